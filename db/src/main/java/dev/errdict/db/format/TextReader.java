package dev.errdict.db.format;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the texts of a field: per language either one own text, or a mapping from origin to text.
 */
final class TextReader {
  private TextReader() {}

  static List<Text> field(YamlNode.Mapping owner, Field field) throws CatalogException {
    Optional<YamlNode> node = owner.get(field.tag());
    if (node.isEmpty()) {
      return List.of();
    }
    List<Text> texts = new ArrayList<>();
    for (Map.Entry<String, YamlNode> byLang : node.get().mapping().fields().entrySet()) {
      Lang lang = lang(byLang.getKey(), byLang.getValue());
      if (byLang.getValue() instanceof YamlNode.Mapping byOrigin) {
        for (Map.Entry<String, YamlNode> text : byOrigin.fields().entrySet()) {
          add(texts, field, lang, origin(text), text.getValue());
        }
      } else {
        add(texts, field, lang, Origin.OWN, byLang.getValue());
      }
    }
    return texts;
  }

  static Texts texts(List<Text> texts) {
    return texts.isEmpty() ? Texts.NONE : new Texts(texts);
  }

  private static void add(List<Text> texts, Field field, Lang lang, Origin origin, YamlNode content)
      throws CatalogException {
    if (!content.isBlank()) {
      texts.add(new Text(field, lang, origin, content.text()));
    }
  }

  private static Lang lang(String tag, YamlNode at) throws CatalogException {
    for (Lang lang : Lang.values()) {
      if (lang.tag().equals(tag)) {
        return lang;
      }
    }
    throw new CatalogException(Problem.FORMAT_UNKNOWN_FIELD, at.line(), tag, "en, zh");
  }

  private static Origin origin(Map.Entry<String, YamlNode> text) throws CatalogException {
    Optional<Origin> origin = Tagged.find(Origin.class, text.getKey());
    if (origin.isEmpty()) {
      throw new CatalogException(
          Problem.FORMAT_UNKNOWN_FIELD,
          text.getValue().line(),
          text.getKey(),
          "own, repaired, upstream");
    }
    return origin.get();
  }
}
