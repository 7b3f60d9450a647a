package dev.errdict.db.upstream;

import dev.errdict.db.diff.FieldPath;
import java.util.Optional;

/**
 * A field that was edited here and changed by a release. It keeps its local value until a
 * maintainer resolves the conflict.
 *
 * @param target what the field is of
 * @param base as it was shipped before
 * @param here the local value when the release was installed
 * @param shipped as it is shipped now
 * @param revision the change that installed the release
 */
public record UpstreamConflict(
    ConflictTarget target,
    FieldPath path,
    Optional<String> base,
    Optional<String> here,
    Optional<String> shipped,
    long revision) {}
