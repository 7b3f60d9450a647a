package dev.errdict.bot.discord.send;

import java.time.Clock;
import java.time.Duration;

/** The rate limits of replies. */
public final class ReplyRateLimits {
  private record Asker(long user, long place) {}

  private record Reporter(long author, long channel) {}

  private final Cooldown questions;
  private final Cooldown notices;
  private final Cooldown watching;
  private final Cooldown alerts;

  public ReplyRateLimits(Clock clock) {
    questions = new Cooldown(5, Duration.ofSeconds(10), clock);
    notices = new Cooldown(1, Duration.ofSeconds(30), clock);
    alerts = new Cooldown(6, Duration.ofMinutes(10), clock);
    watching = new Cooldown(1, Duration.ofSeconds(30), clock);
  }

  /**
   * One more question of a user.
   *
   * @param place the server, whose channels count together, or the conversation outside of servers
   * @param window in which five may be asked
   */
  public Cooldown.Verdict ask(long user, long place, Duration window) {
    return questions.check(new Asker(user, place), window);
  }

  /** Whether one more alert by a webhook or another bot may be explained in a channel. */
  public boolean alert(long author, long channel) {
    return alerts.check(new Reporter(author, channel)) == Cooldown.Verdict.GO;
  }

  /** Whether a channel may get a notice now that questions are dropped. */
  public boolean notice(long channel) {
    return notices.check(channel) == Cooldown.Verdict.GO;
  }

  /** Whether errdict may reply in a channel now without a question. */
  public boolean watch(long channel) {
    return watching.check(channel) == Cooldown.Verdict.GO;
  }
}
