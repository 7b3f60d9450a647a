package dev.errdict.bot.observe;

import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Measurements as meters of Micrometer. Labels have few values, all defined by this program: no
 * user input, names or ids. {@code docs/operations.md} lists the meters.
 */
final class Metrics implements Measurements {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3),
    Duration.ofSeconds(10)
  };

  private static final Path PROCESS = Path.of("/proc/self/status");

  private final MeterRegistry registry;
  private final Timer lookup;
  private final Timer reply;
  private final Counter shed;
  private final Counter lost;

  /**
   * @param health for the meters of gateway, store and index
   */
  Metrics(MeterRegistry registry, Supplier<Health.Report> health) {
    this.registry = registry;
    lookup = timer("errdict.lookup", "From a question to its answer, without waiting and sending");
    reply = timer("errdict.reply", "From an event's arrival in the queue until it is dealt with");
    shed = counter("errdict.questions.shed", "Questions left out because too many were waiting");
    lost = counter("errdict.gateway.disconnects", "Connections to the gateway that were lost");
    gauge("errdict.gateway.connected", "1 while connected", () -> health.get().connected() ? 1 : 0);
    gauge("errdict.store.readable", "1 while readable", () -> health.get().readable() ? 1 : 0);
    gauge("errdict.store.revision", "Revision", () -> health.get().storeRevision());
    gauge("errdict.index.revision", "Revision", () -> health.get().indexRevision());
    gauge(
        "errdict.index.lag.revisions",
        "Revisions that the index does not have yet",
        () -> Math.max(0, health.get().storeRevision() - health.get().indexRevision()));
    gauge("errdict.entries", "Entries of all catalogs", () -> health.get().entries());
    if (Files.isReadable(PROCESS)) {
      Gauge.builder("process.resident.memory", Metrics::residentBytes)
          .baseUnit("bytes")
          .description("Resident memory of the process")
          .register(registry);
    }
    new JvmMemoryMetrics().bindTo(registry);
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  @Override
  public void answered(Door door, Optional<Answer> answer, Lang lang, Duration took) {
    lookup.record(took);
    registry
        .counter(
            "errdict.questions",
            "door",
            lower(door),
            "decision",
            answer.map(Metrics::decision).orElse("none"),
            "reason",
            answer.map(found -> lower(found.reason().kind())).orElse("none"),
            "lang",
            lang.tag())
        .increment();
  }

  private static String decision(Answer answer) {
    return switch (answer) {
      case Answer.Found _ -> "found";
      case Answer.Choices _ -> "choices";
      case Answer.NotFound _ -> "not_found";
    };
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void handled(Duration took) {
    reply.record(took);
  }

  @Override
  public void shed() {
    shed.increment();
  }

  @Override
  public void queue(IntSupplier length) {
    gauge("errdict.queue.jobs", "Jobs that wait or run", length::getAsInt);
  }

  @Override
  public void requestFailed(int status) {
    registry
        .counter(
            "errdict.discord.failures", "status", status == 0 ? "none" : Integer.toString(status))
        .increment();
  }

  @Override
  public void gateway(Gateway event) {
    if (event == Gateway.LOST) {
      lost.increment();
    }
  }

  /** {@code VmRSS} of proc(5), in kilobytes there; NaN where it is missing. */
  private static double residentBytes() {
    try {
      return Files.readAllLines(PROCESS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
