package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.words.Lang;
import java.util.List;
import java.util.Set;

/** The content of a file, not yet compared with the store. */
public sealed interface ImportFile {
  int size();

  /** How the file was interpreted, and what is left out. */
  Reading reading();

  /** A catalog file, which is complete. */
  record Whole(CatalogDocument document) implements ImportFile {
    @Override
    public Reading reading() {
      return Reading.NONE;
    }

    @Override
    public int size() {
      return document.entries().size();
    }
  }

  /**
   * A table, which has some of its entries' fields.
   *
   * @param symbolTitles the codes of the entries whose title is made from the symbol
   */
  record Rows(
      List<CatalogModule> modules, List<Entry> entries, Set<String> symbolTitles, Reading reading)
      implements ImportFile {
    public Rows {
      modules = List.copyOf(modules);
      entries = List.copyOf(entries);
      symbolTitles = Set.copyOf(symbolTitles);
    }

    @Override
    public int size() {
      return entries.size();
    }
  }

  /** What translators filled in. */
  record Translations(Lang from, Lang to, List<Translation> texts, Reading reading)
      implements ImportFile {
    public Translations {
      texts = List.copyOf(texts);
    }

    @Override
    public int size() {
      return texts.size();
    }
  }

  /**
   * @param variant from 1; 0 for a text of the entry itself
   * @param source the text that was translated
   * @param text blank when it was left open
   */
  record Translation(int line, String code, int variant, Field field, String source, String text) {}
}
