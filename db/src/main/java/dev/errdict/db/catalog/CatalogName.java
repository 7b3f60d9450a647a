package dev.errdict.db.catalog;

import dev.errdict.db.words.Lang;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people call a catalog before a code, as in {@code PG-57014}.
 *
 * @param catalogs the ids of the catalogs with this name
 * @param alone whether a code behind the name can belong to these catalogs only; false for a word
 *     that also means other things
 */
public record CatalogName(Set<String> catalogs, boolean alone) {
  private static final int SHORTEST_INITIALS = 2;

  public CatalogName {
    catalogs = Set.copyOf(catalogs);
  }

  /**
   * The names of catalogs, in lower case: their ids, the prefixes that were set for them, their
   * titles, the first word of each title, and the capitals of that word, as in {@code LC-4307} for
   * LeanCloud.
   */
  public static Map<String, CatalogName> of(Collection<Catalog> catalogs) {
    Map<String, CatalogName> names = new HashMap<>();
    for (Catalog catalog : catalogs) {
      add(catalog.id(), catalog, true, names);
      catalog.settings().prefixes().forEach(prefix -> add(prefix, catalog, true, names));
      for (Lang lang : Lang.values()) {
        catalog
            .texts()
            .best(Field.TITLE, lang)
            .ifPresent(
                title -> {
                  add(title, catalog, false, names);
                  addWord(title.split(" ", 2)[0], catalog, names);
                });
      }
    }
    return Map.copyOf(names);
  }

  private static void addWord(String word, Catalog catalog, Map<String, CatalogName> to) {
    add(word, catalog, false, to);
    String initials =
        word.chars()
            .filter(Character::isUpperCase)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    if (initials.length() >= SHORTEST_INITIALS) {
      add(initials, catalog, true, to);
    }
  }

  private static void add(
      String name, Catalog catalog, boolean alone, Map<String, CatalogName> to) {
    String lower = name.toLowerCase(Locale.ROOT);
    // People leave out the mark of a prefix such as BK-.
    for (String spelling : new LinkedHashSet<>(List.of(lower, lower.replaceFirst("[-_.]+$", "")))) {
      if (!spelling.isEmpty()) {
        to.merge(spelling, new CatalogName(Set.of(catalog.id()), alone), CatalogName::and);
      }
    }
  }

  /** This name, shared with another catalog. */
  private CatalogName and(CatalogName other) {
    return new CatalogName(
        Stream.concat(catalogs.stream(), other.catalogs.stream())
            .collect(Collectors.toUnmodifiableSet()),
        alone || other.alone);
  }
}
