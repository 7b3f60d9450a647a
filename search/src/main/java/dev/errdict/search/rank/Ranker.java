package dev.errdict.search.rank;

import dev.errdict.db.words.Lang;
import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.text.Gloss;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Ranks the entries for a question in words, and estimates the confidence. Safe for use by several
 * threads.
 */
public final class Ranker {
  /** The largest number of entries in a ranking. */
  static final int MOST = 30;

  /** The chance of being right from which on the best entry is the answer. */
  static final double FOUND_ABOVE = 0.7;

  /** An entry that matches the question's words so well is never declined. */
  private static final double NEARLY_WHOLE = 0.9;

  /** The chance that the only entry with the question's very words is right. */
  private static final double VERY_WORDS = 0.95;

  /** A question of fewer terms has words that many texts have. */
  private static final int FEW_TERMS = 3;

  /** A question is vague if the texts of as many entries have all of it. */
  private static final int SEVERAL = 3;

  /** A text that has this share of the question's terms has all that tells. */
  private static final double NEARLY_ALL = 0.8;

  /** A question with this share of the best text's terms is not vague: the text says no more. */
  private static final double MOST_OF_THE_TEXT = 0.7;

  /**
   * The chance that a right entry is among the first three from which on a vague question is not
   * declined: it is small where many entries may be right.
   */
  private static final double VAGUE_ABOVE = 0.07;

  /** Nor is one that matches this share of the syllables of typed pinyin. */
  private static final double MOSTLY_SAID = 0.6;

  /** The chance from which on an entry that was found by glossed words is offered. */
  private static final double GLOSSED_ABOVE = 0.1;

  /** More catalogs than this are ranked as one. */
  private static final int MOST_CATALOGS = 16;

  private static final float[] NO_VECTOR = {};

  private final Embedder embedder;
  private final OffTopicExamples elsewhere;
  private final OffTopicQuestions offTopic;
  private final Map<Lang, Weights> withMeaning = weights(true);
  private final Map<Lang, Weights> wordsOnly = weights(false);

  public Ranker(Embedder embedder) {
    this.embedder = embedder;
    this.elsewhere = new OffTopicExamples(embedder);
    this.offTopic = new OffTopicQuestions(embedder);
  }

  /**
   * Ranks by words and meaning; by words alone where there is no model. Each catalog is ranked by
   * itself, so that the many texts of one do not keep the few of another from being compared.
   *
   * @param unrelated questions that are about no entry; one that is like them is declined, unless
   *     an entry has its very words
   */
  public Ranking rank(
      String question,
      Optional<String> catalog,
      Collection<String> unrelated,
      IndexSnapshot index) {
    Asking asking = new Asking(question, index);
    Ranking ranking = rank(asking, catalog, index);
    boolean declined =
        !unrelated.isEmpty()
            && !isNearlyWhole(ranking)
            && offTopic.anyIsLike(asking.original.asked, asking.original.vector, unrelated, index);
    return declined ? ranking.asOffTopic() : ranking;
  }

  private static boolean isNearlyWhole(Ranking ranking) {
    return ranking.entries().stream()
        .limit(1)
        .anyMatch(best -> best.evidence().match() >= NEARLY_WHOLE);
  }

  private Ranking rank(Asking asking, Optional<String> catalog, IndexSnapshot index) {
    Set<String> catalogs = index.catalogs();
    if (catalog.isPresent() || catalogs.size() < 2 || catalogs.size() > MOST_CATALOGS) {
      return asking.rank(catalog);
    }
    Wording original = asking.original;
    return new Merging(original.asked.lang(), original::weights)
        .of(catalogs.stream().map(id -> asking.rank(Optional.of(id))).toList());
  }

  /** A wording of a question, with its vector, which is computed once for all catalogs. */
  private final class Wording {
    private final Asked asked;
    private final IndexSnapshot index;
    private final Optional<float[]> vector;
    private final OffTopicExamples.Nearness nearness;

    Wording(Asked asked, IndexSnapshot index) {
      this.asked = asked;
      this.index = index;
      this.vector =
          index.hasVectors() && !asked.pinyin() && !asked.terms().isEmpty()
              ? embedder.question(asked.lang(), asked.text())
              : Optional.empty();
      this.nearness = elsewhere.of(asked, vector.orElse(NO_VECTOR));
    }

    /**
     * By words alone while the vectors of the entry that has the words best are still made: it
     * would seem far from every question.
     */
    Ranking rank(Optional<String> catalog) {
      if (vector.isPresent() && index.awaitsVectors()) {
        Ranking words = rank(Optional.empty(), elsewhere.of(asked, NO_VECTOR), catalog);
        if (!words.entries().isEmpty() && index.awaitsVectors(words.entries().getFirst().ref())) {
          return words;
        }
      }
      return rank(vector, nearness, catalog);
    }

    private Ranking rank(
        Optional<float[]> meaning, OffTopicExamples.Nearness unlike, Optional<String> catalog) {
      return decide(
          asked,
          unlike,
          Gathering.of(asked, meaning, catalog, index),
          weightsFor(asked.lang(), meaning.isPresent()));
    }

