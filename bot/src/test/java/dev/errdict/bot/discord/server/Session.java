package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What the gateway owes to one identified client, whether connected or not: events in order, kept
 * for a replay. Thread-safe.
 */
final class Session {
  /** Discord keeps a few minutes; a number is enough here. */
  private static final int KEPT = 5_000;

  private record Event(int sequence, ObjectNode payload) {}

  private final String id;
  private final Identify identify;
  private final Deque<Event> sent = new ArrayDeque<>();
  private int sequence;
  private Optional<GatewayConnection> connection;

  Session(String id, Identify identify, GatewayConnection connection) {
    this.id = id;
    this.identify = identify;
    this.connection = Optional.of(connection);
  }

  String id() {
    return id;
  }

  Identify identify() {
    return identify;
  }

  synchronized int sequence() {
    return sequence;
  }

  synchronized Optional<GatewayConnection> connection() {
    return connection;
  }

  /** Sends the event, or keeps it for when the client comes back. */
  synchronized void dispatch(String type, ObjectNode data) {
    sequence++;
    ObjectNode payload = Json.object("op", 0, "s", sequence, "t", type, "d", data);
    sent.addLast(new Event(sequence, payload));
    if (sent.size() > KEPT) {
      sent.removeFirst();
    }
    connection.ifPresent(to -> trySend(to, payload));
  }

  /** Whether everything after this event is still here to be replayed. */
  synchronized boolean remembersAfter(int seen) {
    return seen >= sequence - sent.size();
  }

  /** The client is back on this connection: everything that it missed, then {@code RESUMED}. */
  synchronized void resume(GatewayConnection back, int seen) {
    connection = Optional.of(back);
    for (Event event : sent) {
      if (event.sequence() > seen) {
        trySend(back, event.payload());
      }
    }
    dispatch("RESUMED", Json.object("_trace", Json.array("local")));
  }

  synchronized void disconnected(GatewayConnection gone) {
    connection = connection.filter(current -> current != gone);
  }

  private void trySend(GatewayConnection to, ObjectNode payload) {
    try {
      to.send(payload);
    } catch (IOException e) {
      connection = Optional.empty(); // It is replayed when the client comes back.
    }
  }
}
