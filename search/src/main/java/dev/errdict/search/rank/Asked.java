package dev.errdict.search.rank;

import dev.errdict.db.words.Lang;
import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.text.Grams;
import dev.errdict.search.text.Normaliser;
import dev.errdict.search.text.Terms;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A question analysed for one snapshot of the index.
 *
 * @param terms the terms with their weights
 * @param spellings for a term that the index does not have: the terms of the index that it may be a
 *     misspelling of
 * @param grams character n-grams, if the question may be a damaged part of a message; else empty
 * @param missing the terms that the index does not have, or only as a known misspelling
 * @param sounds pairs of syllables, when the question may be written by sound: typed pinyin, or Han
 *     characters that the index does not have together
 */
public record Asked(
    String text,
    Lang lang,
    Map<String, Float> terms,
    Map<String, List<String>> spellings,
    Map<String, Float> sounds,
    Set<String> missing,
    Set<String> grams,
    boolean pinyin) {
  static final int MAX_TEXT = 2000;
  private static final int MAX_TERMS = 120;
  private static final int MAX_DAMAGED = 100;
  private static final int FEWEST_GRAMS = 4;
  private static final int MAX_MISSING = 12;
  private static final float UNKNOWN_LATIN = 5f;

  static Asked of(String question, IndexSnapshot index) {
    String text = Normaliser.normalise(question, MAX_TEXT);
    Map<String, Float> terms = new LinkedHashMap<>();
    Map<String, List<String>> spellings = new LinkedHashMap<>();
    Set<String> missing = new LinkedHashSet<>();
    Set<String> typed = isOfWords(text, index) ? Set.of() : Terms.typedSounds(text);
    boolean mayHaveSlips = text.length() <= MAX_DAMAGED && typed.isEmpty();
    for (String term : Terms.of(text)) {
      if (terms.size() >= MAX_TERMS) {
        break;
      }
      boolean known = index.has(term) && !(mayHaveSlips && Spelling.isKnownSlip(term, index));
      terms.put(term, known ? index.weight(term) : unknownWeight(term));
      if (!known) {
        missing.add(term);
      }
    }
    if (terms.keySet().stream().allMatch(term -> term.length() == 1)) {
      terms.clear(); // single letters or characters are no question
    }
    if (typed.isEmpty()) {
      missing.stream()
          .filter(term -> !Terms.isHan(term))
          .limit(MAX_MISSING)
          .forEach(term -> spellings.put(term, Spelling.near(term, index)));
    }
    return new Asked(
        text,
        Lang.ofScript(text),
        terms,
        spellings,
        sounds(text, typed, missing, index),
        missing,
        grams(text, missing, typed),
        !typed.isEmpty());
  }

  /** Whether most of a text are words of the catalogs, though they may be pinyin: delete page. */
  private static boolean isOfWords(String text, IndexSnapshot index) {
    int all = 0;
    int known = 0;
    for (String term : Terms.of(text)) {
      all += term.length();
      known += index.has(term) ? term.length() : 0;
    }
    return all > 0 && 2 * known >= all;
  }

  /** The character n-grams of a short text with unknown words, which may be a damaged message. */
  private static Set<String> grams(String text, Set<String> missing, Set<String> typed) {
    boolean damaged =
        text.length() <= MAX_DAMAGED
            && typed.isEmpty()
            && missing.stream().anyMatch(term -> !Terms.isHan(term));
    Set<String> grams = damaged ? Grams.of(text) : Set.of();
    return grams.size() < FEWEST_GRAMS ? Set.of() : grams;
  }

  /** The weighted share of the question's terms that the index does not have, from 0 to 1. */
  double missingShare() {
    double all = 0;
    double without = 0;
    for (Map.Entry<String, Float> term : terms.entrySet()) {
      all += term.getValue();
      without += missing.contains(term.getKey()) ? term.getValue() : 0;
    }
    return all == 0 ? 0 : without / all;
  }

  static float unknownWeight(String term) {
    if (!Terms.isHan(term)) {
      return UNKNOWN_LATIN;
    }
    return term.length() == 1 ? 1f : 3f;
  }

  private static Map<String, Float> sounds(
      String text, Set<String> typed, Set<String> missing, IndexSnapshot index) {
    boolean homophones = missing.stream().anyMatch(term -> Terms.isHan(term) && term.length() > 1);
    Set<String> all = typed.isEmpty() && homophones ? Terms.sounds(text) : typed;
    Map<String, Float> sounds = new LinkedHashMap<>();
    for (String sound : all) {
      if (sounds.size() < MAX_TERMS) {
        sounds.put(sound, index.hasSound(sound) ? index.soundWeight(sound) : 4f);
      }
    }
    return sounds;
  }
}
