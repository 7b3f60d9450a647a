package dev.errdict.search.lookup;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.code.CodeMention;
import dev.errdict.search.rank.Ranking;
import dev.errdict.search.witness.CodeWitness;
import dev.errdict.search.witness.NumberWitness;
import dev.errdict.search.witness.TextWitness;
import dev.errdict.search.witness.Witness;
import dev.errdict.search.witness.Witnesses;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The one rule that turns witnesses and words into an answer. The strongest witness wins: a code,
 * then a text, then a number, then words; docs/search.md has the table. Words are searched only
 * when no witness decides.
 */
final class Decision {
  /** The chance from which on a number is answered without asking back. */
  static final double SURE = 0.6;

  /** The same for one of the numbers that mean many things. */
  static final double SURE_IF_COMMON = 0.85;

  /** Below this chance the words come before the number. */
  static final double LIKELY = 0.4;

  /** Below this chance words that are not sure come before the number, too. */
  static final double UNSURE = 0.2;

  /** How much less likely a number is meant as a code that means many other things. */
  private static final double COMMON = 0.5;

  /** Below this chance the number is shown as near, not offered as a choice. */
  static final double UNLIKELY = 0.08;

  /** The weight from which on a text is answered although an unknown code is beside it. */
  private static final double WHOLE_MESSAGE = 4;

  /** A text of lower weight, about three words, may be there by chance. */
  private static final double TELLING = 2.5;

  private static final int SHORT_QUESTION = 40;

  /** The last HTTP status that is registered (IANA, HTTP Status Code Registry). */
  private static final String LAST_STANDARD_STATUS = "511";

  /** A text with this many times the weight of another one decides alone. */
  private static final double CLEARLY_MORE = 2;

  /** A word with a digit, or in capitals. */
  private static final Pattern ONE_CODE =
      Pattern.compile("(?=.*\\d)[A-Za-z0-9][A-Za-z0-9_./:-]{1,63}|[A-Z][A-Z0-9_./:-]{1,63}");

  /**
   * The largest number of codes answered for one question; a Discord menu has at most 25 entries.
   */
  private static final int MAX_CODES = 25;

  private static final int MAX_UNKNOWN = 10;

  /**
   * Codes that no catalog has.
   *
   * @param more how many of them are not named
   */
  private record Unknown(List<String> named, int more) {
    static Unknown of(Stream<? extends Witness> witnesses) {
      List<String> all = witnesses.map(Witness::written).distinct().toList();
      int named = Math.min(all.size(), MAX_UNKNOWN);
      return new Unknown(all.subList(0, named), all.size() - named);
    }

    Outcome none(Set<EntryRef> near) {
      return new Outcome.NotFound(
          List.copyOf(near), named, more, new Reason(Reason.Kind.UNKNOWN_CODE, named));
    }
  }

  private final Witnesses witnesses;
  private final Supplier<Ranking> words;

  private Decision(Witnesses witnesses, Supplier<Ranking> words) {
    this.witnesses = witnesses;
    this.words = words;
  }

  /**
   * @param words the search by words, called only when needed
   */
  static Outcome of(Witnesses witnesses, Supplier<Ranking> words) {
    return new Decision(witnesses, words).decide();
  }

  private Outcome decide() {
    List<CodeWitness> known = witnesses.codes().stream().filter(Witness::isKnown).toList();
    Unknown unknown = Unknown.of(witnesses.codes().stream().filter(one -> !one.isKnown()));
    if (!known.isEmpty()) {
      return codes(known, unknown);
    }
    if (!witnesses.codes().isEmpty()) {
      return unknownCodes(unknown);
    }
    if (!witnesses.texts().isEmpty()) {
      return texts();
    }
    return witnesses.numbers().isEmpty() ? unlessItIsACode(words.get()) : numbers();
  }

