package dev.errdict.search.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An official text (a title, a symbol, a message, a meaning) as a pattern to find inside pasted
 * text: runs of consecutive words, with gaps for placeholders.
 *
 * <p>Each pattern has one anchor, a shingle of up to three words (four Han characters) of its own,
 * by which an index finds it among a million others (A. Z. Broder, 1997); the patterns that are
 * found are then compared word by word.
 */
public final class TextPattern {
  /** The largest number of words in a gap. */
  static final int GAP_WORDS = 12;

  private static final int MAX_WORDS = 200;
  private static final String GAP = String.valueOf(Placeholders.GAP);
  private static final int LONGEST_SHINGLE = 4;

  /** The weight of a function word relative to other words. */
  private static final double FUNCTION_WORD = 0.25;

  /** Two Han characters make about one word. */
  private static final double HAN = 0.5;

  private final List<String[]> runs;
  private final boolean opensWithGap;
  private final boolean endsWithGap;
  private final String[] anchor;

  private TextPattern(List<String[]> runs, boolean opensWithGap, boolean endsWithGap) {
    this.runs = runs;
    this.opensWithGap = opensWithGap;
    this.endsWithGap = endsWithGap;
    this.anchor = anchor(runs);
  }

  /**
   * Where a pattern was found.
   *
   * @param from the first word of the match
   * @param to the word after its last
   * @param gaps the number of words in its gaps
   * @param whole whether the match is the whole text
   */
  public record Match(int from, int to, int gaps, boolean whole) {}

  /**
   * @param official as the catalog has it, not normalised
   * @return empty when it has no words, or more than can be compared
   */
  public static Optional<TextPattern> of(String official) {
    return ofNormalised(normalised(official));
  }

  /**
   * The pattern of a text, and a second one where a word of it has humps ({@code LeanEngine hook}),
   * which are lost when the text is written in capitals.
   *
   * @param official as the catalog has it, not normalised
   */
  public static List<TextPattern> inAnyCase(String official) {
    String text = normalised(official);
    List<TextPattern> patterns = new ArrayList<>(2);
    ofNormalised(text).ifPresent(patterns::add);
    String lower = text.toLowerCase(Locale.ROOT);
    if (!lower.equals(text)) {
      ofNormalised(lower)
          // A single word with humps is found by together().
          .filter(flat -> !flat.isOneWord())
          .filter(
              flat -> patterns.stream().noneMatch(first -> first.stored().equals(flat.stored())))
          .ifPresent(patterns::add);
    }
    return patterns;
  }

  private static String normalised(String official) {
    return Normaliser.normalise(Placeholders.marked(official), Normaliser.MAX_UNIT);
  }

  private static Optional<TextPattern> ofNormalised(String text) {
    List<String[]> runs = new ArrayList<>();
    int words = 0;
    String[] parts = text.split(GAP, -1);
    for (String part : parts) {
      TokenSequence tokens = TokenSequence.of(part);
      if (tokens.size() > 0) {
        runs.add(tokens.words());
        words += tokens.size();
      }
    }
    return words == 0 || words > MAX_WORDS
        ? Optional.empty()
        : Optional.of(
            new TextPattern(
                runs,
                parts.length > 1 && hasNoWord(parts[0]),
                parts.length > 1 && hasNoWord(parts[parts.length - 1])));
  }

  private static boolean hasNoWord(String part) {
    return TokenSequence.of(part).size() == 0;
  }

  /** Reads what {@link #stored} wrote. */
  public static TextPattern parse(String stored) {
    List<String[]> runs = new ArrayList<>();
    for (String run : stored.split(GAP)) {
      if (!run.isEmpty()) {
        runs.add(run.split(" "));
      }
    }
    return new TextPattern(runs, stored.startsWith(GAP), stored.endsWith(GAP));
  }

  /** The pattern as one string for an index. */
  public String stored() {
    List<String> joined = runs.stream().map(run -> String.join(" ", run)).toList();
    return (opensWithGap ? GAP : "") + String.join(GAP, joined) + (endsWithGap ? GAP : "");
  }

  /** Its significance: about the number of its words that are not function words. */
  public double weight() {
    double weight = 0;
    for (String[] run : runs) {
      for (String word : run) {
        weight += weight(word);
      }
    }
    return weight;
  }

  private static double weight(String word) {
    return Terms.isHan(word) ? HAN : Terms.isFunctionWord(word) ? FUNCTION_WORD : 1;
  }

  /** Whether it is a single word, which may be a common one. */
  public boolean isOneWord() {
    return runs.size() == 1 && runs.getFirst().length == 1;
  }

