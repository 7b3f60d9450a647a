package dev.errdict.search.learning;

import java.util.Locale;
import java.util.regex.Pattern;

/** What takes the place of something that is not kept. */
enum Placeholder {
  URL,
  EMAIL,
  KEY,
  IP,
  PHONE,
  QUOTE,
  /** A word that is neither of the catalogs nor an ordinary one. */
  ID,
  NUMBER;

  private static final Pattern ANY =
      Pattern.compile("<(?:url|email|key|ip|phone|quote|id|number)>");

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As it is in a redacted text. */
  String text() {
    return "<" + word() + ">";
  }

  /** A text without any of them. */
  static String removed(String text) {
    return ANY.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
  }
}
