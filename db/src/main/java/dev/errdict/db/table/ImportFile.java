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

  /**
   * A table that somebody made: it says something about its entries.
   *
   * @param doubled rows that give a code a second time with another text; the first one counts
   */
  record Rows(
      List<CatalogModule> modules, List<Entry> entries, List<Doubled> doubled, Reading reading)
      implements ImportFile {
    public Rows {
      modules = List.copyOf(modules);
      entries = List.copyOf(entries);
      doubled = List.copyOf(doubled);
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
   * @param line where it stands in the file
   * @param path the field that was given before
   */
  record Doubled(int line, String code, String path, String text) {}

  /**
   * @param variant from 1; 0 for a text of the entry itself
   * @param source the text that was translated
   * @param text blank when it was left open
   */
  record Translation(int line, String code, int variant, Field field, String source, String text) {}
}
