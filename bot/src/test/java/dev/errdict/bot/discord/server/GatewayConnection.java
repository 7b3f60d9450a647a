package dev.errdict.bot.discord.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * One client on the wire: greets, wants to be told who it is, answers heartbeats.
 *
 * @see <a href="https://discord.com/developers/docs/events/gateway#connections">Gateway
 *     connections</a>
 */
final class GatewayConnection {
  private static final int HEARTBEAT = 1;
  private static final int IDENTIFY = 2;
  private static final int PRESENCE = 3;
  private static final int VOICE_STATE = 4;
  private static final int RESUME = 6;
  private static final int REQUEST_MEMBERS = 8;

  /** As many payloads may a client send per minute. */
  private static final int PAYLOADS = 120;

  private final Gateway gateway;
  private final WebSocket socket;
  private final Optional<Compressor> compressor;
  private Optional<Session> session = Optional.empty();
  private int payloads;
  private long minute = System.nanoTime();

  /**
   * The stream that {@code compress=zlib-stream} asks for: one for the whole connection, flushed
   * after each payload.
   */
  private static final class Compressor {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DeflaterOutputStream deflater =
        new DeflaterOutputStream(bytes, new Deflater(), 4096, true);

    byte[] compress(String payload) throws IOException {
      deflater.write(payload.getBytes(UTF_8));
      deflater.flush();
      byte[] message = bytes.toByteArray();
      bytes.reset();
      return message;
    }
  }

  GatewayConnection(Gateway gateway, WebSocket socket, boolean compressed) {
    this.gateway = gateway;
    this.socket = socket;
    this.compressor = compressed ? Optional.of(new Compressor()) : Optional.empty();
  }

  String compression() {
    return compressor.isPresent() ? "zlib-stream" : "none";
  }

  synchronized void send(ObjectNode payload) throws IOException {
    if (compressor.isPresent()) {
      socket.binary(compressor.get().compress(payload.toString()));
    } else {
      socket.text(payload.toString());
    }
  }

  void close(int code, String reason) {
    gateway.closes().add(code);
    try {
      socket.close(code, reason);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void drop() {
    try {
      socket.drop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Talks until the connection ends, whoever ends it. */
  void serve(Duration heartbeat) throws IOException {
    socket.patience(heartbeat.multipliedBy(3).plusSeconds(5));
    send(Json.object("op", 10, "d", Json.object("heartbeat_interval", heartbeat.toMillis())));
    boolean dropped = false;
    try {
      while (true) {
        switch (socket.read()) {
          case WebSocket.Text(String text) -> heard(text);
          case WebSocket.Close(int code, String reason) -> {
            dropped = code == 1000 || code == 1001;
            socket.close(code, reason);
            return;
          }
        }
      }
    } catch (SocketTimeoutException e) {
      close(4009, "Session timed out.");
    } finally {
      socket.drop();
      left(dropped);
    }
  }

  /**
   * A client that says 1000 or 1001 has given its session up; any other end can be resumed from.
   */
  private void left(boolean forGood) {
    session.ifPresent(
        mine -> {
          mine.disconnected(this);
          if (forGood) {
            gateway.end(mine);
          }
        });
  }

  private void heard(String text) throws IOException {
    if (tooMany()) {
      close(4008, "Rate limited.");
      return;
    }
    JsonNode payload;
    try {
      payload = Json.parse(text);
    } catch (UncheckedIOException e) {
      close(4002, "Error while decoding payload.");
      return;
    }
    JsonNode data = payload.path("d");
    int op = payload.path("op").asInt(-1);
    switch (op) {
      case HEARTBEAT -> heartbeat(data);
      case IDENTIFY -> identify(data);
      case RESUME -> resume(data);
      case PRESENCE, VOICE_STATE, REQUEST_MEMBERS -> {
        if (session.isEmpty()) {
          close(4003, "Not authenticated.");
        }
      }
      default -> close(4001, "Unknown opcode.");
    }
  }

  private boolean tooMany() {
    if (System.nanoTime() - minute > Duration.ofMinutes(1).toNanos()) {
      minute = System.nanoTime();
      payloads = 0;
    }
    return ++payloads > PAYLOADS;
  }

  private void heartbeat(JsonNode seen) throws IOException {
    if (session.isPresent() && seen.asInt() > session.get().sequence()) {
      close(4007, "Invalid seq.");
      return;
    }
    gateway.heartbeats().add(seen.asInt());
    if (gateway.acknowledges()) {
      send(Json.object("op", 11));
    }
  }

  private void identify(JsonNode data) {
    if (session.isPresent()) {
      close(4005, "Already authenticated.");
      return;
    }
    Identify identify =
        new Identify(
            data.path("token").asText(),
            data.path("intents").asLong(-1),
            compression(),
            data.path("shard").path(0).asInt(0),
            data.path("shard").path(1).asInt(1));
    Optional<Refusal> refusal = gateway.refusalOf(identify, data);
    if (refusal.isPresent()) {
      close(refusal.get().code(), refusal.get().reason());
    } else {
      session = Optional.of(gateway.open(identify, this));
    }
    gateway.identifies().add(identify);
  }

  private void resume(JsonNode data) throws IOException {
    int seen = data.path("seq").asInt();
    if (session.isPresent()) {
      close(4005, "Already authenticated.");
      return;
    }
    if (!gateway.isToken(data.path("token").asText())) {
      close(4004, "Authentication failed.");
      return;
    }
    Optional<Session> found = gateway.session(data.path("session_id").asText());
    if (found.isEmpty() || !found.get().remembersAfter(seen)) {
      send(Json.object("op", 9, "d", false));
    } else if (seen > found.get().sequence()) {
      close(4007, "Invalid seq.");
    } else {
      session = found;
      found.get().resume(this, seen);
    }
    gateway.resumes().add(new Resume(data.path("session_id").asText(), seen));
  }

  /** Why a client is turned away. */
  record Refusal(int code, String reason) {}
}
