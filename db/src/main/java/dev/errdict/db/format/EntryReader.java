package dev.errdict.db.format;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Limit;
import dev.errdict.db.catalog.Link;
import dev.errdict.db.catalog.Mender;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.catalog.Relation;
import dev.errdict.db.catalog.RelationKind;
import dev.errdict.db.catalog.Retry;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads one entry: an item of a catalog file, what an editor saved, or what the change log kept.
 */
public final class EntryReader {
  private static final Set<String> ENTRY_FIELDS =
      Set.of(
          "code",
          "module",
          "retired",
          "retry",
          "mender",
          "vendor-advice",
          "title",
          "meaning",
          "cause",
          "action",
          "note",
          "variants",
          "limits",
          "related",
          "links",
          "phrases");
  private static final Set<String> VARIANT_FIELDS = Set.of("message", "meaning");
  private static final Set<String> MESSAGE_FIELDS =
      Set.of(EntryWriter.ANY_LANGUAGE, Lang.ZH.tag(), Lang.EN.tag());
  private static final Set<String> LIMIT_FIELDS = Set.of("what", "at-most", "unit", "per");
  private static final Set<String> LINK_FIELDS = Set.of("label", "url");
  private static final Set<String> PHRASE_FIELDS =
      Set.of("zh", "en", "symbols", "messages", "misspellings");
  private static final List<Field> TEXT_FIELDS =
      List.of(Field.TITLE, Field.MEANING, Field.CAUSE, Field.ACTION, Field.NOTE);

  private EntryReader() {}

  /**
   * @throws CatalogException when it is no entry; the message names the line and the fix
   */
  public static Entry read(String catalog, String yaml) throws CatalogException {
    return read(catalog, YamlTree.read(new StringReader(yaml)));
  }

  static Entry read(String catalog, YamlNode node) throws CatalogException {
    YamlNode.Mapping entry = node.mapping().only(ENTRY_FIELDS);
    List<Text> texts = new ArrayList<>();
    for (Field field : TEXT_FIELDS) {
      texts.addAll(TextReader.field(entry, field));
    }
    return new Entry(
        new EntryRef(catalog, code(entry.need("code"))),
        entry.text("module"),
        entry.flag("retired"),
        choice(entry, "retry", Retry.class, Retry.UNKNOWN),
        choice(entry, "mender", Mender.class, Mender.UNKNOWN),
        entry.flag("vendor-advice"),
        TextReader.texts(texts),
        variants(entry),
        limits(entry),
        relations(entry),
        links(entry),
        phrases(entry));
  }

  private static String code(YamlNode node) throws CatalogException {
    if (!EntryRef.isCode(node.text())) {
      throw new CatalogException(Problem.FORMAT_NOT_A_CODE, node.line(), node.text());
    }
    return node.text();
  }

  private static List<Variant> variants(YamlNode.Mapping entry) throws CatalogException {
    List<Variant> variants = new ArrayList<>();
    for (YamlNode item : entry.list("variants")) {
      YamlNode.Mapping variant = item.mapping().only(VARIANT_FIELDS);
      variants.add(
          message(variant).withTexts(TextReader.texts(TextReader.field(variant, Field.MEANING))));
    }
    return variants;
  }

  /** A variant's message: one text, or one for each language. */
  private static Variant message(YamlNode.Mapping variant) throws CatalogException {
    if (variant.get("message").orElse(null) instanceof YamlNode.Mapping byLang) {
      byLang.only(MESSAGE_FIELDS);
      Map<Lang, String> messages = new EnumMap<>(Lang.class);
      for (Lang lang : Lang.values()) {
        Optional<String> message = byLang.text(lang.tag());
        message.ifPresent(text -> messages.put(lang, text));
      }
      return new Variant(byLang.text(EntryWriter.ANY_LANGUAGE), messages, Texts.NONE);
    }
    return new Variant(variant.text("message"), Texts.NONE);
  }

