package dev.errdict.admin.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's file server on the loopback address, with the site's page for missing addresses. */
final class SiteServer implements AutoCloseable {
  private static final String LOST = "404.html";

  private final HttpServer server;
  private final ExecutorService threads;
  private final CountDownLatch closed = new CountDownLatch(1);

  private SiteServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * @param port 0 for any that is free
   * @throws IOException when the port is taken
   */
  static SiteServer start(Path folder, int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    Path root = folder.toAbsolutePath().normalize();
    HttpHandler files = SimpleFileServer.createFileHandler(root);
    server.createContext("/", exchange -> answer(exchange, root, files));
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.start();
    return new SiteServer(server, threads);
  }

  private static void answer(HttpExchange exchange, Path root, HttpHandler files)
      throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    if (exchange.getRequestMethod().equals("GET") && !isThere(root, exchange)) {
      byte[] lost = Files.readAllBytes(root.resolve(LOST));
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      try (exchange) {
        exchange.sendResponseHeaders(404, lost.length);
        exchange.getResponseBody().write(lost);
      }
      return;
    }
    files.handle(exchange);
  }

  /** Whether the address is a file, or a folder with a page. */
  private static boolean isThere(Path root, HttpExchange exchange) {
    try {
      String path = exchange.getRequestURI().getPath().replaceFirst("^/+", "");
      Path file = root.resolve(path).normalize();
      return file.startsWith(root)
          && (Files.isRegularFile(file) || Files.isRegularFile(file.resolve("index.html")));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  /** Waits until the server is closed or the thread is interrupted. */
  void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      // The interrupt flag is not restored: the following closes would fail.
      close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    closed.countDown();
  }
}
