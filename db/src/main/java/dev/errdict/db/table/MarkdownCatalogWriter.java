package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A catalog as a page to read: one pipe table, in one language. */
public final class MarkdownCatalogWriter {
  private static final List<Field> ADVICE = List.of(Field.CAUSE, Field.ACTION, Field.NOTE);

  private MarkdownCatalogWriter() {}

  public static void write(CatalogDocument document, Lang lang, Appendable out) throws IOException {
    String title =
        document
            .catalog()
            .texts()
            .bestInAnyLanguage(Field.TITLE, lang)
            .orElse(document.catalog().id());
    out.append("# ").append(MarkdownTable.escape(title)).append("\n\n");
    var notice = document.catalog().texts().bestInAnyLanguage(Field.NOTICE, lang);
    if (notice.isPresent()) {
      out.append(MarkdownTable.escape(notice.get())).append("\n\n");
    }
    List<String> columns =
        new ArrayList<>(List.of("code", "module", "title", "message", "meaning"));
    ADVICE.forEach(field -> columns.add(field.tag()));
    List<TableRow> rows = new ArrayList<>();
    document.entries().forEach(entry -> rows.addAll(rows(entry, lang)));
    MarkdownTable.write(Table.of(columns, rows), out);
  }

  /** A row for each variant; the advice, which is the same for all, is in the first. */
  private static List<TableRow> rows(Entry entry, Lang lang) {
    List<TableRow> rows = new ArrayList<>();
    Optional<String> meaning = entry.texts().bestInAnyLanguage(Field.MEANING, lang);
    if (meaning.isPresent() || entry.variants().isEmpty()) {
      rows.add(row(entry, "", meaning, true, lang));
    }
    for (Variant variant : entry.variants()) {
      rows.add(
          row(
              entry,
              variant.message(lang).orElse(""),
              variant.texts().bestInAnyLanguage(Field.MEANING, lang),
              rows.isEmpty(),
              lang));
    }
    return rows;
  }

  private static TableRow row(
      Entry entry, String message, Optional<String> meaning, boolean first, Lang lang) {
    List<String> cells = new ArrayList<>();
    cells.add(entry.code());
    cells.add(first ? entry.module().orElse("") : "");
    cells.add(first ? entry.texts().bestInAnyLanguage(Field.TITLE, lang).orElse("") : "");
    cells.add(message);
    cells.add(meaning.orElse(""));
    for (Field field : ADVICE) {
      cells.add(first ? entry.texts().bestInAnyLanguage(field, lang).orElse("") : "");
    }
    return new TableRow(0, cells, Optional.empty());
  }
}
