package dev.errdict.bot.training;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * The part of Discord that one bot needs to log in and to answer a message, on the loopback: one
 * server with one channel, and one connection to the gateway. It checks nothing.
 *
 * @see <a href="https://discord.com/developers/docs/events/gateway#connections">Gateway
 *     connections</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455">RFC 6455</a>
 */
final class TrainingServer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TrainingServer.class.getName());
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int LAST_BINARY = 0x82;
  private static final int TWO_BYTES_OF_LENGTH = 126;
  private static final long BOT = 1_000_001;
  private static final long SERVER = 2_000_001;
  private static final long CHANNEL = 3_000_001;
  private static final long PERSON = 4_000_001;
  private static final long FIRST_MESSAGE = 5_000_001;

  private final HttpServer http;
  private final ServerSocket gateway;
  private final Semaphore answers = new Semaphore(0);

  /**
   * The stream of {@code compress=zlib-stream}: one for the connection, flushed after a payload.
   */
  private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();

  private final DeflaterOutputStream deflater =
      new DeflaterOutputStream(compressed, new Deflater(), 4096, true);

  private OutputStream out = OutputStream.nullOutputStream();
  private long messages;

  private TrainingServer(HttpServer http, ServerSocket gateway) {
    this.http = http;
    this.gateway = gateway;
  }

  static TrainingServer start() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    TrainingServer server =
        new TrainingServer(
            HttpServer.create(new InetSocketAddress(here, 0), 0), new ServerSocket(0, 1, here));
    server.http.createContext("/", server::respond);
    server.http.start();
    Thread.ofPlatform().daemon().name("errdict-gateway").start(server::serve);
    return server;
  }

  String apiUrl() {
    return "http://" + address(http.getAddress().getPort()) + "/";
  }

  private static String address(int port) {
    return "127.0.0.1:" + port;
  }

  /**
   * Sends a message to the channel, and waits for the bot's answer.
   *
   * @throws TimeoutException when there is none within a minute
   */
  void ask(String question) throws IOException, InterruptedException, TimeoutException {
    answers.drainPermits();
    send(event("MESSAGE_CREATE", message(PERSON, question)));
    if (!answers.tryAcquire(1, TimeUnit.MINUTES)) {
      throw new TimeoutException("no answer to " + question);
    }
  }

  private void respond(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    boolean answer = path.endsWith("/messages");
    String json =
        answer
            ? message(BOT, "an answer")
            : path.equals("/gateway/bot")
                ? "{\"url\":\"ws://%s\",\"shards\":1}".formatted(address(gateway.getLocalPort()))
                : path.equals("/users/@me") ? user(BOT) : "[]";
    byte[] body = json.getBytes(UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
    if (answer) {
      answers.release();
    }
  }

  private void serve() {
    try (Socket socket = gateway.accept()) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      greet(socket.getOutputStream(), key(in));
      send("{\"op\":10,\"d\":{\"heartbeat_interval\":60000}}");
      if (in.read() >= 0) { // the bot identifies itself
        send(event("READY", ready()));
        send(event("GUILD_CREATE", server()));
      }
      while (in.read() >= 0) {}
    } catch (IOException e) {
      LOG.log(Level.FINE, "the gateway's connection ended", e);
    }
  }

  private static String key(BufferedReader in) throws IOException {
    String key = "";
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
        key = line.substring(line.indexOf(':') + 1).strip();
      }
      line = in.readLine();
    }
    return key;
  }

  private synchronized void greet(OutputStream bot, String key) throws IOException {
    try {
      byte[] proof = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(ISO_8859_1));
      bot.write(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: "
                  + Base64.getEncoder().encodeToString(proof)
                  + "\r\n\r\n")
              .getBytes(ISO_8859_1));
      out = bot;
    } catch (NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
  }

  private synchronized void send(String payload) throws IOException {
    deflater.write(payload.getBytes(UTF_8));
    deflater.flush();
    byte[] content = compressed.toByteArray();
    compressed.reset();
    out.write(
        ByteBuffer.allocate(4 + content.length)
            .put((byte) LAST_BINARY)
            .put((byte) TWO_BYTES_OF_LENGTH)
            .putShort((short) content.length)
            .put(content)
            .array());
    out.flush();
  }

  private synchronized String event(String type, String data) {
    messages++;
    return "{\"op\":0,\"s\":%d,\"t\":\"%s\",\"d\":%s}".formatted(messages, type, data);
  }

  private static String ready() {
    return """
        {"v":10,"user":%s,"guilds":[{"id":"%d","unavailable":true}],"private_channels":[],
        "session_id":"training","resume_gateway_url":"ws://127.0.0.1",
        "application":{"id":"%d","flags":524288},"shard":[0,1]}"""
        .formatted(user(BOT), SERVER, BOT);
  }

  private static String server() {
    return """
        {"id":"%1$d","name":"training","owner_id":"%2$d","afk_timeout":300,"verification_level":0,
        "default_message_notifications":0,"explicit_content_filter":0,"mfa_level":0,"nsfw_level":0,
        "premium_tier":0,"preferred_locale":"en-US","system_channel_flags":0,"large":false,
        "joined_at":"2026-01-12T00:00:00.000000+00:00","member_count":2,"max_members":500000,
        "roles":[{"id":"%1$d","name":"@everyone","colors":{"primary_color":0},"hoist":false,"position":0,
        "permissions":"2251799813685247","managed":false,"mentionable":false,"flags":0}],
        "members":[%3$s],"channels":[{"id":"%4$d","type":0,"name":"training","position":0,
        "nsfw":false,"rate_limit_per_user":0,"permission_overwrites":[],"flags":0}],
        "threads":[],"emojis":[],"stickers":[],"features":[],"voice_states":[],"presences":[],
        "stage_instances":[],"guild_scheduled_events":[],"soundboard_sounds":[]}"""
        .formatted(SERVER, PERSON, member(",\"user\":" + user(BOT)), CHANNEL);
  }

  private synchronized String message(long author, String content) {
    return """
        {"id":"%d","type":0,"channel_id":"%d","guild_id":"%d","author":%s,"member":%s,
        "content":"%s","timestamp":"2026-01-12T00:00:00.000000+00:00","edited_timestamp":null,
        "tts":false,"pinned":false,"flags":0,"mention_everyone":false,"mentions":[],
        "mention_roles":[],"attachments":[],"embeds":[],"components":[]}"""
        .formatted(FIRST_MESSAGE + messages, CHANNEL, SERVER, user(author), member(""), content);
  }

  private static String member(String more) {
    return """
        {"roles":[],"joined_at":"2026-01-12T00:00:00.000000+00:00","deaf":false,"mute":false,
        "pending":false,"flags":0%s}"""
        .formatted(more);
  }

  private static String user(long id) {
    return """
        {"id":"%d","username":"training","global_name":null,"discriminator":"0","avatar":null,
        "bot":%b,"public_flags":0}"""
        .formatted(id, id == BOT);
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    http.stop(0);
  }
}
