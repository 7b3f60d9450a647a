package dev.errdict.bot.discord;

import java.util.Locale;

/** Why a message gives errdict nothing to read; each has a sentence {@code unread.<name>}. */
enum Unread {
  /** It has no words at all. */
  EMPTY,
  /** Discord withholds the words from this bot. */
  WITHHELD,
  PICTURE,
  VOICE,
  STICKER,
  /** A file that holds no text. */
  NO_TEXT,
  TOO_LARGE,
  UNREACHABLE;

  String key() {
    return "unread." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
