package dev.errdict.db.diff;

import java.util.Optional;

/** One field of an entry beside what a file says of it. */
public record ComparedField(
    FieldPath path, FieldState state, Optional<String> here, Optional<String> file) {}
