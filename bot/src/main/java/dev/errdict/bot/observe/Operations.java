package dev.errdict.bot.observe;

import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.lookup.Dictionary;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/** The observation of a running bot: over HTTP, and by a service manager. */
public final class Operations implements Measurements, AutoCloseable {
  private final AtomicBoolean connected = new AtomicBoolean();
  private final Health health;
  private final Optional<SystemdNotifier> manager;
  private final Optional<Watchdog> watchdog;
  private final Optional<HealthServer> server;
  private final Measurements metrics;

  private Operations(
      Dictionary dictionary, Optional<InetSocketAddress> http, Map<String, String> environment)
      throws IOException {
    health = new Health(dictionary, connected::get);
    if (http.isPresent()) {
      PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      metrics = new Metrics(registry, health::report);
      server = Optional.of(HealthServer.start(http.get(), health::report, registry::scrape));
    } else {
      metrics = Measurements.NONE;
      server = Optional.empty();
    }
    manager = SystemdNotifier.of(environment);
    watchdog =
        manager.flatMap(
            told ->
                Watchdog.period(environment)
                    .map(period -> Watchdog.start(period, health::report, told::tell)));
  }

  /**
   * Begins to observe.
   *
   * @param http where to serve health and metrics; empty for nowhere
   * @param environment with systemd's notification socket
   * @throws IOException when the address cannot be listened at
   */
  public static Operations start(
      Dictionary dictionary, Optional<InetSocketAddress> http, Map<String, String> environment)
      throws IOException {
    return new Operations(dictionary, http, environment);
  }

  /** Where HTTP is served. */
  Optional<InetSocketAddress> address() {
    return server.map(HealthServer::address);
  }

  @Override
  public void gateway(Gateway event) {
    connected.set(event != Gateway.LOST);
    metrics.gateway(event);
    if (event == Gateway.READY) {
      manager.ifPresent(told -> told.tell("READY=1"));
    }
  }

  @Override
  public void answered(Door door, Optional<Answer> answer, Lang lang, Duration took) {
    metrics.answered(door, answer, lang, took);
  }

  @Override
  public void handled(Duration took) {
    metrics.handled(took);
  }

  @Override
  public void shed() {
    metrics.shed();
  }

  @Override
  public void queue(IntSupplier length) {
    metrics.queue(length);
  }

  @Override
  public void requestFailed(int status) {
    metrics.requestFailed(status);
  }

  @Override
  public void close() {
    manager.ifPresent(told -> told.tell("STOPPING=1"));
    watchdog.ifPresent(Watchdog::close);
    server.ifPresent(HealthServer::close);
  }
}
