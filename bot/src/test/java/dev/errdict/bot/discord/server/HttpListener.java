package dev.errdict.bot.discord.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * HTTP/1.1 with keep-alive on a free port of 127.0.0.1, one virtual thread per connection. It hands
 * an upgrade to WebSocket over with the open connection. (The JDK's own server can neither upgrade
 * nor break a connection off.)
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a>
 */
final class HttpListener implements AutoCloseable {

  /** What stands behind the listener. Called from many threads. */
  interface Site {
    /** The answer, or empty to break the connection off without one. */
    Optional<HttpAnswer> answer(HttpRequest request) throws InterruptedException;

    /** Whether this upgrade is accepted; if not, a 503 is answered. */
    boolean acceptsUpgrade(HttpRequest request);

    /** Talks WebSocket until the connection ends. */
    void upgraded(HttpRequest request, WebSocket socket) throws IOException;
  }

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Takes a free port; nobody is answered before {@link #serve(Site)}. */
  HttpListener() throws IOException {
    this.server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
  }

  void serve(Site site) {
    Thread.ofVirtual().name("discord-server-accept").start(() -> accept(site));
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept(Site site) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().name("discord-server-connection").start(() -> serve(site, socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Site site, Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = new BufferedOutputStream(socket.getOutputStream());
      while (true) {
        Optional<HttpRequest> request = read(in);
        if (request.isEmpty()) {
          return;
        }
        if (request.get().header("upgrade").equalsIgnoreCase("websocket")) {
          upgrade(site, request.get(), socket, in, out);
          return;
        }
        Optional<HttpAnswer> answer = site.answer(request.get());
        if (answer.isEmpty()) {
          return;
        }
        write(out, answer.get());
      }
    } catch (IOException e) {
      // The client went away; what it misses is for the test to notice.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private void upgrade(
      Site site, HttpRequest request, Socket socket, InputStream in, OutputStream out)
      throws IOException {
    if (!site.acceptsUpgrade(request)) {
      write(out, HttpAnswer.html(503, "<html>no healthy upstream</html>"));
      return;
    }
    out.write(
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + WebSocket.accept(request.header("sec-websocket-key"))
                + "\r\n\r\n")
            .getBytes(ISO_8859_1));
    out.flush();
    site.upgraded(request, new WebSocket(socket, in, out));
  }

  private static Optional<HttpRequest> read(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    String[] start = first.split(" ", 3);
    Map<String, String> headers = new HashMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    byte[] body =
        headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")
            ? chunks(in)
            : in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    int mark = start[1].indexOf('?');
    String path = mark < 0 ? start[1] : start[1].substring(0, mark);
    String query = mark < 0 ? "" : start[1].substring(mark + 1);
    return Optional.of(
        new HttpRequest(
            start[0],
            URLDecoder.decode(path, UTF_8),
            parameters(query),
            headers,
            new String(body, UTF_8)));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return parameters;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
  }

  /** A line without its end; empty also at the end of the stream. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        if (line.size() > 0) {
          throw new EOFException("a request that was broken off");
        }
        return "";
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(ISO_8859_1);
  }

  private static void write(OutputStream out, HttpAnswer answer) throws IOException {
    byte[] body = answer.body();
    StringBuilder head =
        new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" Status\r\n");
    answer
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (answer.status() != 204) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
    out.write(body);
    out.flush();
  }
}
