package dev.errdict.db.lint;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.util.Optional;

/**
 * The owner of what a finding is about: an entry, else a module, else the catalog.
 *
 * @param variant which of the entry's variants, from 1; 0 for the entry itself
 */
public record Place(
    String catalog, Optional<String> module, Optional<EntryRef> entry, int variant) {
  static Place catalog(String catalog) {
    return new Place(catalog, Optional.empty(), Optional.empty(), 0);
  }

  static Place module(String catalog, String module) {
    return new Place(catalog, Optional.of(module), Optional.empty(), 0);
  }

  static Place entry(EntryRef ref) {
    return variant(ref, 0);
  }

  static Place variant(EntryRef ref, int variant) {
    return new Place(ref.catalog(), Optional.empty(), Optional.of(ref), variant);
  }

  String say(Lang lang) {
    Words words = Words.of(Place.class, lang);
    if (module.isPresent()) {
      return words.say("place.module", catalog, module.get());
    }
    String owner = entry.map(EntryRef::toString).orElse(catalog);
    return variant == 0 ? owner : words.say("place.variant", owner, variant);
  }
}