  private static List<Limit> limits(YamlNode.Mapping entry) throws CatalogException {
    List<Limit> limits = new ArrayList<>();
    for (YamlNode item : entry.list("limits")) {
      YamlNode.Mapping limit = item.mapping().only(LIMIT_FIELDS);
      YamlNode.Mapping what = limit.need("what").mapping().only(Set.of("zh", "en"));
      limits.add(limit(what, limit));
    }
    return limits;
  }

  private static Limit limit(YamlNode.Mapping what, YamlNode.Mapping limit)
      throws CatalogException {
    YamlNode amount = limit.need("at-most");
    try {
      return new Limit(
          what.need("zh").text(),
          what.need("en").text(),
          amount.text(),
          limit.text("unit").orElse(""),
          limit.text("per").orElse(""));
    } catch (NumberFormatException e) {
      throw new CatalogException(e, Problem.FORMAT_NOT_A_NUMBER, amount.line(), amount.text());
    }
  }

  private static List<Relation> relations(YamlNode.Mapping entry) throws CatalogException {
    Optional<YamlNode> related = entry.get("related");
    if (related.isEmpty()) {
      return List.of();
    }
    List<Relation> relations = new ArrayList<>();
    Set<String> targets = new LinkedHashSet<>();
    for (Map.Entry<String, YamlNode> kind : related.get().mapping().fields().entrySet()) {
      for (YamlNode target : kind.getValue().items()) {
        if (!targets.add(target.text())) {
          throw new CatalogException(Problem.FORMAT_TWICE, target.line(), target.text());
        }
        relations.add(
            new Relation(
                constant(kind.getKey(), kind.getValue(), RelationKind.class), target.text()));
      }
    }
    return relations;
  }

  private static List<Link> links(YamlNode.Mapping entry) throws CatalogException {
    List<Link> links = new ArrayList<>();
    for (YamlNode item : entry.list("links")) {
      YamlNode.Mapping link = item.mapping().only(LINK_FIELDS);
      String url = link.need("url").text();
      if (!url.startsWith("https://") && !url.startsWith("http://")) {
        throw new CatalogException(Problem.FORMAT_NOT_A_URL, link.line(), url);
      }
      links.add(new Link(link.need("label").text(), url));
    }
    return links;
  }

  private static List<Phrase> phrases(YamlNode.Mapping entry) throws CatalogException {
    Optional<YamlNode> node = entry.get("phrases");
    if (node.isEmpty()) {
      return List.of();
    }
    YamlNode.Mapping phrases = node.get().mapping().only(PHRASE_FIELDS);
    Set<Phrase> all = new LinkedHashSet<>();
    for (String key : phrases.fields().keySet()) {
      for (YamlNode item : phrases.list(key)) {
        String content = item.text();
        all.add(
            switch (key) {
              case "zh" -> new Phrase(PhraseKind.ASK, Lang.ZH, content);
              case "en" -> new Phrase(PhraseKind.ASK, Lang.EN, content);
              case "symbols" -> new Phrase(PhraseKind.SYMBOL, Lang.EN, content);
              case "messages" -> new Phrase(PhraseKind.MESSAGE, Lang.ofScript(content), content);
              default -> new Phrase(PhraseKind.MISSPELLING, Lang.ofScript(content), content);
            });
      }
    }
    return List.copyOf(all);
  }

  private static <E extends Enum<E> & Tagged> E choice(
      YamlNode.Mapping owner, String key, Class<E> type, E otherwise) throws CatalogException {
    Optional<YamlNode> node = owner.get(key);
    return node.isEmpty() ? otherwise : constant(node.get().text(), node.get(), type);
  }

  private static <E extends Enum<E> & Tagged> E constant(String tag, YamlNode at, Class<E> type)
      throws CatalogException {
    Optional<E> constant = Tagged.find(type, tag);
    if (constant.isEmpty()) {
      throw new CatalogException(
          Problem.FORMAT_NOT_ONE_OF,
          at.line(),
          tag,
          Arrays.stream(type.getEnumConstants())
              .map(Tagged::tag)
              .collect(Collectors.joining(", ")));
    }
    return constant.get();
  }
}
