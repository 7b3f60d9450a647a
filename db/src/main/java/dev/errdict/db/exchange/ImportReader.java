package dev.errdict.db.exchange;

import dev.errdict.db.CatalogException;
import dev.errdict.db.format.CatalogReader;
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
      case YAML, JSON -> {
        var document = CatalogReader.read(in);
        if (document.entries().size() > limits.rows()) {
          throw new CatalogException("import.too-many", limits.rows());
        }
        yield new ImportFile.Whole(document);
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

  private static ImportFile rows(Table table, Options options) throws CatalogException {
    if (table.rows().isEmpty()) {
      throw new CatalogException("import.no-rows");
    }
    return RowEntries.of(options.catalog(), table, TableMapping.of(table.columns(), options.map()));
  }
}
