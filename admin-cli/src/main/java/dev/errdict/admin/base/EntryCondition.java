package dev.errdict.admin.base;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import dev.errdict.db.words.Words;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One condition of {@code --where}: {@code module=im}, {@code code=43*}, {@code retry!=never},
 * {@code title.en~login}, {@code action.en=} for entries without one.
 */
public final class EntryCondition implements Predicate<Entry> {
  public static final String FIELDS =
      "catalog, code, module, retry, mender, retired, vendor-advice, message, phrase,"
          + " title[.zh|.en], meaning, cause, action, note";

  private static final Pattern FORM = Pattern.compile("([a-z-]+)(?:\\.(zh|en))?(!=|=|~)(.*)");

  private static final Set<String> SETTINGS =
      Set.of(
          "catalog",
          "code",
          "module",
          "retry",
          "mender",
          "retired",
          "vendor-advice",
          "message",
          "symbol",
          "phrase");

  private final String field;
  private final Optional<Lang> lang;
  private final String sign;
  private final String wanted;

  private EntryCondition(String field, Optional<Lang> lang, String sign, String wanted) {
    this.field = field;
    this.lang = lang;
    this.sign = sign;
    this.wanted = fold(wanted.strip());
  }

  /**
   * All of the conditions at once.
   *
   * @throws Refusal when a condition is malformed, or its field is unknown
   */
  public static Predicate<Entry> all(List<String> written, Lang reader) throws Refusal {
    Predicate<Entry> all = entry -> true;
    for (String one : written) {
      all = all.and(of(one, reader));
    }
    return all;
  }

  private static EntryCondition of(String written, Lang reader) throws Refusal {
    Matcher parts = FORM.matcher(written.strip());
    if (!parts.matches() || !(SETTINGS.contains(parts.group(1)) || isText(parts.group(1)))) {
      throw new Refusal(
          Exit.USAGE, Words.of(EntryCondition.class, reader).say("where.bad", written, FIELDS));
    }
    return new EntryCondition(
        parts.group(1),
        Optional.ofNullable(parts.group(2)).flatMap(Lang::of),
        parts.group(3),
        parts.group(4));
  }

  @Override
  public boolean test(Entry entry) {
    List<String> values = values(entry).filter(value -> !value.isBlank()).toList();
    return switch (sign) {
      case "~" -> values.stream().anyMatch(value -> fold(value).contains(wanted));
      case "!=" -> !is(values);
      default -> is(values);
    };
  }

  private boolean is(List<String> values) {
    if (wanted.isEmpty()) {
      return values.isEmpty();
    }
    Pattern glob =
        Pattern.compile(
            Stream.of(wanted.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElse(""),
            Pattern.DOTALL);
    return values.stream().anyMatch(value -> glob.matcher(fold(value)).matches());
  }

  private static boolean isText(String field) {
    return Tagged.find(Field.class, field).filter(one -> one != Field.NOTICE).isPresent();
  }

  private Stream<String> values(Entry entry) {
    return switch (field) {
      case "catalog" -> Stream.of(entry.ref().catalog());
      case "code" -> Stream.of(entry.code());
      case "module" -> entry.module().stream();
      case "retry" -> Stream.of(entry.retry().tag());
      case "mender" -> Stream.of(entry.mender().tag());
      case "retired" -> Stream.of(Boolean.toString(entry.retired()));
      case "vendor-advice" -> Stream.of(Boolean.toString(entry.vendorAdvice()));
      case "message" ->
          entry.variants().stream().flatMap(variant -> variant.allMessages().stream());
      case "symbol" ->
          entry.phrases().stream()
              .filter(phrase -> phrase.kind() == PhraseKind.SYMBOL)
              .map(phrase -> phrase.content());
      case "phrase" -> entry.phrases().stream().map(phrase -> phrase.content());
      default ->
          Stream.concat(Stream.of(entry.texts()), entry.variants().stream().map(Variant::texts))
              .flatMap(this::texts);
    };
  }

  private Stream<String> texts(Texts texts) {
    Field text = Tagged.of(Field.class, field);
    return Stream.of(Lang.values())
        .filter(one -> lang.isEmpty() || lang.get() == one)
        .flatMap(one -> texts.best(text, one).stream());
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
