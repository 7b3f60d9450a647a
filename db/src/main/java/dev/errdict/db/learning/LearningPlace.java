package dev.errdict.db.learning;

import dev.errdict.db.catalog.ServerSettings;
import java.util.Optional;

/**
 * What an administrator has chosen for a place.
 *
 * @param on whether questions are kept
 * @param maintainers id of the role that decides on suggestions; empty for nobody
 * @param channel id of the channel that shows suggestions and the digest; empty for none
 * @param digest whether the channel gets a weekly digest
 */
public record LearningPlace(
    boolean on, Optional<Long> maintainers, Optional<Long> channel, boolean digest) {
  /** The place of the console and the command line; others are ids of chat servers. */
  public static final long HOME = ServerSettings.HOME;

  public static final LearningPlace OFF =
      new LearningPlace(false, Optional.empty(), Optional.empty(), false);

  public LearningPlace withOn(boolean chosen) {
    return new LearningPlace(chosen, maintainers, channel, digest);
  }

  public LearningPlace withMaintainers(Optional<Long> chosen) {
    return new LearningPlace(on, chosen, channel, digest);
  }

  public LearningPlace withChannel(Optional<Long> chosen) {
    return new LearningPlace(on, maintainers, chosen, digest);
  }

  public LearningPlace withDigest(boolean chosen) {
    return new LearningPlace(on, maintainers, channel, chosen);
  }
}
