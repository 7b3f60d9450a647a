package dev.errdict.search.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Splits normalised texts into terms and sounds. Safe for use by several threads. */
public final class Terms {
  private static final Analyzer ANALYZER = new TermAnalyzer();

  private Terms() {}

  /** The different terms of a text, in their order. */
  public static Set<String> of(String normalised) {
    Set<String> terms = new LinkedHashSet<>();
    try (TokenStream stream = ANALYZER.tokenStream("", normalised)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }

  /**
   * The sound of a text's Han runs as pairs of neighbouring syllables; a run of one character gives
   * that one.
   */
  public static Set<String> sounds(String normalised) {
    Set<String> sounds = new LinkedHashSet<>();
    for (String run : hanRuns(normalised)) {
      pairs(Pinyin.syllables(run), sounds);
    }
    return sounds;
  }

  static void pairs(List<String> syllables, Set<String> into) {
    if (syllables.size() == 1) {
      into.add(syllables.getFirst());
    }
    for (int i = 1; i < syllables.size(); i++) {
      into.add(syllables.get(i - 1) + "_" + syllables.get(i));
    }
  }

  static List<String> hanRuns(String text) {
    List<String> runs = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean han = i < text.length() && text.charAt(i) >= 0x4E00 && text.charAt(i) <= 0x9FFF;
      if (han && start < 0) {
        start = i;
      } else if (!han && start >= 0) {
        runs.add(text.substring(start, i));
        start = -1;
      }
    }
    return runs;
  }

  /** Whether a lower-case word only joins others: {@code the}, {@code of}. */
  public static boolean isFunctionWord(String word) {
    return TermAnalyzer.STOP_WORDS.contains(word);
  }

  public static boolean isHan(String term) {
    return !term.isEmpty() && term.charAt(0) >= 0x4E00 && term.charAt(0) <= 0x9FFF;
  }

  /**
   * The sound of pinyin that was typed instead of Chinese; empty unless all of the text's Latin
   * words are pinyin. A short English word may be pinyin too (men, bang), so at least four
   * syllables are required.
   */
  public static Set<String> typedSounds(String normalised) {
    List<String> syllables = new ArrayList<>();
    for (String word : normalised.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
      if (word.isEmpty()) {
        continue;
      }
      var split = Pinyin.split(word);
      if (split.isEmpty()) {
        return Set.of();
      }
      syllables.addAll(split.get());
    }
    Set<String> sounds = new LinkedHashSet<>();
    if (syllables.size() >= 3) {
      pairs(syllables, sounds);
    }
    return sounds;
  }
}
