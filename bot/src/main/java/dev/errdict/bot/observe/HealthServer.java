package dev.errdict.bot.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves {@code /health/live}, {@code /health/ready} and {@code /metrics}, and nothing else. Each
 * request has its own thread: {@code /health/live} answers while another one waits for a database.
 */
final class HealthServer implements AutoCloseable {
  private static final int BACKLOG = 16;

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("errdict-http").factory());

  /** The response of a path. */
  private record Page(int status, String type, String body) {}

  private HealthServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
  }

  /**
   * Listens from now on.
   *
   * @param metrics the text of Prometheus' exposition format 0.0.4
   * @throws IOException when the address cannot be listened at
   */
  static HealthServer start(
      InetSocketAddress address, Supplier<Health.Report> health, Supplier<String> metrics)
      throws IOException {
    HealthServer started = new HealthServer(HttpServer.create(address, BACKLOG));
    started.serve("/health/live", () -> new Page(200, "text/plain", "ok\n"));
    started.serve("/health/ready", () -> ready(health.get()));
    started.serve("/metrics", () -> new Page(200, "text/plain; version=0.0.4", metrics.get()));
    started.serve("/", () -> new Page(404, "text/plain", "not found\n"));
    started.server.start();
    return started;
  }

  private static Page ready(Health.Report report) {
    return new Page(
        report.ready() ? 200 : 503,
        "application/json",
        "{\"ready\":"
            + report.ready()
            + ",\"connected\":"
            + report.connected()
            + ",\"storeReadable\":"
            + report.readable()
            + ",\"answering\":"
            + report.answering()
            + ",\"storeRevision\":"
            + report.storeRevision()
            + ",\"indexRevision\":"
            + report.indexRevision()
            + "}\n");
  }

  private void serve(String path, Supplier<Page> page) {
    server.createContext(path, exchange -> answer(exchange, path, page));
  }

  /** The JDK's server passes all paths with the same prefix to a context. */
  private static void answer(HttpExchange exchange, String path, Supplier<Page> page)
      throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      boolean head = method.equals("HEAD");
      if (!head && !method.equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        send(exchange, new Page(405, "text/plain", "only GET\n"), false);
      } else if (!path.equals("/") && !exchange.getRequestURI().getPath().equals(path)) {
        send(exchange, new Page(404, "text/plain", "not found\n"), head);
      } else {
        send(exchange, page.get(), head);
      }
    }
  }

  private static void send(HttpExchange exchange, Page page, boolean head) throws IOException {
    byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", page.type() + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(page.status(), head ? -1 : body.length);
    if (!head) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  /** The address that it listens on, with the actual port for port 0. */
  InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
