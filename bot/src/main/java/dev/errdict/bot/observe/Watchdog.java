package dev.errdict.bot.observe;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Notifies a service manager regularly while the bot is connected to Discord and answers. Otherwise
 * it sends nothing, and after {@code WatchdogSec} the service manager restarts the bot.
 */
final class Watchdog implements AutoCloseable {
  private final Thread thread;

  private Watchdog(Thread thread) {
    this.thread = thread;
  }

  /**
   * A tenth of {@code WATCHDOG_USEC}, so that a look at the bot while it reconnects does no harm;
   * empty when the service manager has no watchdog.
   */
  static Optional<Duration> period(Map<String, String> environment) {
    String micros = environment.getOrDefault("WATCHDOG_USEC", "");
    String pid = environment.getOrDefault("WATCHDOG_PID", "");
    boolean mine = pid.isEmpty() || pid.equals(Long.toString(ProcessHandle.current().pid()));
    return mine && micros.matches("[1-9][0-9]{0,17}")
        ? Optional.of(Duration.ofNanos(Long.parseLong(micros) / 10 * 1000))
        : Optional.empty();
  }

  static Watchdog start(Duration period, Supplier<Health.Report> health, Consumer<String> tell) {
    return new Watchdog(
        Thread.ofPlatform()
            .daemon()
            .name("errdict-watchdog")
            .start(
                () -> {
                  try {
                    while (true) {
                      Thread.sleep(period);
                      Health.Report report = health.get();
                      if (report.connected() && report.answering()) {
                        tell.accept("WATCHDOG=1");
                      }
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
