package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.words.Lang;
import java.util.List;

/** What a file says, before anything here is looked at. */
public sealed interface ImportFile {
  int size();

  /** How it was understood, and what of it is left out. */
  Reading reading();

  /** A catalog file: it says all there is to say about its entries. */
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

  /** A table that somebody made: it says something about its entries. */
  record Rows(List<CatalogModule> modules, List<Entry> entries, Reading reading)
      implements ImportFile {
    public Rows {
      modules = List.copyOf(modules);
      entries = List.copyOf(entries);
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
