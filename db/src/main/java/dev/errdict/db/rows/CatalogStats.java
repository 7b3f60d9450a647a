package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.CHANGE;
import static org.jooq.impl.DSL.count;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts of a catalog and of its history. */
public final class CatalogStats {
  /**
   * @param titled entries with a title, by language
   * @param explained entries with a meaning of their own or of a variant, by language
   * @param advised entries that say what to do, by language
   */
  public record OfCatalog(
      String id,
      int entries,
      int retired,
      int variants,
      int phrases,
      Map<Lang, Integer> titled,
      Map<Lang, Integer> explained,
      Map<Lang, Integer> advised) {
    public OfCatalog {
      titled = new EnumMap<>(titled);
      explained = new EnumMap<>(explained);
      advised = new EnumMap<>(advised);
    }
  }

  private final Database database;
  private final CatalogStore store;

  public CatalogStats(Database database, CatalogStore store) {
    this.database = database;
    this.store = store;
  }

  /** One for each catalog, by id. */
  public List<OfCatalog> catalogs() {
    List<OfCatalog> all = new ArrayList<>();
    for (Catalog catalog : store.catalogs()) {
      List<Entry> entries = store.entries(catalog.id());
      all.add(
          new OfCatalog(
              catalog.id(),
              entries.size(),
              (int) entries.stream().filter(Entry::retired).count(),
              entries.stream().mapToInt(entry -> entry.variants().size()).sum(),
              entries.stream().mapToInt(entry -> entry.phrases().size()).sum(),
              with(entries, Field.TITLE),
              with(entries, Field.MEANING),
              with(entries, Field.ACTION)));
    }
    return all;
  }

  private static Map<Lang, Integer> with(List<Entry> entries, Field field) {
    Map<Lang, Integer> counts = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      counts.put(lang, (int) entries.stream().filter(entry -> has(entry, field, lang)).count());
    }
    return counts;
  }

  private static boolean has(Entry entry, Field field, Lang lang) {
    return entry.texts().best(field, lang).isPresent()
        || entry.variants().stream()
            .anyMatch(variant -> variant.texts().best(field, lang).isPresent());
  }

  /** The number of changes of each kind; every kind is a key. */
  public Map<ChangeKind, Integer> changes() {
    Map<ChangeKind, Integer> counts = new EnumMap<>(ChangeKind.class);
    for (ChangeKind kind : ChangeKind.values()) {
      counts.put(kind, 0);
    }
    database
        .query(sql -> sql.select(CHANGE.KIND, count()).from(CHANGE).groupBy(CHANGE.KIND).fetch())
        .forEach(row -> counts.put(Tagged.of(ChangeKind.class, row.value1()), row.value2()));
    return counts;
  }
}