  private static Outcome codes(List<? extends Witness> known, Unknown unknown) {
    Witness first = known.getFirst();
    if (known.size() == 1 && first.entries().size() > 1 && unknown.named().isEmpty()) {
      return equals(first.entries(), Reason.of(Reason.Kind.SEVERAL_CATALOGS, code(first)));
    }
    Set<EntryRef> entries = new LinkedHashSet<>();
    known.stream().limit(MAX_CODES).forEach(one -> entries.addAll(one.entries()));
    String code = first.entries().getFirst().code();
    Reason reason =
        isSpelling(first.written(), code)
            ? Reason.of(Reason.Kind.CODE, code)
            : Reason.of(Reason.Kind.CODE_READ_AS, first.written(), code);
    int more = Math.max(0, known.size() - MAX_CODES) + unknown.more();
    return new Outcome.Found(List.copyOf(entries), unknown.named(), more, reason);
  }

  /** Whether the written form is the code, apart from case or a missing prefix. */
  private static boolean isSpelling(String written, String code) {
    return code.regionMatches(true, code.length() - written.length(), written, 0, written.length());
  }

  private static String code(Witness witness) {
    return switch (witness) {
      case CodeWitness code -> code.mention().code();
      case NumberWitness number -> number.mention().code();
      case TextWitness text -> text.written();
    };
  }

  private static Outcome equals(List<EntryRef> entries, Reason reason) {
    Map<EntryRef, Double> chances = new LinkedHashMap<>();
    entries.stream()
        .limit(Outcome.Choices.MOST)
        .forEach(ref -> chances.put(ref, 1.0 / entries.size()));
    return new Outcome.Choices(chances, reason);
  }

  /** Declines a code that no catalog has, unless something else surely names an entry. */
  private Outcome unknownCodes(Unknown unknown) {
    Optional<TextWitness> message =
        witnesses.texts().stream()
            .filter(one -> one.weight() >= WHOLE_MESSAGE || one.whole())
            .findFirst();
    if (message.isPresent()) {
      List<EntryRef> entries = message.get().entries();
      return entries.size() > 1
          ? equals(entries, Reason.of(Reason.Kind.SEVERAL_FIT))
          : new Outcome.Found(
              entries, unknown.named(), unknown.more(), Reason.of(Reason.Kind.TEXT));
    }
    if (witnesses.codes().stream().allMatch(one -> one.mention().isWord())) {
      return unknownWord(unknown);
    }
    Set<EntryRef> near = new LinkedHashSet<>();
    sureNumbers().forEach(one -> near.addAll(one.entries()));
    witnesses.texts().forEach(one -> near.addAll(one.entries()));
    return unknown.none(near);
  }

  /**
   * A word that a key calls a code ({@code code: SESSION_EXPIRED}) may be an entry's symbol in
   * other words, or another product's: what it fits is offered, not answered.
   */
  private Outcome unknownWord(Unknown unknown) {
    return switch (witnesses.texts().isEmpty() ? WordsOutcome.of(words.get()) : texts()) {
      case Outcome.Found found -> {
        Map<EntryRef, Double> chances = new LinkedHashMap<>();
        found.entries().forEach(ref -> chances.put(ref, LIKELY));
        yield Outcome.Choices.of(chances, Reason.of(Reason.Kind.SEVERAL_FIT));
      }
      case Outcome.Choices choices -> choices;
      case Outcome.NotFound nothing -> unknown.none(new LinkedHashSet<>(nothing.near()));
    };
  }

  private Outcome texts() {
    TextWitness best = witnesses.texts().getFirst();
    Set<EntryRef> named = new LinkedHashSet<>();
    // The title of an HTTP status may stand before the message that tells more.
    witnesses.numbers().stream()
        .filter(one -> one.mention().kind() != CodeMention.Kind.STATUS)
        .forEach(one -> named.addAll(one.entries()));
    for (TextWitness text : witnesses.texts()) {
      List<EntryRef> both = text.entries().stream().filter(named::contains).toList();
      if (both.size() == 1 && CLEARLY_MORE * text.weight() > best.weight()) {
        return new Outcome.Found(both, Reason.of(Reason.Kind.TEXT));
      }
    }
    Map<EntryRef, Double> chances = new LinkedHashMap<>();
    sureNumbers().stream()
        .filter(one -> !one.isCommon())
        .forEach(one -> one.entries().forEach(ref -> chances.put(ref, one.chance())));
    boolean rival = !chances.isEmpty();
    for (TextWitness text : witnesses.texts()) {
      if (CLEARLY_MORE * text.weight() > best.weight()) {
        double each = text.weight() / (text.weight() + 1) / text.entries().size();
        text.entries().forEach(ref -> chances.putIfAbsent(ref, each));
      }
    }
    return rival || chances.size() > 1
        ? Outcome.Choices.of(chances, Reason.of(Reason.Kind.SEVERAL_FIT))
        : oneText(best);
  }

