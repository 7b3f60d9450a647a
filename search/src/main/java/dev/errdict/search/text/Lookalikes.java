package dev.errdict.search.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Letters of other scripts that look like Latin letters or digits (Unicode Technical Standard #39,
 * confusables; generated from ICU), read as those inside words that mix them: {@code 4З03} with a
 * Cyrillic letter is {@code 4303}.
 */
public final class Lookalikes {
  private static final char[] LATIN = new char[0x10000];

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_&&[^\\p{IsHan}]]{2,40}");

  static {
    for (String pair : Lines.of(Lookalikes.class, "lookalikes.txt")) {
      LATIN[pair.charAt(0)] = pair.charAt(1);
    }
  }

  private Lookalikes() {}

  /** The text with look-alikes in mixed words replaced; the length is unchanged. */
  public static String inCodes(String text) {
    if (text.chars().noneMatch(unit -> LATIN[unit] != 0)) {
      return text;
    }
    Matcher words = WORD.matcher(text);
    StringBuilder read = new StringBuilder(text);
    while (words.find()) {
      if (words.group().chars().anyMatch(unit -> unit < 0x80 && Character.isLetterOrDigit(unit))) {
        for (int i = words.start(); i < words.end(); i++) {
          read.setCharAt(i, latin(text.charAt(i)));
        }
      }
    }
    return read.toString();
  }

  private static char latin(char unit) {
    return LATIN[unit] == 0 ? unit : LATIN[unit];
  }

  /** Whether a word may be a symbol with look-alikes in it. */
  public static boolean isSuspect(String word) {
    boolean digit = false;
    boolean letter = false;
    int capitals = 0;
    boolean foreign = false;
    for (int i = 0; i < word.length(); i++) {
      char unit = word.charAt(i);
      digit |= Character.isDigit(unit);
      letter |= Character.isLetter(unit);
      capitals += Character.isUpperCase(unit) ? 1 : 0;
      foreign |= LATIN[unit] != 0;
    }
    return foreign || (digit && letter) || (capitals > 2 && word.indexOf('l') >= 0);
  }

  /**
   * The skeleton of a symbol, equal for look-alikes: {@code SIGNATURE_FAILED} and {@code
   * SlGNATURE_FAlLED}, for {@code NOT_FOUND} and {@code N0T_F0UND}.
   */
  public static String skeleton(String symbol) {
    StringBuilder skeleton = new StringBuilder(symbol.length());
    for (int i = 0; i < symbol.length(); i++) {
      char unit = Character.toLowerCase(latin(symbol.charAt(i)));
      if (Character.isLetterOrDigit(unit)) {
        skeleton.append(
            switch (unit) {
              case '0' -> 'o';
              case '1', 'i' -> 'l';
              case '2' -> 'z';
              case '5' -> 's';
              case '8' -> 'b';
              default -> unit;
            });
      }
    }
    return skeleton.toString();
  }
}
