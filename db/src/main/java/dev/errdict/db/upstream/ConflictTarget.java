package dev.errdict.db.upstream;

import dev.errdict.db.catalog.EntryRef;
import java.util.Optional;

/**
 * What a conflict is about.
 *
 * @param code the entry's; empty for the catalog itself
 */
public record ConflictTarget(String catalog, Optional<String> code) {
  static ConflictTarget of(EntryRef ref) {
    return new ConflictTarget(ref.catalog(), Optional.of(ref.code()));
  }

  public Optional<EntryRef> entry() {
    return code.map(one -> new EntryRef(catalog, one));
  }

  /** How people name it: the entry's code, or the catalog's id. */
  public String name() {
    return code.orElse(catalog);
  }

  @Override
  public String toString() {
    return entry().map(EntryRef::toString).orElse(catalog);
  }
}
