package dev.errdict.db.format;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a catalog in its canonical form: fixed order of fields, entries in natural order, one text
 * a line. Writing what {@link CatalogReader} read from a canonical file gives the same bytes again.
 */
public final class CatalogWriter {
  /** What the first line of every catalog file says. */
  public static final String FORMAT = "errdict-catalog/1";

  private CatalogWriter() {}

  public static void write(CatalogDocument document, Appendable out) throws IOException {
    out.append(head(document.catalog()));
    if (document.entries().isEmpty()) {
      return;
    }
    out.append("entries:\n");
    for (Entry entry : document.entries()) {
      out.append(YamlText.of(List.of(EntryWriter.tree(entry))));
    }
  }

  /** The file of a catalog without any entries. */
  public static String head(Catalog catalog) {
    return YamlText.of(headTree(catalog));
  }

  /** The same as a tree of maps, lists, strings and booleans, in the canonical order. */
  public static Map<String, Object> headTree(Catalog catalog) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("format", FORMAT);
    file.put("catalog", catalog(catalog));
    return file;
  }

  private static Map<String, Object> catalog(Catalog catalog) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", catalog.id());
    catalog.source().ifPresent(source -> tree.put("source", source));
    catalog.adviceUntil().ifPresent(date -> tree.put("advice-until", date.toString()));
    if (catalog.retired()) {
      tree.put("retired", true);
    }
    SettingsFormat.write(catalog.settings(), tree);
    EntryWriter.text(tree, catalog.texts(), Field.TITLE);
    EntryWriter.text(tree, catalog.texts(), Field.NOTICE);
    List<Object> modules = new ArrayList<>();
    for (CatalogModule module : catalog.modules()) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("id", module.id());
      EntryWriter.text(item, module.texts(), Field.TITLE);
      modules.add(item);
    }
    if (!modules.isEmpty()) {
      tree.put("modules", modules);
    }
    return tree;
  }
}
