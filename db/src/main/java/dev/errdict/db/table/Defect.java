package dev.errdict.db.table;

import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import dev.errdict.db.words.Words;
import java.util.List;

/**
 * Something in a file that an import leaves out.
 *
 * @param line where it is in the file, from 1; of a column, the first row with something in it
 * @param column the column's name; empty when a whole row is concerned
 * @param rows how many rows are concerned
 * @param details other values in the sentence
 */
public record Defect(Kind kind, int line, String column, int rows, List<String> details) {
  /** What can be wrong. The tag names the sentence in {@link Words}. */
  public enum Kind implements Tagged {
    /** The column belongs to no field. */
    UNKNOWN_COLUMN,
    /** A list inside a JSON or YAML row. */
    LIST_IN_ROW,
    /** A table whose columns differ from those of the file's first table. */
    OTHER_TABLE,
    NO_CODE,
    BAD_CODE,
    FEW_CELLS,
    MANY_CELLS,
    OPEN_QUOTE,
    /** Text behind the quotation mark that closes a cell. */
    STRAY_QUOTE,
    KEY_TWICE,
    /** A row that contradicts an earlier row with the same code. */
    CODE_TWICE,
    NO_TITLE,
    BAD_VALUE,
    UNREAD_LINE;

    /** Whether a column is left out, rather than a row. */
    public boolean isOfColumn() {
      return this == UNKNOWN_COLUMN || this == LIST_IN_ROW || this == OTHER_TABLE;
    }
  }

  private static final int START = 60;

  public Defect {
    details = List.copyOf(details);
  }

  /** The beginning of a text, for a sentence that quotes it. */
  static String start(String text) {
    return text.length() <= START ? text : text.substring(0, START).strip() + "…";
  }

  static Defect ofRow(Kind kind, int line, String... details) {
    return new Defect(kind, line, "", 1, List.of(details));
  }

  static Defect ofColumn(Kind kind, int line, String column, int rows, String... details) {
    return new Defect(kind, line, column, rows, List.of(details));
  }

  /** The defect as one sentence that names the line. */
  public String say(Lang lang) {
    Object[] arguments = new Object[3 + details.size()];
    arguments[0] = line;
    arguments[1] = column;
    arguments[2] = rows;
    for (int i = 0; i < details.size(); i++) {
      arguments[3 + i] = details.get(i);
    }
    return Words.of(Lang.class, lang).say("defect." + kind.tag(), arguments);
  }
}
