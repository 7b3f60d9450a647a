package dev.errdict.search.rank;

import dev.errdict.db.EntryRef;
import dev.errdict.db.Lang;
import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.meaning.Embedder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Ranks the entries for a question in words, and decides how sure that is. Safe for use by several
 * threads.
 */
public final class Ranker {
  /** As many entries as a ranking names. */
  static final int MOST = 30;

  private static final float[] NO_VECTOR = {};

  private final Embedder embedder;
  private final Elsewhere elsewhere;
  private final Map<Lang, Weights> withMeaning = weights(true);
  private final Map<Lang, Weights> wordsOnly = weights(false);

  public Ranker(Embedder embedder) {
    this.embedder = embedder;
    this.elsewhere = new Elsewhere(embedder);
  }

  /**
   * Ranks by words and meaning.
   *
   * @param numbers entries whose code stands in the question as a mere number, with what that is
   *     worth
   */
  public Ranking rank(
      String question,
      Map<EntryRef, Double> numbers,
      Optional<String> catalog,
      IndexSnapshot index) {
    Asked asked = Asked.of(question, index);
    Optional<float[]> vector =
        index.hasVectors() && !asked.pinyin() && !asked.terms().isEmpty()
            ? embedder.question(asked.lang(), asked.text())
            : Optional.empty();
    return rank(asked, vector, numbers, catalog, index);
  }

  /** Ranks by words alone, which takes a tenth of the time. */
  public Ranking rankByWords(
      String question,
      Map<EntryRef, Double> numbers,
      Optional<String> catalog,
      IndexSnapshot index) {
    return rank(Asked.of(question, index), Optional.empty(), numbers, catalog, index);
  }

  private Ranking rank(
      Asked asked,
      Optional<float[]> vector,
      Map<EntryRef, Double> numbers,
      Optional<String> catalog,
      IndexSnapshot index) {
    List<Evidence> evidence = Gathering.of(asked, vector, numbers, catalog, index);
    return decide(
        asked,
        elsewhere.of(asked, vector.orElse(NO_VECTOR)),
        evidence,
        weightsFor(asked.lang(), vector.isPresent()));
  }

  private static Map<Lang, Weights> weights(boolean embeddings) {
    Map<Lang, Weights> weights = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      weights.put(lang, Weights.load(embeddings, lang));
    }
    return weights;
  }

  private Weights weightsFor(Lang lang, boolean embeddings) {
    return Objects.requireNonNull((embeddings ? withMeaning : wordsOnly).get(lang));
  }

  private static Ranking decide(
      Asked asked, Elsewhere.Nearness elsewhere, List<Evidence> evidence, Weights weights) {
    List<Evidence> best = new ArrayList<>(evidence);
    best.sort(Comparator.comparingDouble(weights::score).reversed().thenComparing(Evidence::ref));
    if (best.isEmpty()) {
      return new Ranking(asked, elsewhere, List.of(), Ranking.Verdict.NOT_FOUND);
    }
    double top = weights.score(best.getFirst());
    double second = best.size() > 1 ? weights.score(best.get(1)) : 0;
    double sure =
        weights.chance(Surety.parts(asked, elsewhere, best.getFirst(), top, top - second));
    double mass = 0;
    for (Evidence one : best) {
      mass += Math.exp(weights.score(one) - top);
    }
    List<Ranked> ranked = new ArrayList<>();
    for (Evidence one : best) {
      // A code that stands in the question is named whatever its words say.
      if (ranked.size() >= MOST && one.number() == 0) {
        continue;
      }
      double score = weights.score(one);
      ranked.add(new Ranked(one.ref(), score, sure * Math.exp(score - top) / mass, one));
    }
    Ranking.Verdict verdict = Ranking.Verdict.FOUND;
    if (sure < weights.declineBelow()) {
      verdict = Ranking.Verdict.NOT_FOUND;
    } else if (ranked.size() > 1 && 1 / mass < weights.foundAbove()) {
      verdict = Ranking.Verdict.CHOICES;
    }
    return new Ranking(asked, elsewhere, ranked, verdict);
  }
}
