package dev.errdict.bot.discord.ask;

import dev.errdict.bot.discord.paint.AnswerCode;
import dev.errdict.bot.discord.paint.Truncation;
import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.lookup.Explanation;
import dev.errdict.search.rank.Ranked;
import dev.errdict.search.rank.Ranking;
import dev.errdict.search.reply.ReplyLocale;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;

/** Autocompletion for a question. */
public final class Suggestions {
  /** The beginning of a code at the end of the typed text: {@code err 430}, {@code err TS-23}. */
  private static final Pattern CODE =
      Pattern.compile(
          "(?:.*[^0-9A-Za-z_-])?"
              + "((?<letters>[A-Za-z]{1,12})[-_]?(?<number>[0-9]{1,9})|[A-Za-z]{1,12}-|-?[0-9][0-9A-Za-z_]*)");

  private static final int MOST_TYPED = 200;

  /** The smallest match of words with which an entry is offered. */
  private static final double LEAST_MATCH = 0.2;

  private final Dictionary dictionary;

  public Suggestions(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /**
   * The likeliest entries, the best first.
   *
   * @param locale of their titles
   * @param audience of the typing user
   * @return at most 25; the value of each is a question whose answer is this entry
   */
  public List<Choice> of(String typed, ReplyLocale locale, Audience audience) {
    String text = Truncation.to(typed.strip(), MOST_TYPED);
    return refs(text, audience).stream()
        .limit(OptionData.MAX_CHOICES)
        .flatMap(ref -> dictionary.entry(ref, audience).stream())
        .map(entry -> choice(entry, locale, audience))
        .toList();
  }

  private Set<EntryRef> refs(String typed, Audience audience) {
    if (typed.isEmpty()) {
      return new LinkedHashSet<>(
          prefixes(audience, index -> index.prefixes().first(OptionData.MAX_CHOICES)));
    }
    Set<EntryRef> refs = new LinkedHashSet<>(withCode(typed, audience));
    Matcher code = CODE.matcher(typed);
    if (code.matches()) {
      refs.addAll(prefixes(audience, index -> beginningWith(code, index)));
    }
    Explanation explained = dictionary.explain(Question.of(typed, audience));
    boolean exact = explained.ranking().isEmpty();
    if (exact) {
      refs.addAll(answered(explained.answer()));
    }
    refs.addAll(
        prefixes(
            audience, index -> index.prefixes().withSymbolPrefix(typed, OptionData.MAX_CHOICES)));
    if (!exact) {
      refs.addAll(answered(explained.answer()));
    }
    if (!code.matches() || code.group("letters") == null) {
      refs.addAll(
          prefixes(
              audience, index -> index.prefixes().withWordPrefixes(typed, OptionData.MAX_CHOICES)));
    }
    if (explained.answer().reason().kind() == Reason.Kind.UNKNOWN_CODE) {
      return refs;
    }
    explained.ranking().map(Ranking::entries).stream()
        .flatMap(List::stream)
        .filter(ranked -> ranked.evidence().match() >= LEAST_MATCH)
        .map(Ranked::ref)
        .forEach(refs::add);
    return refs;
  }

  /** The codes that begin as it is typed, then those that do behind a prefix of a catalog. */
  private static List<EntryRef> beginningWith(MatchResult code, IndexSnapshot index) {
    String typed = code.group(1);
    Optional<String> letters = Optional.ofNullable(code.group("letters"));
    String number = letters.isPresent() ? code.group("number") : typed;
    Stream<String> behindPrefixes =
        index.codePrefixes().stream()
            .filter(
                prefix ->
                    letters.map(prefix.replaceFirst("[-_ ]$", "")::equalsIgnoreCase).orElse(true))
            .map(prefix -> prefix + number);
    return Stream.concat(Stream.of(typed), behindPrefixes)
        .flatMap(prefix -> index.prefixes().withCodePrefix(prefix, OptionData.MAX_CHOICES).stream())
        .distinct()
        .toList();
  }

  private static List<EntryRef> answered(Answer answer) {
    return switch (answer) {
      case Answer.Found found -> found.entries().stream().map(Entry::ref).toList();
      case Answer.Choices choices ->
          choices.candidates().stream().map(one -> one.entry().ref()).toList();
      case Answer.NotFound _ -> List.of();
    };
  }

  private List<EntryRef> prefixes(
      Audience audience, Function<IndexSnapshot, List<EntryRef>> search) {
    return dictionary.read(audience, search).orElse(List.of());
  }

  private List<EntryRef> withCode(String code, Audience audience) {
    return prefixes(
        audience,
        index -> index.withCode(code).stream().filter(ref -> ref.code().equals(code)).toList());
  }

  private Choice choice(Entry entry, ReplyLocale locale, Audience audience) {
    EntryRef ref = entry.ref();
    boolean alone = withCode(ref.code(), audience).size() == 1;
    String value = alone ? ref.code() : AnswerCode.ref(ref);
    return new Choice(
        Truncation.to(
            ref.code() + " · " + locale.write(entry.title(locale.lang())), Choice.MAX_NAME_LENGTH),
        Truncation.to(value, Choice.MAX_STRING_VALUE_LENGTH));
  }

  /** The entry that a suggestion's value names, when its code alone would not do. */
  Stream<Entry> named(String value, Audience audience) {
    return AnswerCode.ref(value).stream().flatMap(ref -> dictionary.entry(ref, audience).stream());
  }
}
