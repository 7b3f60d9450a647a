package dev.errdict.search.rank;

import dev.errdict.db.Lang;
import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.text.Gloss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Ranks the entries for a question in words, and decides how sure that is. Safe for use by several
 * threads.
 */
public final class Ranker {
  /** As many entries as a ranking names. */
  static final int MOST = 30;

  /** The chance of being right from which on the best entry is the answer. */
  static final double FOUND_ABOVE = 0.7;

  /** An entry that matches the question's words so well is never declined. */
  private static final double NEARLY_WHOLE = 0.9;

  /** Nor is one that has so many of the syllables of typed pinyin. */
  private static final double MOSTLY_SAID = 0.6;

  /** The chance from which on an entry that was found by glossed words is offered. */
  private static final double GLOSSED_ABOVE = 0.1;

  /** More catalogs than this are ranked as one. */
  private static final int MOST_CATALOGS = 16;

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
   * Ranks by words and meaning; by words alone where there is no model. Each catalog is ranked by
   * itself, so that the many texts of one do not keep the few of another from being compared.
   */
  public Ranking rank(String question, Optional<String> catalog, IndexSnapshot index) {
    Asking asking = new Asking(Asked.of(question, index), index);
    Set<String> catalogs = index.catalogs();
    if (catalog.isPresent() || catalogs.size() < 2 || catalogs.size() > MOST_CATALOGS) {
      return asking.rank(catalog);
    }
    return Merging.of(catalogs.stream().map(id -> asking.rank(Optional.of(id))).toList());
  }

  /** One question that is asked of each catalog; what they have in common is computed once. */
  private final class Asking {
    private final IndexSnapshot index;
    private final Question original;
    private Optional<Question> quoted = Optional.empty();
    private Optional<Question> glossed = Optional.empty();

    Asking(Asked asked, IndexSnapshot index) {
      this.index = index;
      this.original = new Question(asked);
    }

    /** A wording of the question, with its vector. */
    private final class Question {
      private final Asked asked;
      private final Optional<float[]> vector;
      private final Elsewhere.Nearness nearness;

      Question(Asked asked) {
        this.asked = asked;
        this.vector =
            index.hasVectors() && !asked.pinyin() && !asked.terms().isEmpty()
                ? embedder.question(asked.lang(), asked.text())
                : Optional.empty();
        this.nearness = elsewhere.of(asked, vector.orElse(NO_VECTOR));
      }

      Ranking rank(Optional<String> catalog) {
        return decide(
            asked,
            nearness,
            Gathering.of(asked, vector, catalog, index),
            weightsFor(asked.lang(), vector.isPresent()));
      }
    }

    /**
     * Of a Chinese question that nothing fits, the English that it quotes is ranked, and then the
     * question in English words, for entries without Chinese texts.
     */
    Ranking rank(Optional<String> catalog) {
      Ranking ranking = original.rank(catalog);
      if (ranking.verdict() != Ranking.Verdict.NOT_FOUND || ranking.asked().lang() == Lang.EN) {
        return ranking;
      }
      String text = ranking.asked().text();
      if (quoted.isEmpty()) {
        quoted = Gloss.latin(text).map(one -> new Question(Asked.of(one, index)));
      }
      Optional<Ranking> byQuote =
          quoted
              .map(one -> one.rank(catalog))
              .filter(one -> one.verdict() != Ranking.Verdict.NOT_FOUND);
      if (byQuote.isPresent()) {
        return byQuote.get().asChoices();
      }
      if (glossed.isEmpty()) {
        glossed = Gloss.english(text).map(one -> new Question(Asked.of(one, index)));
      }
      return glossed
          .map(one -> one.rank(catalog))
          .filter(Ranker::isOffered)
          .map(Ranking::asChoices)
          .orElse(ranking);
    }
  }

  /** Whether a ranking by glossed words is likely enough, and of an entry that needs them. */
  private static boolean isOffered(Ranking glossed) {
    return glossed.verdict() != Ranking.Verdict.NOT_FOUND
        && glossed.entries().getFirst().chance() >= GLOSSED_ABOVE
        && !glossed.entries().getFirst().evidence().taught();
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
    Evidence first = best.getFirst();
    double top = weights.score(first);
    double second = best.size() > 1 ? weights.score(best.get(1)) : 0;
    double mass = 0;
    for (Evidence one : best) {
      mass += Math.exp(weights.score(one) - top);
    }
    double[] parts = Confidence.parts(asked, elsewhere, first, top, top - second, 1 / mass);
    double right = weights.right(first, parts);
    double worth = weights.worth(first, parts);
    List<Ranked> ranked = new ArrayList<>();
    for (Evidence one : best) {
      if (ranked.size() >= MOST) {
        break;
      }
      double score = weights.score(one);
      // What is left of the chance belongs to the others as they share the rest of the softmax.
      double other = Math.max(0, worth - right) * Math.exp(score - top) / Math.max(1e-9, mass - 1);
      double chance = ranked.isEmpty() ? right : Math.min(right, other);
      ranked.add(new Ranked(one.ref(), score, chance, one));
    }
    Ranking.Verdict verdict = Ranking.Verdict.CHOICES;
    boolean nearlyAll =
        first.match() >= NEARLY_WHOLE || (asked.pinyin() && first.coverage() >= MOSTLY_SAID);
    if (worth < weights.declineBelow(first) && !nearlyAll) {
      verdict = Ranking.Verdict.NOT_FOUND;
    } else if (right >= FOUND_ABOVE) {
      verdict = Ranking.Verdict.FOUND;
    }
    return new Ranking(asked, elsewhere, ranked, verdict);
  }
}
