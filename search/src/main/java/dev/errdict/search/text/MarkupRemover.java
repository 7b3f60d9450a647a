package dev.errdict.search.text;

import java.util.Map;
import java.util.regex.Matcher;

/**
 * Removes invisible markup from text that was copied from terminals, web pages, addresses and
 * chats.
 */
final class MarkupRemover {
  /**
   * A colour, a movement or a link (ECMA-48), the colour also where a chat has swallowed its escape
   * character: {@code [31m}, but not PromQL's {@code [5m]}.
   */
  private static final RarePattern TERMINAL =
      RarePattern.of(
          "\u001b\\[[0-?]{0,40}[ -/]{0,4}[@-~]|\u001b][^\u0007\u001b]{0,2000}(?:\u0007|\u001b\\\\)"
              + "|\\[\\d{1,3}(?:;\\d{1,3}){0,10}m(?!])|\\[m(?![\\w\\]])",
          "\u001b",
          "[");

  /** Discord's mentions, emojis and times. */
  private static final RarePattern CHAT =
      RarePattern.of("<(?:@[!&]?|#|a?:\\w{2,32}:|t:)\\d{1,20}(?::[a-zA-Z])?>", "<");

  private static final Map<String, String> ENTITIES =
      Map.of("quot", "\"", "#34", "\"", "apos", "'", "#39", "'", "lt", "<", "gt", ">", "amp", "&");
  private static final RarePattern ENTITY = RarePattern.of("&(quot|#34|apos|#39|lt|gt|amp);", "&");

  /** A percent-encoded quote, brace or colon, which shows that the text is part of an address. */
  private static final RarePattern FROM_AN_ADDRESS = RarePattern.of("%(?:22|7[Bb]|3[Aa])", "%");

  private static final RarePattern PERCENT = RarePattern.of("%([2-7][0-9A-Fa-f])", "%");

  private MarkupRemover() {}

  static String without(String text) {
    String plain = TERMINAL.replaceAll(text, colour -> "");
    plain = CHAT.replaceAll(plain, mention -> " ");
    plain = ENTITY.replaceAll(plain, entity -> quoted(ENTITIES.getOrDefault(entity.group(1), "")));
    if (!plain.contains("://") && FROM_AN_ADDRESS.isIn(plain)) {
      plain =
          PERCENT.replaceAll(
              plain, one -> quoted(Character.toString(Integer.parseInt(one.group(1), 16))));
    }
    return plain.replace('№', '#');
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }
}
