package dev.errdict.search.lookup;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.rank.Ranked;
import dev.errdict.search.rank.Ranking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The outcome of a search by words, without regard to witnesses. */
final class WordsOutcome {
  /**
   * The chance from which on the best entry of a declined question is named as near. Of those that
   * are named, nearly half are what was meant; of questions about no entry, one in thirteen names
   * one.
   */
  private static final double NEAR = 0.05;

  /** A choice is named when it is at least this part as likely as the best. */
  private static final double WORTH_NAMING = 0.1;

  private WordsOutcome() {}

  static Outcome of(Ranking ranking) {
    List<Ranked> ranked = ranking.entries();
    return switch (ranking.verdict()) {
      case FOUND ->
          new Outcome.Found(List.of(ranked.getFirst().ref()), Reason.of(Reason.Kind.WORDS));
      case CHOICES -> choices(ranked, one -> isNearlyAsLikely(one, ranked.getFirst()));
      case VAGUE ->
          choices(
              ranked,
              one ->
                  isNearlyAsLikely(one, ranked.getFirst())
                      || one.evidence().saysAsMuchAs(ranked.getFirst().evidence()));
      case NOT_FOUND ->
          new Outcome.NotFound(
              ranked.stream()
                  .limit(1)
                  .filter(best -> best.chance() >= NEAR)
                  .map(Ranked::ref)
                  .toList(),
              Reason.of(Reason.Kind.NOTHING_FITS));
      case OFF_TOPIC -> new Outcome.NotFound(List.of(), Reason.of(Reason.Kind.OFF_TOPIC));
    };
  }

  private static boolean isNearlyAsLikely(Ranked one, Ranked best) {
    return one.chance() >= WORTH_NAMING * best.chance();
  }

  private static Outcome choices(List<Ranked> ranked, Predicate<Ranked> named) {
    Map<EntryRef, Double> chances = new LinkedHashMap<>();
    ranked.stream().filter(named).forEach(one -> chances.put(one.ref(), one.chance()));
    return Outcome.Choices.of(chances, Reason.of(Reason.Kind.SEVERAL_FIT));
  }
}
