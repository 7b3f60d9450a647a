package dev.errdict.db.diff;

import java.util.Optional;

/**
 * A field that both sides changed, each in its own way.
 *
 * @param path {@link FieldPath#VARIANTS} for all variants at once, {@link FieldPath#ENTRY} when one
 *     side removed what the other changed
 */
public record FieldConflict(
    FieldPath path, Optional<String> base, Optional<String> here, Optional<String> theirs) {}
