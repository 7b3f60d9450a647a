package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The gateway as a test drives it: who came, and every way in which it can fail. Thread-safe.
 *
 * @see <a
 *     href="https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway">Gateway
 *     opcodes and close codes</a>
 */
public final class Gateway {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What the gateway tells about the server's world. */
  interface Welcome {
    ObjectNode ready(String sessionId, Identify identify);

    List<ObjectNode> guilds(Identify identify);
  }

  private final String token;
  private final Welcome welcome;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Journal<Identify> identifies = new Journal<>();
  private final Journal<Resume> resumes = new Journal<>();
  private final Journal<Integer> heartbeats = new Journal<>();
  private final Journal<Integer> closes = new Journal<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile Duration heartbeat = Duration.ofMillis(41_250);
  private volatile long disallowed;
  private volatile int advised = 1;
  private volatile boolean acknowledging = true;
  private volatile boolean reachable = true;

  Gateway(String token, Welcome welcome) {
    this.token = token;
    this.welcome = welcome;
  }

  // What a test arranges

  /** How often clients that connect from now on are told to send a heartbeat. */
  public Gateway heartbeatEvery(Duration interval) {
    heartbeat = interval;
    return this;
  }

  /** How many shards clients are advised to have. */
  public Gateway advise(int shards) {
    advised = shards;
    return this;
  }

  int advised() {
    return advised;
  }

  /** Clients that identify with any of these intents are closed with 4014. */
  public Gateway disallow(long intents) {
    disallowed = intents;
    return this;
  }

  /** Heartbeats stay without an answer: the connection looks dead to the client. */
  public void stopAcknowledging() {
    acknowledging = false;
  }

  public void acknowledgeAgain() {
    acknowledging = true;
  }

  /** New connections get a 503 instead of a WebSocket. Open ones stay; see {@link #drop}. */
  public void becomeUnreachable() {
    reachable = false;
  }

  public void becomeReachable() {
    reachable = true;
  }

  /** Tells the clients to connect again and resume (opcode 7). */
  public void askToReconnect() {
    everyConnection(connection -> connection.send(Json.object("op", 7, "d", Json.NULL)));
  }

  /**
   * Tells the clients that their session is invalid (opcode 9); if it cannot be resumed, it is
   * forgotten.
   */
  public void invalidateSession(boolean resumable) {
    List<Session> told = List.copyOf(sessions.values());
    if (!resumable) {
      sessions.clear();
    }
    for (Session session : told) {
      session.connection().ifPresent(to -> sendQuietly(to, Json.object("op", 9, "d", resumable)));
    }
  }

  /** Asks for a heartbeat at once (opcode 1). */
  public void askForHeartbeat() {
    everyConnection(connection -> connection.send(Json.object("op", 1, "d", Json.NULL)));
  }

  /**
   * Closes with this code. Codes that Discord does not let a client resume from end the session.
   */
  public void close(int code) {
    List<Session> told = List.copyOf(sessions.values());
    boolean resumable = code < 4003 || code == 4005 || code == 4008;
    if (!resumable) {
      sessions.clear();
    }
    told.forEach(session -> session.connection().ifPresent(to -> to.close(code, "On demand.")));
  }

  /** Breaks the connections off without a close frame. */
  public void drop() {
    sessions.values().forEach(session -> session.connection().ifPresent(GatewayConnection::drop));
  }

  // What a test sees

  /** Takes the next IDENTIFY, refused ones included. */
  public Identify awaitIdentify() {
    return identifies.take(identify -> true, PATIENCE, "IDENTIFY");
  }

  public Resume awaitResume() {
    return resumes.take(resume -> true, PATIENCE, "RESUME");
  }

  /** Takes the next heartbeat: the number of the last event that the client has seen. */
  public int awaitHeartbeat() {
    return heartbeats.take(heartbeat -> true, PATIENCE, "heartbeat");
  }

  /** Takes the next code with which the server closed a connection. */
  public int awaitClose() {
    return closes.take(code -> true, PATIENCE, "close by the server");
  }