  private Outcome oneText(TextWitness text) {
    if (text.readAs()) {
      String code = text.entries().getFirst().code();
      return new Outcome.Found(
          text.entries(), Reason.of(Reason.Kind.CODE_READ_AS, text.written(), code));
    }
    boolean tells =
        witnesses.strangers() ? text.weight() >= WHOLE_MESSAGE : text.weight() >= TELLING;
    return text.whole() || tells
        ? new Outcome.Found(text.entries(), Reason.of(Reason.Kind.TEXT))
        : weakText(text);
  }

  /**
   * A text of few words is not trusted when the whole question surely means something else, or when
   * names that no catalog has are beside it: other products have similar messages.
   */
  private Outcome weakText(TextWitness text) {
    EntryRef named = text.entries().getFirst();
    Outcome byWords = WordsOutcome.of(words.get());
    Map<EntryRef, Double> chances = new LinkedHashMap<>();
    chances.put(named, LIKELY);
    switch (byWords) {
      case Outcome.Found found -> found.entries().forEach(ref -> chances.putIfAbsent(ref, LIKELY));
      case Outcome.Choices choices when witnesses.strangers() ->
          choices.chances().forEach(chances::putIfAbsent);
      case Outcome.NotFound nothing when nothing.reason().kind() == Reason.Kind.OFF_TOPIC -> {
        return nothing;
      }
      default -> {}
    }
    boolean declined = byWords instanceof Outcome.NotFound;
    return !witnesses.strangers() && !declined && chances.size() == 1
        ? new Outcome.Found(text.entries(), Reason.of(Reason.Kind.TEXT))
        : Outcome.Choices.of(chances, Reason.of(Reason.Kind.SEVERAL_FIT));
  }

  private List<NumberWitness> sureNumbers() {
    return witnesses.numbers().stream()
        .filter(one -> one.isKnown() && one.mention().kind() != CodeMention.Kind.STATUS)
        .filter(this::isSure)
        .toList();
  }

  /** A common number is a code only if the question says hardly anything else. */
  private boolean isSure(NumberWitness number) {
    return number.isCommon()
        ? number.chance() >= SURE_IF_COMMON && witnesses.text().length() <= SHORT_QUESTION
        : number.chance() >= SURE;
  }

  private Outcome numbers() {
    List<NumberWitness> sure = sureNumbers();
    if (!sure.isEmpty()) {
      return codes(sure, Unknown.of(unknownWithLetters()));
    }
    List<NumberWitness> known = witnesses.numbers().stream().filter(Witness::isKnown).toList();
    if (known.isEmpty()) {
      boolean asked =
          witnesses.numbers().stream()
              .anyMatch(one -> one.mention().kind() != CodeMention.Kind.STATUS);
      return asked
          ? Unknown.of(witnesses.numbers().stream()).none(Set.of())
          : WordsOutcome.of(words.get());
    }
    Map<EntryRef, Double> chances = new LinkedHashMap<>();
    for (NumberWitness one : known) {
      double chance = one.isCommon() ? COMMON * one.chance() : one.chance();
      one.entries().forEach(ref -> chances.putIfAbsent(ref, chance));
    }
    Set<EntryRef> statuses = new LinkedHashSet<>();
    known.stream()
        .filter(one -> one.mention().kind() == CodeMention.Kind.STATUS && isStandard(one))
        .forEach(one -> statuses.addAll(one.entries()));
    return beside(chances, statuses, words.get());
  }

