package dev.errdict.db.upstream;

import dev.errdict.db.catalog.EntryRef;
import java.util.Optional;

/**
 * A field that was edited here and that a release ships otherwise. It stays as it is here until
 * somebody settles it.
 *
 * @param ref its code is empty for a field of the catalog itself
 * @param path as {@link dev.errdict.db.diff.FieldChange} names it
 * @param base as it was shipped before
 * @param here as it stood here when the release came
 * @param shipped as it is shipped now
 * @param revision the change with which the release came
 */
public record UpstreamConflict(
    EntryRef ref,
    String path,
    Optional<String> base,
    Optional<String> here,
    Optional<String> shipped,
    long revision) {
  public boolean ofCatalog() {
    return ref.code().isEmpty();
  }
}
