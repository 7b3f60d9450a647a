package dev.errdict.bot.discord.paint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Escapes plain text for Discord's Markdown. */
public final class Markdown {
  private static final Pattern SPECIAL =
      Pattern.compile("(?<url>https?://[^\\s<>`|\\\\]+)|[\\\\*_~`|\\[\\]<>@]");
  private static final Pattern LINE_START = Pattern.compile("(?m)^(\\s*)(#|-#|>|[-+] )");

  /** Between two backticks. */
  private static final Pattern TICKS = Pattern.compile("(?<=`)(?=`)");

  private static final String FENCE = "```";

  private Markdown() {}

  /**
   * The text with every mark escaped that would format, link, mention or hide something. Web
   * addresses are unchanged, so that they stay links.
   */
  public static String escape(String text) {
    Matcher marks = SPECIAL.matcher(text);
    StringBuilder escaped = new StringBuilder();
    while (marks.find()) {
      String with = marks.group("url") == null ? "\\" + marks.group() : marks.group();
      marks.appendReplacement(escaped, Matcher.quoteReplacement(with));
    }
    marks.appendTail(escaped);
    return LINE_START.matcher(escaped).replaceAll("$1\\\\$2");
  }

  /**
   * The text verbatim in a code block; backticks are separated so that they cannot close the block.
   */
  static String block(String text) {
    return FENCE + "\n" + TICKS.matcher(text).replaceAll("\u200b") + "\n" + FENCE;
  }
}
