package dev.errdict.search.learning;

import java.util.Locale;
import java.util.regex.Pattern;

/** A replacement for something that is not kept. */
enum Placeholder {
  URL,
  EMAIL,
  KEY,
  IP,
  PHONE,
  QUOTE,
  /** A word that is neither in the catalogs nor an ordinary word. */
  ID,
  NUMBER;

  private static final Pattern ANY =
      Pattern.compile("<(?:url|email|key|ip|phone|quote|id|number)>");

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The placeholder while a text is being redacted: no text of a person has this character. */
  String mark() {
    return " \0" + word() + "\0 ";
  }

  /** The placeholder in a redacted text. */
  String text() {
    return "<" + word() + ">";
  }

  /** A text without any placeholders. */
  static String removed(String text) {
    return ANY.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
  }
}
