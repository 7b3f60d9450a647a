package dev.errdict.bot.discord.paint;

import dev.errdict.search.reply.EntryCard;
import dev.errdict.search.reply.EntryCard.Part;
import dev.errdict.search.reply.ReplyLocale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The footer of entries: which parts are not in the reader's language, and the notice. */
final class Footer {
  private Footer() {}

  /** For the short card: one line each, the catalog first where there are several. */
  static String of(EntryCard card, ReplyLocale locale) {
    return of(
        card.fallback(),
        locale,
        Stream.concat(catalog(card), card.notice().map(Footer::oneLine).stream()));
  }

  private static Stream<String> catalog(EntryCard card) {
    return card.sections().stream()
        .filter(section -> section.part() == Part.CATALOG)
        .map(section -> section.heading() + ": " + section.body());
  }

  /** The footer with the whole notice. */
  static String whole(EntryCard card, ReplyLocale locale) {
    return of(card.fallback(), locale, card.notice().stream());
  }

  /**
   * @param notices each is shown once
   */
  static String of(boolean fallback, ReplyLocale locale, Stream<String> notices) {
    return Stream.of(
            fallback ? Stream.of(LocalWords.plain(locale, "embed.fallback")) : Stream.<String>of(),
            notices.distinct(),
            locale == ReplyLocale.ZH_TW
                ? Stream.of(LocalWords.plain(locale, "embed.converted"))
                : Stream.<String>of())
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  static String oneLine(String notice) {
    return Excerpt.of(Excerpt.firstSentence(notice), 1, "…");
  }
}
