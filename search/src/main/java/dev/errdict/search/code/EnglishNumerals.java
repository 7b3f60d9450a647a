package dev.errdict.search.code;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Numbers in English words as people say them: {@code four thousand one hundred and twelve}, and in
 * groups: {@code two nineteen}, {@code forty-three oh three}.
 */
final class EnglishNumerals {
  private static final Map<String, Integer> VALUES = new HashMap<>();

  static {
    List<String> units =
        List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    List<String> teens =
        List.of(
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    List<String> tens =
        List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    for (int i = 0; i < 10; i++) {
      VALUES.put(units.get(i), i);
      VALUES.put(teens.get(i), 10 + i);
    }
    for (int i = 0; i < tens.size(); i++) {
      VALUES.put(tens.get(i), 20 + 10 * i);
    }
    VALUES.put("oh", 0);
    VALUES.put("hundred", 100);
    VALUES.put("thousand", 1000);
  }

  /** Two to twelve such words in a row. */
  static final Pattern WORDS =
      Pattern.compile(
          "\\b(?=[F])(?:W)(?:[ -]{1,2}(?:and )?(?:W)){1,11}\\b"
              .replace("F", firstLetters())
              .replace("W", String.join("|", VALUES.keySet().stream().sorted().toList())),
          Pattern.CASE_INSENSITIVE);

  private EnglishNumerals() {}

  private static String firstLetters() {
    return VALUES.keySet().stream()
        .map(word -> word.substring(0, 1))
        .distinct()
        .collect(Collectors.joining());
  }

  /** The digits of what {@link #WORDS} found. */
  static String digits(String words) {
    int[] values =
        List.of(words.toLowerCase(Locale.ROOT).split("[ -]+")).stream()
            .filter(word -> !word.equals("and"))
            .mapToInt(word -> VALUES.getOrDefault(word, 0))
            .toArray();
    for (int value : values) {
      if (value >= 100) {
        return Long.toString(sum(values));
      }
    }
    return groups(values);
  }

  private static long sum(int[] values) {
    long sum = 0;
    long group = 0;
    for (int value : values) {
      if (value == 1000) {
        sum += Math.max(1, group) * value;
        group = 0;
      } else {
        group = value == 100 ? Math.max(1, group) * value : group + value;
      }
    }
    return sum + group;
  }

  private static String groups(int[] values) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      boolean tensAndUnit =
          values[i] >= 20 && i + 1 < values.length && values[i + 1] > 0 && values[i + 1] < 10;
      digits.append(tensAndUnit ? values[i] + values[++i] : values[i]);
    }
    return digits.toString();
  }
}
