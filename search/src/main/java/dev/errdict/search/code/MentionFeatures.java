package dev.errdict.search.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The context of a number as hashed features (K. Weinberger et al., 2009): the adjacent characters,
 * the words before and after it with their distance, and all words near it. The number itself is
 * left out, so that no number is memorised; other digits become zeros.
 */
final class MentionFeatures {
  /** The number of different features. */
  static final int COUNT = 1 << 14;

  private static final int REACH = 60;
  private static final int TOUCHING = 6;
  private static final int NEAREST_WORDS = 3;
  private static final int LENGTH_STEP = 6;

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** A word of an alphabet, a Han character, or a mark. */
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+|\\p{IsHan}|[^\\s]");

  private final Set<String> features = new HashSet<>();

  private MentionFeatures(String before, String behind) {
    String text = '\u0002' + before + '\u0001' + behind + '\u0003';
    int at = before.length() + 1;
    for (int length = 1; length <= TOUCHING; length++) {
      if (at >= length) {
        features.add("L" + text.substring(at - length, at));
      }
      if (at + length < text.length()) {
        features.add("R" + text.substring(at + 1, at + 1 + length));
      }
    }
    List<String> left = words(before).reversed();
    List<String> right = words(behind);
    near("B", left);
    near("A", right);
    features.add(
        "N"
            + (left.isEmpty() ? "^" : left.getFirst())
            + "|"
            + (right.isEmpty() ? "$" : right.getFirst()));
    features.add("len" + Math.min(TOUCHING, (before.length() + behind.length()) / LENGTH_STEP));
    features.add(before.isBlank() ? "no-before" : "before");
    features.add(behind.isBlank() ? "no-behind" : "behind");
  }

  private void near(String side, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (i < NEAREST_WORDS) {
        features.add(side + i + words.get(i));
      }
      features.add("w" + words.get(i));
    }
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /**
   * The features of the mention at {@code text[start, end)}.
   *
   * @param text normalised
   * @return different numbers from 0 to {@link #COUNT}, ascending
   */
  static int[] of(String text, int start, int end) {
    String before = plain(text.substring(Math.max(0, start - REACH), start));
    String behind = plain(text.substring(end, Math.min(text.length(), end + REACH)));
    return new MentionFeatures(before, behind)
        .features.stream().mapToInt(MentionFeatures::hash).sorted().distinct().toArray();
  }

  private static String plain(String text) {
    return DIGITS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("0");
  }

  private static int hash(String feature) {
    CRC32 crc = new CRC32();
    crc.update(feature.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % COUNT);
  }
}
