package dev.errdict.search.rank;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.index.Unit;
import dev.errdict.search.index.UnitHit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the best evidence among one entry's texts. */
final class Gathered {
  private static final int NEAREST = 3;

  private final List<Double> meanings = new ArrayList<>();
  private final List<Double> matches = new ArrayList<>();
  private final Map<String, Float> covered = new HashMap<>();
  private double described;
  private double match;
  private double both;
  private double recall;
  private double precision;
  private double sound;
  private double official;
  private double verbatim;
  private double letters;
  private boolean taught;

  void near(UnitHit hit) {
    switch (hit.kind()) {
      case MEANING, CAUSE, ACTION -> described = Math.max(described, hit.score());
      case TITLE, MESSAGE, SYMBOL, PHRASE, MISSPELLING -> meanings.add((double) hit.score());
    }
  }

  /**
   * Adds the comparison of one of the entry's texts with the question.
   *
   * @param near its similarity in meaning, 0 when unknown
   * @param matched the number of shared terms or pairs of syllables
   */
  void compared(double said, double heard, double near, Unit.Kind kind, int matched) {
    double other = mean(said, heard);
    matches.add(other);
    both = Math.max(both, other * near);
    recall = Math.max(recall, said);
    if (other > match) {
      match = other;
      precision = heard;
      official =
          kind == Unit.Kind.TITLE || kind == Unit.Kind.MESSAGE || kind == Unit.Kind.SYMBOL ? 1 : 0;
    }
    if (kind == Unit.Kind.MESSAGE && heard > 0.97 && matched >= 3) {
      verbatim = 1;
    }
  }

  void taught(boolean entryIs) {
    taught = entryIs;
  }

  /** Adds an official text of the entry that shares character n-grams with the question. */
  void letters(double said, double heard, boolean entryIsTaught) {
    taught = entryIsTaught;
    letters = Math.max(letters, said * (1 + heard) / 2);
  }

  void covers(String part, float weight) {
    covered.merge(part, weight, Math::max);
  }

  void sounds(double said, double heard) {
    sound = Math.max(sound, mean(said, heard));
  }

  private static double mean(double recall, double precision) {
    return recall + precision == 0 ? 0 : 2 * recall * precision / (recall + precision);
  }

  /** The mean of the best few; if there are fewer, the floor fills the rest. */
  private static double nearest(List<Double> values, double floor) {
    double[] all = new double[values.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.get(i);
    }
    Arrays.sort(all);
    double sum = 0;
    for (int i = 0; i < NEAREST; i++) {
      sum += i < all.length ? all[all.length - 1 - i] : floor;
    }
    return sum / NEAREST;
  }

  /**
   * The evidence gathered so far, without ranks. Of an entry without phrases the nearest text says
   * all: it has one or two, and what the farthest text of a catalog is like depends on how many the
   * catalog has.
   *
   * @param weighed the weight of the question
   * @param floor the similarity of the farthest text that was found: other texts of the entry
   *     cannot be nearer
   */
  Evidence evidence(EntryRef ref, float weighed, double floor) {
    double covering = 0;
    for (float weight : covered.values()) {
      covering += weight;
    }
    double meaning = meanings.isEmpty() ? floor : meanings.getFirst();
    return new Evidence(
        ref,
        match,
        nearest(matches, 0),
        both,
        recall,
        precision,
        weighed == 0 ? 0 : Math.min(1, covering / weighed),
        sound,
        meaning,
        taught ? nearest(meanings, floor) : meaning,
        taught || described > 0 ? Math.max(described, floor) : meaning,
        official,
        match > 0.98 ? 1 : 0,
        verbatim,
        letters,
        taught,
        Places.FIRST);
  }
}
