package dev.errdict.db.diff;

import java.util.Optional;

/**
 * One field of an entry beside what a file says of it.
 *
 * @param path as in {@link FieldChange}
 */
public record ComparedField(
    String path, FieldState state, Optional<String> here, Optional<String> file) {}