  /** Codes such as SHIP-99 that are listed with a number. */
  private Stream<NumberWitness> unknownWithLetters() {
    return witnesses.numbers().stream()
        .filter(one -> !one.isKnown())
        .filter(one -> one.mention().code().chars().anyMatch(Character::isLetter));
  }

  /** Whether it is in the range of registered HTTP statuses, so that any server may send it. */
  private static boolean isStandard(NumberWitness status) {
    String code = status.mention().code();
    return code.length() == LAST_STANDARD_STATUS.length()
        && code.compareTo(LAST_STANDARD_STATUS) <= 0;
  }

  /**
   * Decides between numbers that may be codes and the words.
   *
   * @param statuses those of the numbers that are HTTP statuses, which any server may send
   */
  private static Outcome beside(
      Map<EntryRef, Double> numbers, Set<EntryRef> statuses, Ranking ranking) {
    Outcome byWords = WordsOutcome.of(ranking);
    Map<EntryRef, Double> offered =
        switch (byWords) {
          case Outcome.Found found -> Map.of(found.entries().getFirst(), 1.0);
          case Outcome.Choices choices -> choices.chances();
          case Outcome.NotFound _ -> Map.of();
        };
    boolean supported = numbers.keySet().stream().anyMatch(offered::containsKey);
    if (byWords instanceof Outcome.Found && supported) {
      return byWords;
    }
    // A certain answer by words precedes an unlikely number; an uncertain one does not.
    double first = byWords instanceof Outcome.Found ? LIKELY : UNSURE;
    Map<EntryRef, Double> chances = new LinkedHashMap<>();
    numbers.forEach(
        (ref, chance) -> {
          if ((chance >= first && !statuses.contains(ref))
              || (supported && offered.containsKey(ref))) {
            chances.put(ref, chance);
          }
        });
    // Beside unsure words a status may be what is asked for.
    boolean unsure = byWords instanceof Outcome.Choices;
    Map<EntryRef, Double> last = new LinkedHashMap<>();
    numbers.forEach(
        (ref, chance) -> {
          if (chance >= UNLIKELY
              && (unsure || !statuses.contains(ref))
              && !chances.containsKey(ref)
              && !offered.containsKey(ref)) {
            last.put(ref, chance);
          }
        });
    offered.entrySet().stream()
        .limit(Math.max(0, Outcome.Choices.MOST - chances.size() - last.size()))
        .forEach(one -> chances.putIfAbsent(one.getKey(), one.getValue()));
    chances.putAll(last);
    if (chances.isEmpty()) {
      return new Outcome.NotFound(
          List.copyOf(numbers.keySet()), Reason.of(Reason.Kind.NOTHING_FITS));
    }
    if (chances.keySet().equals(offered.keySet()) && !supported) {
      return byWords;
    }
    Set<EntryRef> asked = new LinkedHashSet<>(numbers.keySet());
    asked.retainAll(chances.keySet());
    if (byWords instanceof Outcome.Choices choices
        && last.keySet().equals(asked)
        && statuses.containsAll(asked)) {
      return Outcome.Choices.of(chances, choices.reason());
    }
    List<String> codes = asked.stream().map(EntryRef::code).toList();
    return Outcome.Choices.of(chances, new Reason(Reason.Kind.NUMBER, codes));
  }

  /**
   * A single word that looks like a code and fits no entry is an unknown code. A word with a digit
   * has no meaning to compare: it fits only entries that contain it.
   */
  private Outcome unlessItIsACode(Ranking ranking) {
    Outcome byWords = WordsOutcome.of(ranking);
    String text = witnesses.text().strip();
    boolean unmatched =
        byWords instanceof Outcome.NotFound
            || (text.chars().anyMatch(Character::isDigit)
                && ranking.entries().stream()
                    .limit(1)
                    .allMatch(best -> best.evidence().match() == 0));
    return unmatched && ONE_CODE.matcher(text).matches()
        ? new Unknown(List.of(text), 0).none(Set.of())
        : byWords;
  }
}
