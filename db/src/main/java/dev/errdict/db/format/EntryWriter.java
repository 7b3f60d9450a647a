package dev.errdict.db.format;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Limit;
import dev.errdict.db.catalog.Link;
import dev.errdict.db.catalog.Mender;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.Relation;
import dev.errdict.db.catalog.Retry;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes one entry in its canonical form. Empty fields are left out. */
public final class EntryWriter {
  /** The message that is the same whatever the reader's language. */
  static final String ANY_LANGUAGE = "any";

  private EntryWriter() {}

  /** The entry as the YAML mapping that {@link EntryReader} reads. */
  public static String write(Entry entry) {
    return YamlText.of(tree(entry));
  }

  /** The same as a tree of maps, lists, strings, numbers and booleans, in the canonical order. */
  public static Map<String, Object> tree(Entry entry) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("code", entry.code());
    entry.module().ifPresent(module -> tree.put("module", module));
    if (entry.retired()) {
      tree.put("retired", true);
    }
    if (entry.retry() != Retry.UNKNOWN) {
      tree.put("retry", entry.retry().tag());
    }
    if (entry.mender() != Mender.UNKNOWN) {
      tree.put("mender", entry.mender().tag());
    }
    if (entry.vendorAdvice()) {
      tree.put("vendor-advice", true);
    }
    text(tree, entry.texts(), Field.TITLE);
    text(tree, entry.texts(), Field.MEANING);
    putList(tree, "variants", entry.variants().stream().map(EntryWriter::variant).toList());
    text(tree, entry.texts(), Field.CAUSE);
    text(tree, entry.texts(), Field.ACTION);
    text(tree, entry.texts(), Field.NOTE);
    putList(tree, "limits", entry.limits().stream().map(EntryWriter::limit).toList());
    putMap(tree, "related", relations(entry.relations()));
    putList(tree, "links", entry.links().stream().map(EntryWriter::link).toList());
    putMap(tree, "phrases", phrases(entry.phrases()));
    return tree;
  }

  static void text(Map<String, Object> owner, Texts texts, Field field) {
    Map<String, Object> byLang = new LinkedHashMap<>();
    for (Lang lang : Lang.values()) {
      Map<String, Object> byOrigin = new LinkedHashMap<>();
      for (Text text : texts.all()) {
        if (text.field() == field && text.lang() == lang) {
          byOrigin.put(text.origin().tag(), text.content());
        }
      }
      if (byOrigin.size() == 1 && byOrigin.containsKey(Origin.OWN.tag())) {
        byLang.put(lang.tag(), byOrigin.values().iterator().next());
      } else if (!byOrigin.isEmpty()) {
        byLang.put(lang.tag(), byOrigin);
      }
    }
    putMap(owner, field.tag(), byLang);
  }

  private static Map<String, Object> variant(Variant variant) {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (variant.messages().isEmpty()) {
      variant.message().ifPresent(message -> tree.put("message", message));
    } else {
      Map<String, Object> byLang = new LinkedHashMap<>();
      variant.message().ifPresent(message -> byLang.put(ANY_LANGUAGE, message));
      variant.messages().forEach((lang, message) -> byLang.put(lang.tag(), message));
      tree.put("message", byLang);
    }
    text(tree, variant.texts(), Field.MEANING);
    return tree;
  }

  private static Map<String, Object> limit(Limit limit) {
    Map<String, Object> what = new LinkedHashMap<>();
    what.put("zh", limit.whatZh());
    what.put("en", limit.whatEn());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("what", what);
    tree.put("at-most", limit.amount());
    if (!limit.unit().isEmpty()) {
      tree.put("unit", limit.unit());
    }
    if (!limit.period().isEmpty()) {
      tree.put("per", limit.period());
    }
    return tree;
  }

  private static Map<String, Object> link(Link link) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("label", link.label());
    tree.put("url", link.url());
    return tree;
  }

  private static Map<String, Object> relations(List<Relation> relations) {
    Map<String, List<Object>> byKind = new LinkedHashMap<>();
    for (Relation relation : relations) {
      byKind.computeIfAbsent(relation.kind().tag(), kind -> new ArrayList<>()).add(relation.code());
    }
    return new LinkedHashMap<>(byKind);
  }

  private static Map<String, Object> phrases(List<Phrase> phrases) {
    Map<String, List<Object>> byKey = new LinkedHashMap<>();
    for (Phrase phrase : phrases) {
      String key =
          switch (phrase.kind()) {
            case ASK -> phrase.lang().tag();
            case SYMBOL -> "symbols";
            case MESSAGE -> "messages";
            case MISSPELLING -> "misspellings";
          };
      byKey.computeIfAbsent(key, kind -> new ArrayList<>()).add(phrase.content());
    }
    return new LinkedHashMap<>(byKey);
  }

  private static void putMap(Map<String, Object> tree, String key, Map<String, ?> value) {
    if (!value.isEmpty()) {
      tree.put(key, value);
    }
  }

  private static void putList(Map<String, Object> tree, String key, List<?> value) {
    if (!value.isEmpty()) {
      tree.put(key, value);
    }
  }
}
