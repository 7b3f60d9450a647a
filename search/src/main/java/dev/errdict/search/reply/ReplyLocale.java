package dev.errdict.search.reply;

import dev.errdict.db.words.Lang;
import dev.errdict.search.text.Traditional;
import java.util.Locale;
import java.util.Optional;

/** A language and script for replies. */
public enum ReplyLocale {
  ZH(Lang.ZH, "zh"),
  /** The Chinese texts in Traditional characters. */
  ZH_TW(Lang.ZH, "zh-TW"),
  EN(Lang.EN, "en");

  private final Lang lang;
  private final String tag;

  ReplyLocale(Lang lang, String tag) {
    this.lang = lang;
    this.tag = tag;
  }

  /** The language of its texts. */
  public Lang lang() {
    return lang;
  }

  /** {@code zh}, {@code zh-TW} or {@code en}. */
  public String tag() {
    return tag;
  }

  /** The locale of a language, without conversion. */
  public static ReplyLocale of(Lang lang) {
    return lang == Lang.ZH ? ZH : EN;
  }

  /**
   * The locale of a language tag (BCP 47) such as {@code zh-CN}, {@code zh-Hant} or {@code en-GB};
   * empty for any other language.
   */
  public static Optional<ReplyLocale> of(String tag) {
    String lower = tag.strip().toLowerCase(Locale.ROOT);
    boolean traditional = lower.matches("zh[-_](?:tw|hk|mo|hant)\\b.*");
    return traditional ? Optional.of(ZH_TW) : Lang.of(lower).map(ReplyLocale::of);
  }

  /** The locale for a text in that language; Traditional Chinese stays Traditional. */
  public ReplyLocale in(Lang wanted) {
    return wanted == lang ? this : of(wanted);
  }

  /** The text in this locale's writing. */
  public String write(String text) {
    return this == ZH_TW ? Traditional.of(text) : text;
  }
}