  /** Every IDENTIFY so far. */
  public List<Identify> identified() {
    return identifies.all();
  }

  // What its own connections need

  void serve(WebSocket socket, Map<String, String> query) throws IOException {
    if (!query.getOrDefault("v", "").equals("10")) {
      socket.close(4012, "Invalid API version.");
    } else if (!query.getOrDefault("encoding", "json").equals("json")) {
      socket.close(4002, "This server speaks JSON only.");
    } else {
      boolean compressed = query.getOrDefault("compress", "").equals("zlib-stream");
      new GatewayConnection(this, socket, compressed).serve(heartbeat);
    }
  }

  boolean isReachable() {
    return reachable;
  }

  boolean acknowledges() {
    return acknowledging;
  }

  boolean isToken(String given) {
    return token.equals(given);
  }

  Journal<Identify> identifies() {
    return identifies;
  }

  Journal<Resume> resumes() {
    return resumes;
  }

  Journal<Integer> closes() {
    return closes;
  }

  Journal<Integer> heartbeats() {
    return heartbeats;
  }

  Optional<Session> session(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  Optional<GatewayConnection.Refusal> refusalOf(Identify identify, JsonNode data) {
    if (!isToken(identify.token())) {
      return refusal(4004, "Authentication failed.");
    }
    if (identify.intents() < 0 || !data.path("properties").isObject()) {
      return refusal(4013, "Invalid intent(s).");
    }
    if ((identify.intents() & disallowed) != 0) {
      return refusal(4014, "Disallowed intent(s).");
    }
    JsonNode shard = data.path("shard");
    if (shard.isArray() && shard.path(0).asInt() >= shard.path(1).asInt()) {
      return refusal(4010, "Invalid shard.");
    }
    return Optional.empty();
  }

  private static Optional<GatewayConnection.Refusal> refusal(int code, String reason) {
    return Optional.of(new GatewayConnection.Refusal(code, reason));
  }

  Session open(Identify identify, GatewayConnection connection) {
    String id = "session-" + numbers.incrementAndGet();
    Session session = new Session(id, identify, connection);
    // Within the session's lock, so that no event is lost from here on and none comes before READY.
    synchronized (session) {
      sessions.put(id, session);
      session.dispatch("READY", welcome.ready(id, identify));
      welcome.guilds(identify).forEach(guild -> session.dispatch("GUILD_CREATE", guild));
    }
    return session;
  }

  void end(Session session) {
    sessions.remove(session.id());
  }

  /** Sends an event to every session that asked for it, in the shape that its intents allow. */
  void dispatch(long intent, String type, Function<Identify, ObjectNode> data) {
    for (Session session : sessions.values()) {
      ObjectNode event = data.apply(session.identify());
      if (session.identify().asksFor(intent) && session.identify().has(guild(type, event))) {
        session.dispatch(type, event);
      }
    }
  }

  /** The guild of an event; 0 outside of guilds, which is the first shard's. */
  private static long guild(String type, ObjectNode event) {
    boolean ofGuild =
        type.equals("GUILD_CREATE") || type.equals("GUILD_UPDATE") || type.equals("GUILD_DELETE");
    return event.path(ofGuild ? "id" : "guild_id").asLong(0);
  }

  /** Closes the connections of one shard with this code. */
  public void close(int shard, int code) {
    for (Session session : List.copyOf(sessions.values())) {
      if (session.identify().shard() == shard) {
        sessions.remove(session.id());
        session.connection().ifPresent(to -> to.close(code, "On demand."));
      }
    }
  }

  private interface Sending {
    void to(GatewayConnection connection) throws IOException;
  }

  private void everyConnection(Sending sending) {
    for (Session session : sessions.values()) {
      session.connection().ifPresent(to -> quietly(sending, to));
    }
  }

  private static void sendQuietly(GatewayConnection to, ObjectNode payload) {
    quietly(connection -> connection.send(payload), to);
  }

  /** A client that has just gone is a client that hears nothing. */
  private static void quietly(Sending sending, GatewayConnection to) {
    try {
      sending.to(to);
    } catch (IOException e) {
      to.drop();
    }
  }
}
