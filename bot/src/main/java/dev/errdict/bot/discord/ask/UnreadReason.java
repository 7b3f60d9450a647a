package dev.errdict.bot.discord.ask;

import java.util.Locale;

/** Why errdict cannot read a message; each has a sentence {@code unread.<name>}. */
enum UnreadReason {
  /** It has no text. */
  EMPTY,
  /** The bot lacks the message content intent. */
  WITHHELD,
  PICTURE,
  VOICE,
  STICKER,
  /** A file that holds no text. */
  NO_TEXT,
  TOO_LARGE,
  UNREACHABLE;

  /** Whether a question in words beside it may be about it. */
  boolean mayBeThePoint() {
    return this == PICTURE || this == VOICE || this == WITHHELD;
  }

  String key() {
    return "unread." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
