package dev.errdict.admin.exchange;

import dev.errdict.db.exchange.FileFormat;
import java.nio.charset.Charset;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a file is to be read. */
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

  /** As asked, else as the other options or the file's name tell. */
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

  /** Empty when what was given is no single character. */
  Optional<Character> delimiter(String file) {
    if (delimiter.isEmpty()) {
      return Optional.of(file.toLowerCase(Locale.ROOT).endsWith(".tsv") ? TAB : ',');
    }
    String given = delimiter.get();
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
      throw new UnsupportedCharsetException(charset.get().name()); // it detects others
    }
    return charset;
  }
}
