package dev.errdict.db.format;

import dev.errdict.db.words.Tagged;
import java.util.Locale;
import java.util.Optional;

/** The formats of import and export. */
public enum FileFormat implements Tagged {
  /** The canonical catalog file. */
  YAML,
  /** The same tree. Imported: that, or a list of objects as a table. */
  JSON,
  /** Exported: texts to translate. Imported: those, or any table with a header. */
  CSV,
  /** A pipe table. */
  MARKDOWN,
  /** Lines that a pattern takes apart. */
  LINES,
  /** PostgreSQL's {@code errcodes.txt}. */
  ERRCODES,
  /** What {@code errno -l} of moreutils prints. */
  ERRNO,
  /** {@code #define} lines of a C header. */
  HEADER;

  /** The format by the ending of a file's name; empty when that is unknown. */
  public static Optional<FileFormat> of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith("errcodes.txt")) {
      return Optional.of(ERRCODES);
    }
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "yaml", "yml" -> Optional.of(YAML);
      case "json" -> Optional.of(JSON);
      case "csv", "tsv" -> Optional.of(CSV);
      case "md", "markdown" -> Optional.of(MARKDOWN);
      case "h" -> Optional.of(HEADER);
      default -> Optional.empty();
    };
  }
}
