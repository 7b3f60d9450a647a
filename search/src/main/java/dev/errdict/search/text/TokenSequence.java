package dev.errdict.search.text;

import java.util.Arrays;

/**
 * A normalised text as a sequence of words for exact comparison, independent of case, quotes and
 * punctuation: Latin words in lower case, split at underscores and humps and joined over an
 * apostrophe, and Han characters one by one.
 */
public final class TokenSequence {
  private String[] words = new String[16];
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int size;

  private TokenSequence() {}

  /** Linear in the text. */
  public static TokenSequence of(String normalised) {
    TokenSequence tokens = new TokenSequence();
    StringBuilder word = new StringBuilder();
    int start = 0;
    int end = 0;
    for (int i = 0; i < normalised.length(); i++) {
      char unit = normalised.charAt(i);
      boolean han = isHan(unit);
      if (han || !Character.isLetterOrDigit(unit)) {
        if (!han && isJoint(normalised, i, word)) {
          continue;
        }
        tokens.add(word, start, end);
        if (han) {
          tokens.add(word.append(unit), i, i + 1);
        }
        continue;
      }
      if (word.isEmpty()) {
        start = i;
      } else if (startsAHump(normalised, i)) {
        tokens.add(word, start, end);
        start = i;
      }
      word.append(Character.toLowerCase(unit));
      end = i + 1;
    }
    tokens.add(word, start, end);
    return tokens;
  }

  /** Whether it is an apostrophe between two letters, or a combining mark on a letter. */
  private static boolean isJoint(String text, int i, StringBuilder word) {
    char unit = text.charAt(i);
    return !word.isEmpty()
        && (Character.getType(unit) == Character.NON_SPACING_MARK
            || ((unit == '\'' || unit == '\u2019' || unit == '\u2018')
                && Character.isLetter(text.charAt(i - 1))
                && i + 1 < text.length()
                && Character.isLetter(text.charAt(i + 1))));
  }

  private static boolean startsAHump(String text, int i) {
    if (!Character.isUpperCase(text.charAt(i))) {
      return false;
    }
    char before = text.charAt(i - 1);
    return Character.isLowerCase(before)
        || (Character.isUpperCase(before)
            && i + 1 < text.length()
            && Character.isLowerCase(text.charAt(i + 1)));
  }

  private void add(StringBuilder word, int start, int end) {
    if (word.isEmpty()) {
      return;
    }
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    words[size] = word.toString();
    starts[size] = start;
    ends[size++] = end;
    word.setLength(0);
  }

  static boolean isHan(char unit) {
    return unit >= 0x4E00 && unit <= 0x9FFF;
  }

  public int size() {
    return size;
  }

  /** The words in the order of the text; a copy. */
  String[] words() {
    return Arrays.copyOf(words, size);
  }

  public String word(int index) {
    return words[index];
  }

  /** Where a word starts in the text, in UTF-16 units. */
  public int start(int index) {
    return starts[index];
  }

  /** Where a word ends in the text. */
  public int end(int index) {
    return ends[index];
  }

  /** Some words in a row, with a space between. */
  String join(int from, int to) {
    StringBuilder joined = new StringBuilder(words[from]);
    for (int i = from + 1; i < to; i++) {
      joined.append(' ').append(words[i]);
    }
    return joined.toString();
  }
}