  /** The words without separators, as people write a symbol: {@code invalidorigin}. */
  public Optional<String> together() {
    return runs.size() == 1 && runs.getFirst().length > 1 && !Terms.isHan(runs.getFirst()[0])
        ? Optional.of(String.join("", runs.getFirst()))
        : Optional.empty();
  }

  /** The shingle by which an index finds it. */
  public String anchor() {
    return String.join(" ", anchor);
  }

  private static String[] anchor(List<String[]> runs) {
    String[] best = {};
    int start = 0;
    int end = 0;
    int longest = 0;
    for (String[] run : runs) {
      int words = shingleLength(run);
      for (int from = 0; from + words <= run.length; from++) {
        int length = words - 1;
        for (int i = from; i < from + words; i++) {
          length += run[i].length();
        }
        // Longer words are rarer; Han characters all have the same length, so any shingle will do.
        if (length > longest) {
          best = run;
          start = from;
          end = from + words;
          longest = length;
        }
      }
    }
    return Arrays.copyOfRange(best, start, end);
  }

  private static int shingleLength(String[] run) {
    for (String word : run) {
      if (!Terms.isHan(word)) {
        return Math.min(run.length, LONGEST_SHINGLE - 1);
      }
    }
    return Math.min(run.length, LONGEST_SHINGLE);
  }

  /** The shingles of a text that start at a word, the shortest first. */
  public static List<String> shingles(TokenSequence text, int at) {
    int longest = Terms.isHan(text.word(at)) ? LONGEST_SHINGLE : LONGEST_SHINGLE - 1;
    List<String> shingles = new ArrayList<>(LONGEST_SHINGLE);
    String shingle = text.word(at);
    shingles.add(shingle);
    for (int next = at + 1; next < at + longest && next < text.size(); next++) {
      shingle = shingle + ' ' + text.word(next);
      shingles.add(shingle);
    }
    return shingles;
  }

  /**
   * Finds the pattern around a place where its anchor occurs.
   *
   * @param anchorAt the word of the text at which the anchor starts
   */
  public Optional<Match> match(TokenSequence text, int anchorAt) {
    for (int run = 0; run < runs.size(); run++) {
      String[] words = runs.get(run);
      for (int offset = 0; offset + anchor.length <= words.length; offset++) {
        int start = anchorAt - offset;
        if (Arrays.equals(anchor, 0, anchor.length, words, offset, offset + anchor.length)
            && stands(text, words, start)) {
          Optional<Match> match = around(text, run, start);
          if (match.isPresent()) {
            return match;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Match> around(TokenSequence text, int run, int start) {
    int from = backward(text, run - 1, start, new HashSet<>());
    int to = forward(text, run + 1, start + runs.get(run).length, new HashSet<>());
    if (from < 0 || to < 0) {
      return Optional.empty();
    }
    int literal = runs.stream().mapToInt(words -> words.length).sum();
    int before = opensWithGap ? Math.min(from, GAP_WORDS) : 0;
    int behind = endsWithGap ? Math.min(text.size() - to, GAP_WORDS) : 0;
    boolean whole = from == before && text.size() - to == behind;
    return Optional.of(
        new Match(from, to, to - from - literal + (whole ? before + behind : 0), whole));
  }

  /** Where the match ends when the runs from this one on follow; -1 when they do not. */
  private int forward(TokenSequence text, int run, int end, Set<Long> failed) {
    if (run == runs.size()) {
      return end;
    }
    String[] words = runs.get(run);
    for (int at = end; at <= end + GAP_WORDS; at++) {
      if (stands(text, words, at) && failed.add(((long) run << 32) | at)) {
        int to = forward(text, run + 1, at + words.length, failed);
        if (to >= 0) {
          return to;
        }
      }
    }
    return -1;
  }

  /** Where the match starts when the runs up to this one precede; -1 when they do not. */
  private int backward(TokenSequence text, int run, int start, Set<Long> failed) {
    if (run < 0) {
      return start;
    }
    String[] words = runs.get(run);
    for (int at = start - words.length; at >= start - words.length - GAP_WORDS; at--) {
      if (stands(text, words, at) && failed.add(((long) run << 32) | at)) {
        int from = backward(text, run - 1, at, failed);
        if (from >= 0) {
          return from;
        }
      }
    }
    return -1;
  }

  private static boolean stands(TokenSequence text, String[] words, int at) {
    if (at < 0 || at + words.length > text.size()) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!words[i].equals(text.word(at + i))) {
        return false;
      }
    }
    return true;
  }
}
