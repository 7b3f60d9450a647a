package dev.errdict.db.diff;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Limit;
import dev.errdict.db.catalog.Link;
import dev.errdict.db.catalog.Mender;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.Relation;
import dev.errdict.db.catalog.RelationKind;
import dev.errdict.db.catalog.Retry;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * An entry, flattened: every value under its name, in the order of the file. Nothing is lost:
 * {@link #entry} gives back what {@link #of} took.
 */
final class EntryFields {
  private static final FieldKey MODULE = new FieldKey.Setting("module");
  private static final FieldKey RETIRED = new FieldKey.Setting("retired");
  private static final FieldKey RETRY = new FieldKey.Setting("retry");
  private static final FieldKey MENDER = new FieldKey.Setting("mender");
  private static final FieldKey VENDOR_ADVICE = new FieldKey.Setting("vendor-advice");

  private EntryFields() {}

  static Map<FieldKey, String> of(Optional<Entry> entry) {
    return entry.map(EntryFields::of).orElseGet(LinkedHashMap::new);
  }

  static Map<FieldKey, String> of(Entry entry) {
    Map<FieldKey, String> fields = new LinkedHashMap<>();
    entry.module().ifPresent(module -> fields.put(MODULE, module));
    if (entry.retired()) {
      fields.put(RETIRED, "true");
    }
    if (entry.retry() != Retry.UNKNOWN) {
      fields.put(RETRY, entry.retry().tag());
    }
    if (entry.mender() != Mender.UNKNOWN) {
      fields.put(MENDER, entry.mender().tag());
    }
    if (entry.vendorAdvice()) {
      fields.put(VENDOR_ADVICE, "true");
    }
    putTexts(fields, 0, entry.texts());
    int variantNumber = 0;
    for (Variant variant : entry.variants()) {
      variantNumber++;
      int number = variantNumber;
      fields.put(new FieldKey.Message(number), variant.message().orElse(""));
      variant
          .messages()
          .forEach((lang, text) -> fields.put(new FieldKey.MessageIn(number, lang), text));
      putTexts(fields, variantNumber, variant.texts());
    }
    for (Limit limit : entry.limits()) {
      put(
          fields,
          nth ->
              new FieldKey.LimitKey(
                  limit.whatZh(), limit.whatEn(), limit.unit(), limit.period(), nth),
          limit.amount());
    }
    for (Relation relation : entry.relations()) {
      put(fields, nth -> new FieldKey.RelationKey(relation.code(), nth), relation.kind().tag());
    }
    for (Link link : entry.links()) {
      put(fields, nth -> new FieldKey.LinkKey(link.url(), nth), link.label());
    }
    for (Phrase phrase : entry.phrases()) {
      put(
          fields,
          nth -> new FieldKey.PhraseKey(phrase.kind(), phrase.lang(), phrase.content(), nth),
          phrase.content());
    }
    return fields;
  }

  private static void putTexts(Map<FieldKey, String> fields, int variant, Texts texts) {
    for (Text text : texts.all()) {
      fields.put(
          new FieldKey.TextKey(variant, text.field(), text.lang(), text.origin()), text.content());
    }
  }

  private static void put(Map<FieldKey, String> fields, IntFunction<FieldKey> key, String value) {
    int nth = 1;
    while (fields.putIfAbsent(key.apply(nth), value) != null) {
      nth++;
    }
  }

  static Entry entry(EntryRef ref, Map<FieldKey, String> fields) {
    List<Text> texts = new ArrayList<>();
    Map<Integer, VariantParts> variants = new LinkedHashMap<>();
    List<Limit> limits = new ArrayList<>();
    List<Relation> relations = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    List<Phrase> phrases = new ArrayList<>();
    fields.forEach(
        (key, value) -> {
          switch (key) {
            case FieldKey.Setting setting -> {
              // Read by name below.
            }
            case FieldKey.TextKey text ->
                (text.variant() == 0 ? texts : parts(variants, text.variant()).texts())
                    .add(new Text(text.field(), text.lang(), text.origin(), value));
            case FieldKey.Message message ->
                parts(variants, message.variant()).message().add(value);
            case FieldKey.MessageIn message ->
                parts(variants, message.variant()).messages().put(message.lang(), value);
            case FieldKey.LimitKey limit ->
                limits.add(
                    new Limit(limit.whatZh(), limit.whatEn(), value, limit.unit(), limit.period()));
            case FieldKey.RelationKey relation ->
                relations.add(new Relation(Tagged.of(RelationKind.class, value), relation.code()));
            case FieldKey.LinkKey link -> links.add(new Link(value, link.url()));
            case FieldKey.PhraseKey phrase ->
                phrases.add(new Phrase(phrase.kind(), phrase.lang(), phrase.content()));
          }
        });
    return new Entry(
        ref,
        Optional.ofNullable(fields.get(MODULE)),
        fields.containsKey(RETIRED),
        Optional.ofNullable(fields.get(RETRY))
            .map(tag -> Tagged.of(Retry.class, tag))
            .orElse(Retry.UNKNOWN),
        Optional.ofNullable(fields.get(MENDER))
            .map(tag -> Tagged.of(Mender.class, tag))
            .orElse(Mender.UNKNOWN),
        fields.containsKey(VENDOR_ADVICE),
        new Texts(texts),
        variants.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> one.getValue().variant())
            .toList(),
        limits,
        relations,
        links,
        phrases);
  }

  private record VariantParts(List<String> message, Map<Lang, String> messages, List<Text> texts) {
    Variant variant() {
      return new Variant(
          message.stream().filter(text -> !text.isEmpty()).findFirst(), messages, new Texts(texts));
    }
  }

  private static VariantParts parts(Map<Integer, VariantParts> variants, int number) {
    return variants.computeIfAbsent(
        number,
        key -> new VariantParts(new ArrayList<>(), new EnumMap<>(Lang.class), new ArrayList<>()));
  }
}
