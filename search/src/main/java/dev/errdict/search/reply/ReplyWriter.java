package dev.errdict.search.reply;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Candidate;
import dev.errdict.search.answer.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Puts an answer into words. */
public final class ReplyWriter {
  private final Function<String, Optional<Catalog>> catalogs;
  private final CardWriter cards;
  private final Predicate<Audience> severalCatalogs;

  /**
   * @param catalogs a catalog by its id
   * @param severalCatalogs whether an audience knows of several: found entries name theirs then
   */
  public ReplyWriter(
      Function<String, Optional<Catalog>> catalogs,
      CardWriter cards,
      Predicate<Audience> severalCatalogs) {
    this.catalogs = catalogs;
    this.cards = cards;
    this.severalCatalogs = severalCatalogs;
  }

  /** The words for somebody who sees every catalog. */
  public Reply write(Answer answer, Lang lang) {
    return write(answer, lang, Audience.OPERATOR);
  }

  public Reply write(Answer answer, Lang lang, Audience audience) {
    boolean named = severalCatalogs.test(audience);
    return switch (answer) {
      case Answer.Found found ->
          new Reply.Cards(
              lang,
              withMore(
                  found.unknown().isEmpty()
                      ? preface(answer, lang)
                      : both(
                          preface(answer, lang),
                          say(lang, "found.unknown-beside", String.join(", ", found.unknown())),
                          lang),
                  answer,
                  lang),
              found.entries().stream().map(entry -> cards.write(entry, lang, named)).toList());
      case Answer.Choices choices ->
          new Reply.Pick(
              lang,
              isSingle(choices) ? say(lang, "reason.one_fits") : preface(answer, lang),
              choices.candidates().stream()
                  .map(Candidate::entry)
                  .map(entry -> option(entry, lang))
                  .toList());
      case Answer.NotFound nothing ->
          new Reply.Nothing(
              lang,
              withMore(preface(answer, lang), answer, lang),
              nothing.near().stream().map(entry -> option(entry, lang)).toList(),
              advice(nothing.reason().kind(), lang));
    };
  }

  /** What to write instead; nothing where the preface says it, or where nothing would help. */
  private static String advice(Reason.Kind kind, Lang lang) {
    return kind == Reason.Kind.EMPTY || kind == Reason.Kind.OFF_TOPIC
        ? ""
        : say(lang, "nothing.advice");
  }

  /** Whether there is only one choice, which needs another sentence. */
  private static boolean isSingle(Answer.Choices choices) {
    return choices.candidates().size() == 1 && choices.reason().kind() != Reason.Kind.NUMBER;
  }

  private static String withMore(String preface, Answer answer, Lang lang) {
    if (answer.more() == 0) {
      return preface;
    }
    return both(preface, say(lang, "more-codes", answer.more()), lang);
  }

  private static String both(String sentence, String next, Lang lang) {
    return sentence.isEmpty() ? next : sentence + (lang == Lang.EN ? " " : "") + next;
  }

  private static String preface(Answer answer, Lang lang) {
    String key = "reason." + answer.reason().kind().name().toLowerCase(Locale.ROOT);
    List<String> about = answer.reason().about();
    return switch (answer.reason().kind()) {
      case CODE, TEXT, WORDS -> "";
      case CODE_READ_AS -> say(lang, key, about.getFirst(), about.getLast());
      case RENAMED -> say(lang, key, about.get(0), about.get(1), about.get(2));
      case UNKNOWN_CODE, NUMBER -> say(lang, key, about.stream().collect(Collectors.joining(", ")));
      case SEVERAL_CATALOGS, SEVERAL_FIT, NOTHING_FITS, OFF_TOPIC, EMPTY -> say(lang, key);
    };
  }

  private Option option(Entry entry, Lang lang) {
    String catalog =
        catalogs
            .apply(entry.ref().catalog())
            .map(found -> CardWriter.catalogTitle(found, lang))
            .orElse(entry.ref().catalog());
    return new Option(entry.ref(), entry.title(lang), catalog);
  }

  private static String say(Lang lang, String key, Object... arguments) {
    return Words.of(ReplyWriter.class, lang).say(key, arguments);
  }
}
