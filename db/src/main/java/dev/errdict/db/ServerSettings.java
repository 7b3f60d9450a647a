package dev.errdict.db;

import java.util.Optional;
import java.util.Set;

/**
 * What the managers of a chat server have chosen for the bot there.
 *
 * @param lang for questions that tell no language by themselves; empty leaves it to the bot
 * @param prefix what commands start with, 1 to {@value #MAX_PREFIX} characters
 * @param answerIn ids of the channels that the bot answers in; empty for all
 * @param watchIn ids of the channels in which it looks for codes by itself
 */
public record ServerSettings(
    Optional<Lang> lang, String prefix, Set<Long> answerIn, Set<Long> watchIn) {
  public static final int MAX_PREFIX = 8;
  public static final ServerSettings DEFAULT =
      new ServerSettings(Optional.empty(), "!", Set.of(), Set.of());

  public ServerSettings {
    if (prefix.isEmpty() || prefix.length() > MAX_PREFIX) {
      throw new IllegalArgumentException("prefix: 1 to " + MAX_PREFIX + " characters");
    }
    answerIn = Set.copyOf(answerIn);
    watchIn = Set.copyOf(watchIn);
  }

  public ServerSettings withLang(Optional<Lang> chosen) {
    return new ServerSettings(chosen, prefix, answerIn, watchIn);
  }

  public ServerSettings withPrefix(String chosen) {
    return new ServerSettings(lang, chosen, answerIn, watchIn);
  }

  public ServerSettings withAnswerIn(Set<Long> chosen) {
    return new ServerSettings(lang, prefix, chosen, watchIn);
  }

  public ServerSettings withWatchIn(Set<Long> chosen) {
    return new ServerSettings(lang, prefix, answerIn, chosen);
  }
}
