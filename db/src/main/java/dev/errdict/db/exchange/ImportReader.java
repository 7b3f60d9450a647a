package dev.errdict.db.exchange;

import dev.errdict.db.CatalogException;
import dev.errdict.db.format.CatalogReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Reads any file that an import takes, within limits. */
public final class ImportReader {
  /**
   * How to read a file.
   *
   * @param catalog the catalog that its rows belong to; a catalog file names its own
   * @param map columns to fields; empty to go by the columns' names
   * @param pattern of {@link FileFormat#LINES}: its named groups are the columns
   * @param section lines that head others; their named groups are columns too
   * @param delimiter of CSV
   */
  public record Options(
      FileFormat format,
      String catalog,
      Map<String, String> map,
      Optional<String> pattern,
      Optional<String> section,
      char delimiter) {}

  private static final int LOOK_AHEAD = 1024;

  private final ImportLimits limits;
  private final Clock clock;

  public ImportReader(ImportLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * @throws CatalogException when it cannot be read as that; the message names the line and the
   *     mend
   */
  public ImportFile read(Reader file, Options options) throws CatalogException, IOException {
    try {
      return read(new BoundedReader(file, limits, clock), options);
    } catch (CatalogException | IOException | UncheckedIOException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof BoundedReader.Exceeded exceeded) {
          throw exceeded.limit();
        }
      }
      throw e;
    }
  }

  private ImportFile read(BoundedReader in, Options options) throws CatalogException, IOException {
    return switch (options.format()) {
      case YAML -> whole(in);
      case JSON -> {
        BufferedReader text = new BufferedReader(in);
        yield isList(text) ? rows(JsonTable.read(text, limits), options) : whole(text);
      }
      case CSV -> {
        Table table = CsvTable.read(in, options.delimiter(), limits);
        yield TranslationTable.isOne(table.columns()) && options.map().isEmpty()
            ? TranslationTable.read(table)
            : rows(table, options);
      }
      case MARKDOWN -> rows(MarkdownTable.read(in, limits), options);
      case LINES -> {
        if (options.pattern().isEmpty()) {
          throw new CatalogException("import.no-pattern");
        }
        yield rows(
            LineTable.of(options.pattern().get(), options.section()).read(in, limits), options);
      }
      case ERRCODES, ERRNO, HEADER ->
          rows(LineTable.named(options.format()).orElseThrow().read(in, limits), options);
    };
  }

  private ImportFile whole(Reader in) throws CatalogException {
    var document = CatalogReader.read(in);
    if (document.entries().size() > limits.rows()) {
      throw new CatalogException("import.too-many", limits.rows());
    }
    return new ImportFile.Whole(document);
  }

  /** Whether the text starts with a bracket; a catalog file starts with a brace. */
  private static boolean isList(BufferedReader text) throws IOException {
    text.mark(LOOK_AHEAD);
    int first = text.read();
    for (int i = 1; i < LOOK_AHEAD && Character.isWhitespace(first); i++) {
      first = text.read();
    }
    text.reset();
    return first == '[';
  }

  private static ImportFile rows(Table table, Options options) throws CatalogException {
    if (table.rows().isEmpty()) {
      throw new CatalogException("import.no-rows");
    }
    return RowEntries.of(options.catalog(), table, TableMapping.of(table.columns(), options.map()));
  }
}
