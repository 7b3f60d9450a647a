package dev.errdict.db.upstream;

import dev.errdict.db.diff.FieldPath;
import java.util.Optional;

/**
 * A field that was edited here and that a release ships otherwise. It stays as it is here until
 * somebody settles it.
 *
 * @param target what the field is of
 * @param base as it was shipped before
 * @param here as it stood here when the release came
 * @param shipped as it is shipped now
 * @param revision the change with which the release came
 */
public record UpstreamConflict(
    ConflictTarget target,
    FieldPath path,
    Optional<String> base,
    Optional<String> here,
    Optional<String> shipped,
    long revision) {}
