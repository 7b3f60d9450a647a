package dev.errdict.bot.discord.paint;

/** Shortens texts to Discord's limits. */
public final class Truncation {
  private static final String MORE = "…";

  private Truncation() {}

  /**
   * The text, or its beginning with an ellipsis. Surrogate pairs are not split.
   *
   * @param most at least 1; Discord counts code points and JDA counts UTF-16 units, so neither is
   *     exceeded
   */
  public static String to(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - MORE.length();
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    // A backslash at the end would escape the ellipsis.
    while (end > 0 && text.charAt(end - 1) == '\\') {
      end--;
    }
    return text.substring(0, end).stripTrailing() + MORE;
  }
}
