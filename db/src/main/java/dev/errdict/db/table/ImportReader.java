package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.format.BoundedReader;
import dev.errdict.db.format.CatalogReader;
import dev.errdict.db.format.FileFormat;
import dev.errdict.db.format.ImportLimits;
import dev.errdict.db.format.JsonTree;
import dev.errdict.db.format.YamlNode;
import dev.errdict.db.format.YamlTree;
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
   * @param map columns to fields, for those whose names do not tell
   * @param pattern of {@link FileFormat#LINES}: its named groups are the columns
   * @param section lines that head others; their named groups are columns too
   * @param delimiter of CSV; empty to find it out
   */
  public record Options(
      FileFormat format,
      String catalog,
      Map<String, String> map,
      Optional<String> pattern,
      Optional<String> section,
      Optional<Character> delimiter) {}

  private static final String FORMAT = "errdict-catalog/";

  private final ImportLimits limits;
  private final Clock clock;

  public ImportReader(ImportLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * @throws CatalogException when it cannot be read in that format; the message names the line and
   *     the fix
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
      case YAML -> tree(YamlTree.read(in), options);
      case JSON -> tree(JsonTree.read(new BufferedReader(in), limits), options);
      case CSV -> {
        Table table = CsvTable.read(in, options.delimiter(), limits);
        yield TranslationTable.isOne(table.columns()) && options.map().isEmpty()
            ? TranslationTable.read(table)
            : rows(table, options);
      }
      case MARKDOWN -> rows(MarkdownTable.read(in, limits), options);
      case LINES -> {
        if (options.pattern().isEmpty()) {
          throw new CatalogException(Problem.IMPORT_NO_PATTERN);
        }
        yield rows(
            LineTable.of(options.pattern().get(), options.section()).read(in, limits), options);
      }
      case ERRCODES, ERRNO, HEADER ->
          rows(LineTable.named(options.format()).orElseThrow().read(in, limits), options);
    };
  }

  private ImportFile tree(YamlNode root, Options options) throws CatalogException {
    return isCatalog(root)
        ? whole(root)
        : rows(TreeTable.of(root, limits, options.map().keySet()), options);
  }

  private ImportFile whole(YamlNode root) throws CatalogException {
    Optional<YamlNode.Mapping.Field> twice = twice(root);
    if (twice.isPresent()) {
      throw new CatalogException(
          Problem.FORMAT_TWICE, twice.get().value().line(), twice.get().key());
    }
    var document = CatalogReader.read(root);
    if (document.entries().size() > limits.rows()) {
      throw new CatalogException(Problem.IMPORT_TOO_MANY, limits.rows());
    }
    return new ImportFile.Whole(document);
  }

  private static Optional<YamlNode.Mapping.Field> twice(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar _ -> Optional.empty();
      case YamlNode.Sequence list ->
          list.items().stream().flatMap(item -> twice(item).stream()).findFirst();
      case YamlNode.Mapping fields ->
          fields.twice().stream()
              .findFirst()
              .or(
                  () ->
                      fields.fields().values().stream()
                          .flatMap(value -> twice(value).stream())
                          .findFirst());
    };
  }

  /** Whether it is, or was meant to be, a catalog file rather than a list that somebody made. */
  private static boolean isCatalog(YamlNode root) {
    return root instanceof YamlNode.Mapping file
        && ((file.fields().get("format") instanceof YamlNode.Scalar format
                && format.value().strip().startsWith(FORMAT))
            || (file.fields().get("catalog") instanceof YamlNode.Mapping head
                && head.get("id").isPresent()));
  }

  private static ImportFile rows(Table table, Options options) throws CatalogException {
    if (table.rows().isEmpty() && table.bad().isEmpty()) {
      throw new CatalogException(Problem.IMPORT_NO_ROWS);
    }
    return RowEntries.of(options.catalog(), table, TableMapping.of(table, options.map()));
  }
}
