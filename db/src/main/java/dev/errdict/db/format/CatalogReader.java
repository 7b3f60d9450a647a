package dev.errdict.db.format;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.catalog.Text;
import java.io.Reader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a whole catalog file. */
public final class CatalogReader {
  private static final Set<String> FILE_FIELDS = Set.of("format", "catalog", "entries");
  private static final Set<String> CATALOG_FIELDS =
      Stream.concat(
              Stream.of("id", "source", "advice-until", "retired", "title", "notice", "modules"),
              SettingsFormat.FIELDS.stream())
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> MODULE_FIELDS = Set.of("id", "title");

  private CatalogReader() {}

  /**
   * @throws CatalogException when it is no catalog file; the message names the line and the fix
   */
  public static CatalogDocument read(Reader yaml) throws CatalogException {
    return read(YamlTree.read(yaml));
  }

  /** The same for a tree that is already parsed. */
  public static CatalogDocument read(YamlNode root) throws CatalogException {
    YamlNode.Mapping file = root.mapping().only(FILE_FIELDS);
    String format = file.need("format").text();
    if (!format.equals(CatalogWriter.FORMAT)) {
      throw new CatalogException(
          Problem.FORMAT_VERSION, file.need("format").line(), format, CatalogWriter.FORMAT);
    }
    Catalog catalog = catalog(file.need("catalog").mapping().only(CATALOG_FIELDS));
    List<Entry> entries = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (YamlNode node : file.list("entries")) {
      Entry entry = EntryReader.read(catalog.id(), node);
      if (!codes.add(entry.code())) {
        throw new CatalogException(Problem.FORMAT_CODE_TWICE, node.line(), entry.code());
      }
      entries.add(entry);
    }
    return new CatalogDocument(catalog, entries);
  }

  private static Catalog catalog(YamlNode.Mapping node) throws CatalogException {
    List<CatalogModule> modules = new ArrayList<>();
    for (YamlNode item : node.list("modules")) {
      YamlNode.Mapping module = item.mapping().only(MODULE_FIELDS);
      modules.add(
          new CatalogModule(
              module.need("id").text(), TextReader.texts(TextReader.field(module, Field.TITLE))));
    }
    List<Text> texts = new ArrayList<>(TextReader.field(node, Field.TITLE));
    texts.addAll(TextReader.field(node, Field.NOTICE));
    return new Catalog(
        node.need("id").text(),
        node.text("source"),
        date(node),
        node.flag("retired"),
        SettingsFormat.read(node),
        TextReader.texts(texts),
        modules);
  }

  private static Optional<LocalDate> date(YamlNode.Mapping node) throws CatalogException {
    Optional<String> date = node.text("advice-until");
    try {
      return date.map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw new CatalogException(
          e, Problem.FORMAT_NOT_A_DATE, node.need("advice-until").line(), date.orElse(""));
    }
  }
}
