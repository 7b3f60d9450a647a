package dev.errdict.bot.discord;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes plain text stay plain in Discord's Markdown. */
final class Markdown {
  private static final Pattern SPECIAL =
      Pattern.compile("(?<url>https?://[A-Za-z0-9\\-._~:/?#@!$&'+;=%]+)|[\\\\*_~`|\\[\\]<>@]");
  private static final Pattern LINE_START = Pattern.compile("(?m)^(\\s*)(#|-#|>|[-+] )");

  /** Between two backticks. */
  private static final Pattern TICKS = Pattern.compile("(?<=`)(?=`)");

  private static final String FENCE = "```";

  private Markdown() {}

  /**
   * The text with every mark escaped that would format it, link it, mention somebody or hide
   * something. Web addresses stay as they are, so that they can be followed.
   */
  static String escape(String text) {
    Matcher marks = SPECIAL.matcher(text);
    StringBuilder escaped = new StringBuilder();
    while (marks.find()) {
      String with = marks.group("url") == null ? "\\" + marks.group() : marks.group();
      marks.appendReplacement(escaped, Matcher.quoteReplacement(with));
    }
    marks.appendTail(escaped);
    return LINE_START.matcher(escaped).replaceAll("$1\\\\$2");
  }

  /** The text verbatim in a block of its own, with nothing that could end the block. */
  static String block(String text) {
    return FENCE + "\n" + TICKS.matcher(text).replaceAll("\u200b") + "\n" + FENCE;
  }
}