    /** The weights for this question, with embeddings or without. */
    Weights weights(Lang lang) {
      return weightsFor(lang, vector.isPresent());
    }
  }

  /** The state of one question, which is ranked in each catalog. */
  private final class Asking {
    private final IndexSnapshot index;
    private final Wording original;
    private final Optional<Asked> quoted;
    private final Optional<Asked> english;
    private final Map<Asked, Wording> others = new HashMap<>();

    Asking(String question, IndexSnapshot index) {
      this.index = index;
      Asked asked = Asked.of(question, index);
      this.original = new Wording(asked, index);
      boolean chinese = asked.lang() == Lang.ZH;
      this.quoted = chinese ? asked(Gloss.latin(asked.text())) : Optional.empty();
      this.english = chinese ? asked(Gloss.english(asked.text())) : Optional.empty();
    }

    private Optional<Asked> asked(Optional<String> text) {
      return text.map(one -> Asked.of(one, index));
    }

    /**
     * If nothing fits a Chinese question, ranks the English that it quotes, and then the question
     * translated to English words, for entries without Chinese texts.
     */
    Ranking rank(Optional<String> catalog) {
      Ranking ranking = original.rank(catalog);
      if (ranking.verdict() != Ranking.Verdict.NOT_FOUND) {
        return ranking;
      }
      return quoted
          .map(one -> otherwise(one, catalog))
          .filter(one -> one.verdict() != Ranking.Verdict.NOT_FOUND)
          .or(
              () ->
                  english
                      .filter(one -> isQuick() || hasEntriesWithoutPhrases(one, catalog))
                      .map(one -> otherwise(one, catalog))
                      .filter(Ranker::isOffered))
          .map(Ranking::asChoices)
          .orElse(ranking);
    }

    /** Whether the other wording needs no vector. */
    private boolean isQuick() {
      return original.vector.isEmpty();
    }

    private Ranking otherwise(Asked asked, Optional<String> catalog) {
      return others.computeIfAbsent(asked, one -> new Wording(one, index)).rank(catalog);
    }

    /**
     * Whether a search by words alone finds an entry without phrases: only these may need a gloss.
     */
    private boolean hasEntriesWithoutPhrases(Asked asked, Optional<String> catalog) {
      return Gathering.of(asked, Optional.empty(), catalog, index).stream()
          .anyMatch(one -> !one.taught());
    }
  }

  /** Whether a ranking by glossed words is likely enough, and its best entry has no phrases. */
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

  /**
   * Puts the only entry that has the question's very words first, such as the phrase that a
   * maintainer has just added for it.
   *
   * @return whether there is such an entry
   */
  private static boolean takeVeryWordsFirst(Asked asked, List<Evidence> best) {
    List<Evidence> having = best.stream().filter(one -> one.whole() == 1).toList();
    if (having.size() != 1 || asked.terms().size() < FEW_TERMS) {
      return false;
    }
    best.remove(having.getFirst());
    best.addFirst(having.getFirst());
    return true;
  }

  private static boolean isVague(Asked asked, List<Evidence> best) {
    Evidence first = best.getFirst();
    return asked.missing().isEmpty()
        && first.recall() >= NEARLY_ALL
        && first.precision() < MOST_OF_THE_TEXT
        && best.stream().filter(one -> one.saysAsMuchAs(first)).limit(SEVERAL).count() == SEVERAL;
  }

  static Ranking decide(
      Asked asked, OffTopicExamples.Nearness elsewhere, List<Evidence> evidence, Weights weights) {
    List<Evidence> best = new ArrayList<>(evidence);
    best.sort(Comparator.comparingDouble(weights::score).reversed().thenComparing(Evidence::ref));
    if (best.isEmpty()) {
      return new Ranking(asked, elsewhere, List.of(), 0, Ranking.Verdict.NOT_FOUND);
    }
    boolean verbatim = takeVeryWordsFirst(asked, best);
    Evidence first = best.getFirst();
    double top = weights.score(first);
    double second = best.size() > 1 ? weights.score(best.get(1)) : 0;
    double mass = 0;
    for (Evidence one : best) {
      mass += Math.exp(weights.score(one) - top);
    }
    double[] parts =
        Confidence.parts(
            asked, elsewhere, first, top, top - second, Confidence.ahead(best), 1 / mass);
    double right = Math.max(weights.right(first, parts), verbatim ? VERY_WORDS : 0);
    double worth = Math.max(weights.worth(first, parts), verbatim ? VERY_WORDS : 0);
    List<Ranked> ranked = new ArrayList<>();
    for (Evidence one : best) {
      if (ranked.size() >= MOST) {
        break;
      }
      double score = weights.score(one);
      // The softmax is fitted on questions that have an answer.
      double share = Math.exp(score - top) / mass;
      double chance = ranked.isEmpty() ? right : Math.min(right, worth * share);
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
    if (worth >= VAGUE_ABOVE && isVague(asked, best)) {
      verdict = Ranking.Verdict.VAGUE;
    }
    return new Ranking(asked, elsewhere, ranked, worth, verdict);
  }
}
