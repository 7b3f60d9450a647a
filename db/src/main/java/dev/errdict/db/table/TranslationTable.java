package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The texts of a catalog in two languages, for translators: {@code code,field,<from>,<to>}, one
 * text a row, the last column to be filled in.
 */
public final class TranslationTable {
  private static final List<Field> FIELDS =
      List.of(Field.TITLE, Field.MEANING, Field.CAUSE, Field.ACTION, Field.NOTE);
  private static final Pattern PATH = Pattern.compile("([a-z]+)(?:\\[([1-9]\\d{0,3})])?");

  private TranslationTable() {}

  /**
   * @param to the language to translate into
   * @param openOnly only texts that it lacks
   * @return the number of texts, which is that of the rows below the header
   */
  public static int write(CatalogDocument document, Lang to, boolean openOnly, Appendable out)
      throws IOException {
    Lang from = to.other();
    CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
    csv.printRecord("code", "field", from.tag(), to.tag());
    for (Entry entry : document.entries()) {
      for (Field field : FIELDS) {
        row(csv, entry, field.tag(), field, entry.texts(), to, openOnly);
        if (field == Field.MEANING) {
          int number = 0;
          for (Variant variant : entry.variants()) {
            number++;
            row(csv, entry, "meaning[" + number + "]", field, variant.texts(), to, openOnly);
          }
        }
      }
    }
    csv.flush();
    return (int) csv.getRecordCount() - 1;
  }

  private static void row(
      CSVPrinter csv, Entry entry, String path, Field field, Texts texts, Lang to, boolean openOnly)
      throws IOException {
    Optional<String> source = texts.best(field, to.other());
    Optional<String> target = texts.best(field, to);
    boolean nothing = source.isEmpty() && target.isEmpty();
    if (!nothing && !(openOnly && target.isPresent())) {
      csv.printRecord(
          FormulaGuard.guard(entry.code()),
          path,
          FormulaGuard.guard(source.orElse("")),
          FormulaGuard.guard(target.orElse("")));
    }
  }

  static boolean isOne(List<String> columns) {
    return columns.size() == 4
        && columns.get(0).equals("code")
        && columns.get(1).equals("field")
        && lang(columns.get(2)).isPresent()
        && lang(columns.get(3)).isPresent()
        && !columns.get(2).equals(columns.get(3));
  }

  private static Optional<Lang> lang(String column) {
    return Lang.of(column).filter(lang -> lang.tag().equals(column));
  }

  /**
   * @throws CatalogException when a row names no field
   */
  static ImportFile.Translations read(Table table) throws CatalogException {
    Lang from = lang(table.columns().get(2)).orElseThrow();
    List<ImportFile.Translation> texts = new ArrayList<>();
    Map<List<String>, TableRow> earlier = new HashMap<>();
    List<BadRow> bad = new ArrayList<>();
    int repeated = 0;
    for (TableRow row : table.rows()) {
      String path = row.cells().get(1);
      Matcher parts = PATH.matcher(path);
      Optional<Field> field =
          parts.matches() ? Tagged.find(Field.class, parts.group(1)) : Optional.empty();
      if (field.isEmpty() || !FIELDS.contains(field.get())) {
        throw new CatalogException(
            Problem.FORMAT_UNKNOWN_FIELD,
            row.line(),
            path,
            "action, cause, meaning, meaning[1], note, title");
      }
      TableRow before = earlier.putIfAbsent(List.of(row.cells().get(0), path), row);
      if (before != null && before.cells().equals(row.cells())) {
        repeated++;
        continue;
      }
      if (before != null) {
        bad.add(row.bad(contradiction(row, before, path), table.columns()));
        continue;
      }
      int variant = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
      texts.add(
          new ImportFile.Translation(
              row.line(),
              row.cells().get(0),
              variant,
              field.get(),
              row.cells().get(2),
              row.cells().get(3)));
    }
    return new ImportFile.Translations(
        from,
        from.other(),
        texts,
        Reading.of(table, List.of(), List.of(), bad, new Reading.Again(repeated, 0)));
  }

  private static Defect contradiction(TableRow row, TableRow before, String path) {
    return Defect.ofRow(
        Defect.Kind.CODE_TWICE,
        row.line(),
        row.cells().get(0),
        Integer.toString(before.line()),
        path,
        Defect.start(before.cells().get(3)),
        Defect.start(row.cells().get(3)));
  }
}
