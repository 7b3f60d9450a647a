package dev.errdict.db.format;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Catalogs and entries as bencode (BEP 3), for what is derived from them and read at each start.
 * Jackson's first use takes tens of milliseconds, since it needs {@code BigDecimal}, which begins
 * by computing 5^65536; the first YAML takes some 15. Lengths are in UTF-16 code units; a value
 * that is no list or dictionary is a string.
 */
public final class Bencode {
  private static final int MAX_DEPTH = 32;

  private Bencode() {}

  /** An entry as {@link #readEntry} reads it. */
  public static String write(Entry entry) {
    return write(EntryWriter.tree(entry));
  }

  /** A catalog without its entries, as {@link #readCatalog} reads it. */
  public static String write(Catalog catalog) {
    return write(CatalogWriter.headTree(catalog));
  }

  /**
   * @throws CatalogException when it is no entry
   * @throws IOException when it is not bencode
   */
  public static Entry readEntry(String catalog, String text) throws CatalogException, IOException {
    return EntryReader.read(catalog, new Parser(text).parse());
  }

  /**
   * @throws CatalogException when it is no catalog
   * @throws IOException when it is not bencode
   */
  public static Catalog readCatalog(String text) throws CatalogException, IOException {
    return CatalogReader.read(new Parser(text).parse()).catalog();
  }

  private static String write(Object tree) {
    StringBuilder text = new StringBuilder();
    append(text, tree);
    return text.toString();
  }

  private static void append(StringBuilder text, Object tree) {
    if (tree instanceof Map<?, ?> map) {
      text.append('d');
      map.forEach(
          (key, value) -> {
            append(text, key);
            append(text, value);
          });
      text.append('e');
    } else if (tree instanceof List<?> list) {
      text.append('l');
      list.forEach(item -> append(text, item));
      text.append('e');
    } else {
      String value = String.valueOf(tree);
      text.append(value.length()).append(':').append(value);
    }
  }

  /** Reads one text from its beginning to its end. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    YamlNode parse() throws IOException {
      YamlNode node = node(0);
      if (at < text.length()) {
        throw damaged();
      }
      return node;
    }

    private YamlNode node(int depth) throws IOException {
      if (depth > MAX_DEPTH) {
        throw damaged();
      }
      if (skip('d')) {
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        while (!skip('e')) {
          fields.put(string(), node(depth + 1));
        }
        return new YamlNode.Mapping(1, fields);
      }
      if (skip('l')) {
        List<YamlNode> items = new ArrayList<>();
        while (!skip('e')) {
          items.add(node(depth + 1));
        }
        return new YamlNode.Sequence(1, items);
      }
      return new YamlNode.Scalar(1, string());
    }

    private boolean skip(char wanted) {
      boolean there = at < text.length() && text.charAt(at) == wanted;
      if (there) {
        at++;
      }
      return there;
    }

    private String string() throws IOException {
      int colon = text.indexOf(':', at);
      if (colon < 0) {
        throw damaged();
      }
      int begin = colon + 1;
      try {
        at = begin + Integer.parseUnsignedInt(text, at, colon, 10);
        return text.substring(begin, at);
      } catch (NumberFormatException | IndexOutOfBoundsException e) {
        throw damaged();
      }
    }

    private IOException damaged() {
      return new IOException("no bencode at " + at);
    }
  }
}
