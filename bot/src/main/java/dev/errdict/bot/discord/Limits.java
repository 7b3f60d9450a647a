package dev.errdict.bot.discord;

import java.time.Clock;
import java.time.Duration;

/** How often errdict speaks. */
final class Limits {
  private record Asker(long user, long channel) {}

  private final Cooldown questions;
  private final Cooldown notices;
  private final Cooldown watching;

  Limits(Clock clock) {
    questions = new Cooldown(5, Duration.ofSeconds(10), clock);
    notices = new Cooldown(1, Duration.ofSeconds(30), clock);
    watching = new Cooldown(1, Duration.ofSeconds(30), clock);
  }

  /** One more question of a user in a channel. */
  Cooldown.Verdict ask(long user, long channel) {
    return questions.check(new Asker(user, channel));
  }

  /** Whether a channel may be told now that questions are left out. */
  boolean notice(long channel) {
    return notices.check(channel) == Cooldown.Verdict.GO;
  }

  /** Whether errdict may speak unasked in a channel now. */
  boolean watch(long channel) {
    return watching.check(channel) == Cooldown.Verdict.GO;
  }
}
