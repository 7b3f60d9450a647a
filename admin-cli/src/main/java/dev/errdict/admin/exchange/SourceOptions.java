package dev.errdict.admin.exchange;

import dev.errdict.db.format.FileFormat;
import java.nio.charset.Charset;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for reading a file. */
final class SourceOptions {
  private static final char TAB = '\t';

  @Option(names = "--format", paramLabel = "FORMAT")
  private Optional<FileFormat> format = Optional.empty();

  @Option(names = "--map", paramLabel = "COLUMN=FIELD", descriptionKey = "map")
  private List<String> map = List.of();

  @Option(names = "--pattern", paramLabel = "REGEX")
  private Optional<String> pattern = Optional.empty();

  @Option(names = "--section", paramLabel = "REGEX")
  private Optional<String> section = Optional.empty();

  @Option(names = "--delimiter", paramLabel = "CHAR")
  private Optional<String> delimiter = Optional.empty();

  @Option(names = "--encoding", paramLabel = "NAME")
  private Optional<String> encoding = Optional.empty();

  @Option(names = "--ignore-columns")
  private boolean ignoreColumns;

  @Option(names = "--skip-bad-rows")
  private boolean skipBadRows;

  @Option(names = "--bad-rows", paramLabel = "FILE")
  private Optional<String> badRows = Optional.empty();

  /** Whether columns without a field may be left out. */
  boolean ignoresColumns() {
    return ignoreColumns;
  }

  /** Whether invalid rows may be left out. */
  boolean skipsBadRows() {
    return skipBadRows || badRows.isPresent();
  }

  /** The file for rows that are left out; empty for the default name. */
  Optional<String> badRows() {
    return badRows;
  }

  /** The requested format, else the one by the other options or the file's name. */
  Optional<FileFormat> format(String file) {
    return format
        .or(() -> pattern.map(given -> FileFormat.LINES))
        .or(() -> FileFormat.of(file))
        .or(
            () ->
                file.equals(ExchangeCommand.STANDARD_STREAM)
                    ? Optional.of(FileFormat.YAML)
                    : Optional.empty());
  }

  List<String> map() {
    return map;
  }

  Optional<String> pattern() {
    return pattern;
  }

  Optional<String> section() {
    return section;
  }

  /** Whether the given delimiter is not a single character. */
  boolean isDelimiterBad() {
    return delimiter.isPresent() && delimiter().isEmpty();
  }

  /** The delimiter; empty to detect it. */
  Optional<Character> delimiter() {
    return delimiter.flatMap(SourceOptions::character);
  }

  private static Optional<Character> character(String given) {
    if (given.equals("\\t") || given.equals("tab")) {
      return Optional.of(TAB);
    }
    boolean usable = given.length() == 1 && "\"\r\n".indexOf(given.charAt(0)) < 0;
    return usable ? Optional.of(given.charAt(0)) : Optional.empty();
  }

  Optional<String> encoding() {
    return encoding;
  }

  /**
   * @throws IllegalArgumentException when Java knows no such charset
   */
  Optional<Charset> charset() {
    Optional<Charset> charset = encoding.map(Charset::forName);
    if (charset.isPresent() && !charset.get().canEncode()) {
      throw new UnsupportedCharsetException(charset.get().name()); // an auto-detecting charset
    }
    return charset;
  }
}
