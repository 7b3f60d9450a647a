package dev.errdict.search.text;

/**
 * The placeholders in an official message, which a program fills in: <code>{0}</code>, <code>{name}
 * </code>, <code>{{name}}</code>, <code>${name}</code>, {@code %s}, {@code %1$d}, {@code %-.192s},
 * {@code %(name)s}, {@code $1}, {@code <name>}, {@code …}.
 */
public final class Placeholders {
  /**
   * Marks a placeholder in a text; a private-use character, which ordinary texts do not contain.
   */
  static final char GAP = '\uE000';

  private static final RarePattern PLACEHOLDER =
      RarePattern.of(
          "\\{{2,3}[^{}\\n]{1,40}}{2,3}"
              + "|[#%]\\{[A-Za-z0-9_.]{1,40}}"
              + "|%\\([A-Za-z_][A-Za-z0-9_]{0,40}\\)[-+#0]?\\d{0,3}(?:\\.\\d{1,2})?[diouxXeEfgGcsr](?![a-z])"
              + "|\\{[A-Za-z0-9_.]{0,40}(?:[:,][^{}]{0,20})?}"
              + "|%(?:\\d{1,2}\\$)?[-+#0]{0,3}(?:\\d{1,4}|\\*)?(?:\\.(?:\\d{1,4}|\\*))?(?:hh|h|ll|l|z|j|t)?[diouxXeEfgGcsSpM@](?![a-z])"
              + "|\\$\\d|\\$\\{[^{}]{1,40}}"
              + "|<[a-z][a-z0-9_ -]{0,30}>|<[A-Z][A-Z0-9_]{1,30}>"
              + "|…|\\.{3}",
          "{", "%", "$", "<", "…", "...");

  private Placeholders() {}

  /** The text with a {@link #GAP} for each placeholder. */
  static String marked(String text) {
    return PLACEHOLDER.replaceAll(text, placeholder -> String.valueOf(GAP));
  }

  /** The text without its placeholders, as it is compared word by word. */
  public static String without(String text) {
    return PLACEHOLDER.replaceAll(text, placeholder -> " ");
  }
}
