package dev.errdict.db.diff;

import java.util.Optional;

/**
 * A field that both sides changed, each in its own way.
 *
 * @param path as in {@link FieldChange}; {@value EntryMerge#VARIANTS} for all variants at once,
 *     {@value EntryMerge#ENTRY} when one side removed what the other changed
 */
public record FieldConflict(
    String path, Optional<String> base, Optional<String> here, Optional<String> theirs) {}
