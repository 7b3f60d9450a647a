package dev.errdict.db.words;

import java.util.Locale;
import java.util.Optional;

/** A language of the catalog and of the doors. */
public enum Lang {
  ZH,
  EN;

  /** The language tag in files, in the database and on the command line: {@code zh}, {@code en}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The other language, from which a missing text is taken. */
  public Lang other() {
    return this == ZH ? EN : ZH;
  }

  /**
   * The language of a tag such as {@code zh}, {@code zh-TW} or {@code en_US.UTF-8}; empty for any
   * other language.
   */
  public static Optional<Lang> of(String tag) {
    String primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_.]", 2)[0];
    return switch (primary) {
      case "zh" -> Optional.of(ZH);
      case "en" -> Optional.of(EN);
      default -> Optional.empty();
    };
  }

  /** Chinese when the text holds a Han character, else English. */
  public static Lang ofScript(String text) {
    return text.codePoints().anyMatch(Lang::isHan) ? ZH : EN;
  }

  public static boolean isHan(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }
}
