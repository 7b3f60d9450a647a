package dev.errdict.search;

import dev.errdict.db.Catalog;
import dev.errdict.db.Field;
import dev.errdict.db.Lang;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people call a catalog before a code: its id, the first word of its title, and the capitals
 * of that word, as in {@code LC-4307} for LeanCloud.
 */
final class CatalogNames {
  private static final int SHORTEST_INITIALS = 2;

  private CatalogNames() {}

  /** The names of all these catalogs, in lower case. */
  static Set<String> of(Collection<Catalog> catalogs) {
    Set<String> names = new HashSet<>();
    for (Catalog catalog : catalogs) {
      names.add(catalog.id().toLowerCase(Locale.ROOT));
      for (Lang lang : Lang.values()) {
        catalog
            .texts()
            .best(Field.TITLE, lang)
            .map(title -> title.split(" ", 2)[0])
            .ifPresent(word -> add(word, names));
      }
    }
    return Set.copyOf(names);
  }

  private static void add(String word, Set<String> to) {
    to.add(word.toLowerCase(Locale.ROOT));
    String initials =
        word.chars()
            .filter(Character::isUpperCase)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    if (initials.length() >= SHORTEST_INITIALS) {
      to.add(initials.toLowerCase(Locale.ROOT));
    }
  }
}
