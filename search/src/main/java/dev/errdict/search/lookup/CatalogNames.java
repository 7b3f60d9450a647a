package dev.errdict.search.lookup;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.words.Lang;
import dev.errdict.search.code.CatalogName;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What people call a catalog before a code: its id, the prefixes that were set for it, the first
 * word of its title, and the capitals of that word, as in {@code LC-4307} for LeanCloud.
 */
final class CatalogNames {
  private static final int SHORTEST_INITIALS = 2;

  private final Supplier<Map<String, Catalog>> catalogs;
  private volatile Known known = new Known(Map.of(), new ConcurrentHashMap<>());

  private record Known(
      Map<String, Catalog> catalogs, Map<Set<String>, Map<String, CatalogName>> names) {}

  /**
   * @param catalogs by their ids; another map whenever they have changed
   */
  CatalogNames(Supplier<Map<String, Catalog>> catalogs) {
    this.catalogs = catalogs;
  }

  /**
   * The names of the catalogs as they are now, in lower case. Safe for use by several threads.
   *
   * @param hidden ids of catalogs to leave out
   */
  @SuppressWarnings("ReferenceEquality") // comparing catalogs at each question takes longer
  Map<String, CatalogName> without(Set<String> hidden) {
    Map<String, Catalog> now = catalogs.get();
    Known last = known;
    if (last.catalogs() != now) {
      last = new Known(now, new ConcurrentHashMap<>());
      known = last;
    }
    return last.names().computeIfAbsent(hidden, without -> of(now, without));
  }

  private static Map<String, CatalogName> of(Map<String, Catalog> catalogs, Set<String> hidden) {
    Map<String, CatalogName> names = new HashMap<>();
    for (Catalog catalog : catalogs.values()) {
      if (hidden.contains(catalog.id())) {
        continue;
      }
      add(catalog.id(), catalog, true, names);
      catalog.settings().prefixes().forEach(prefix -> add(prefix, catalog, true, names));
      for (Lang lang : Lang.values()) {
        catalog
            .texts()
            .best(Field.TITLE, lang)
            .map(title -> title.split(" ", 2)[0])
            .ifPresent(word -> addTitle(word, catalog, names));
      }
    }
    return Map.copyOf(names);
  }

  private static void addTitle(String word, Catalog catalog, Map<String, CatalogName> to) {
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
    // Of a prefix such as BK- people leave the mark out.
    for (String spelling : new LinkedHashSet<>(List.of(lower, lower.replaceFirst("[-_.]+$", "")))) {
      if (!spelling.isEmpty()) {
        to.merge(spelling, new CatalogName(Set.of(catalog.id()), alone), CatalogName::and);
      }
    }
  }
}
