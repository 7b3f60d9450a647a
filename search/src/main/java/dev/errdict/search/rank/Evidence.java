package dev.errdict.search.rank;

import dev.errdict.db.catalog.EntryRef;
import java.util.List;

/**
 * The evidence for one entry, each part from 0 to 1.
 *
 * @param match how well its best text matches the question's words: the harmonic mean of recall and
 *     precision
 * @param matches the same, as the mean of its three best
 * @param both how well one text matches in words and in meaning at once: its match times its
 *     nearness
 * @param recall the weighted share of the question's terms in the text that has most of them
 * @param precision the weighted share of its best text's terms in the question
 * @param coverage the weighted share of the question's terms in all its texts together
 * @param sound how well its best text matches by sound
 * @param meaning how near its nearest title, message or phrase is in meaning
 * @param meanings the same, as the mean of its three nearest
 * @param described how near its nearest longer text is: meaning, cause or action
 * @param official whether its best text is a title, a message or a symbol
 * @param whole whether its best text and the question have the same words
 * @param verbatim whether the question contains a whole server message
 * @param letters how well an official text matches a damaged question in character n-grams
 * @param taught whether the entry has phrases; entries without them have other weights
 * @param places its ranks among the other entries
 */
public record Evidence(
    EntryRef ref,
    double match,
    double matches,
    double both,
    double recall,
    double precision,
    double coverage,
    double sound,
    double meaning,
    double meanings,
    double described,
    double official,
    double whole,
    double verbatim,
    double letters,
    boolean taught,
    Places places) {
  private static final double NEARLY_AS_MUCH = 0.95;

  /** The parts' names, in the order of {@link #parts}. */
  public static final List<String> NAMES =
      List.of(
          "match",
          "matches",
          "both",
          "recall",
          "precision",
          "coverage",
          "sound",
          "meaning",
          "meanings",
          "described",
          "official",
          "whole",
          "verbatim",
          "letters",
          "place-match",
          "place-matches",
          "place-meaning",
          "place-meanings");

  public double[] parts() {
    return new double[] {
      match,
      matches,
      both,
      recall,
      precision,
      coverage,
      sound,
      meaning,
      meanings,
      described,
      official,
      whole,
      verbatim,
      letters,
      places.match(),
      places.matches(),
      places.meaning(),
      places.meanings()
    };
  }

  /** Whether one of its texts has nearly as much of the question as those of another entry. */
  public boolean saysAsMuchAs(Evidence other) {
    return recall >= NEARLY_AS_MUCH * other.recall;
  }

  Evidence placed(Places among) {
    return new Evidence(
        ref, match, matches, both, recall, precision, coverage, sound, meaning, meanings, described,
        official, whole, verbatim, letters, taught, among);
  }
}
