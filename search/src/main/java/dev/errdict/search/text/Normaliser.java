package dev.errdict.search.text;

import java.text.Normalizer;
import java.util.Optional;

/**
 * Makes texts comparable: NFKC (full-width digits, punctuation), Traditional to Simplified Chinese,
 * regional words. Case is kept, since symbols are split at it. Control and format characters,
 * right-to-left marks among them, unpaired surrogates, a terminal's colours and a chat's mentions
 * become spaces or are removed, and so are combining marks beyond thirty on one letter.
 */
public final class Normaliser {
  /** The number of characters of a catalog text that are compared. */
  public static final int MAX_UNIT = 4000;

  /**
   * The largest number of combining marks on a letter, as in Unicode's stream-safe text format (UAX
   * #15): sorting them and finding a word's end among them takes quadratic time.
   */
  private static final int MOST_MARKS = 30;

  private static final char[] SIMPLIFIED = simplified();
  private static final WordMap REGIONAL = WordMap.read("regional-words.txt");

  private Normaliser() {}

  private static char[] simplified() {
    char[] table = new char[0x10000];
    for (int i = 0; i < table.length; i++) {
      table[i] = (char) i;
    }
    for (String pair : Lines.of(Normaliser.class, "simplified.txt")) {
      // A simplified character outside the basic plane takes two units, and is hardly ever typed.
      if (pair.length() == 2) {
        table[pair.charAt(0)] = pair.charAt(1);
      }
    }
    return table;
  }

  /** At most {@code limit} UTF-16 units of the text, made comparable and cut there again. */
  public static String normalise(String text, int limit) {
    // No replacement is longer than the markup.
    String plain = MarkupRemover.without(text.substring(0, Math.min(text.length(), limit)));
    if (isPlainAscii(plain)) {
      return plain;
    }
    // NFKC turns one unit into up to 18 (U+FDFA), so the result is cut again.
    String composed = clean(Normalizer.normalize(clean(plain, limit), Normalizer.Form.NFKC), limit);
    return regional(simplify(composed));
  }

  /** Whether a text is printable ASCII, which needs no cleaning, composing or simplifying. */
  private static boolean isPlainAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static String clean(String text, int limit) {
    int length = Math.min(text.length(), limit);
    StringBuilder clean = new StringBuilder(length);
    int marks = 0;
    for (int i = 0; i < length; i++) {
      int unit = text.charAt(i);
      if (Character.isHighSurrogate((char) unit)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        unit = Character.toCodePoint((char) unit, text.charAt(++i));
      } else if (Character.isSurrogate((char) unit) || Character.isISOControl(unit)) {
        unit = ' ';
      }
      int type = Character.getType(unit);
      if (type != Character.FORMAT || unit > Character.MAX_VALUE) {
        marks = isMark(type) ? marks + 1 : 0;
        if (marks <= MOST_MARKS) {
          clean.appendCodePoint(unit);
        }
      }
    }
    return clean.toString();
  }

  private static boolean isMark(int type) {
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static String simplify(String text) {
    char[] units = text.toCharArray();
    for (int i = 0; i < units.length; i++) {
      units[i] = SIMPLIFIED[units[i]];
    }
    return new String(units);
  }

  private static String regional(String text) {
    StringBuilder common = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      Optional<WordMap.Word> word =
          text.charAt(at) < 0x4E00 ? Optional.empty() : REGIONAL.at(text, at);
      if (word.isPresent()) {
        // The common word may begin as the regional one does.
        boolean isCommon = text.startsWith(word.get().to(), at);
        common.append(word.get().to());
        at += (isCommon ? word.get().to() : word.get().from()).length();
      } else {
        common.append(text.charAt(at++));
      }
    }
    return common.toString();
  }
}
