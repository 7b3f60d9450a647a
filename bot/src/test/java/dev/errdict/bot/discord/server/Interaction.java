package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Somebody used a command, a button, a menu or a modal, and waits for the bot. Thread-safe. */
public final class Interaction {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String id;
  private final String token;
  private final Place place;
  private final Person person;
  private final Instant created;
  private final ObjectNode payload;
  private final Optional<Message> source;
  private final CompletableFuture<JsonNode> response = new CompletableFuture<>();
  private final CompletableFuture<Message> reply = new CompletableFuture<>();
  private Optional<Message> original = Optional.empty();
  private boolean acknowledged;

  /**
   * @param payload what INTERACTION_CREATE carries
   * @param source the message whose button or menu was used
   */
  Interaction(
      Place place, Person person, Instant created, ObjectNode payload, Optional<Message> source) {
    this.id = payload.path("id").asText();
    this.token = payload.path("token").asText();
    this.place = place;
    this.person = person;
    this.created = created;
    this.payload = payload;
    this.source = source;
  }

  public String id() {
    return id;
  }

  public String token() {
    return token;
  }

  /** The body of the callback as the bot sent it: {@code type} and {@code data}. */
  public JsonNode awaitResponse() {
    return await(response, "a callback");
  }

  /**
   * The message that the person gets to see; the placeholder of a deferred answer is not yet one.
   */
  public Message awaitReply() {
    return await(reply, "a reply");
  }

  /** Whether the bot has called back so far. */
  public synchronized boolean isAcknowledged() {
    return acknowledged;
  }

  Place place() {
    return place;
  }

  Person person() {
    return person;
  }

  Instant created() {
    return created;
  }

  ObjectNode payload() {
    return payload;
  }

  Optional<Message> source() {
    return source;
  }

  synchronized Optional<Message> original() {
    return original;
  }

  /** The bot's first word; whether it is indeed the first. */
  synchronized boolean acknowledge() {
    boolean first = !acknowledged;
    acknowledged = true;
    return first;
  }

  synchronized void answeredWith(Message message) {
    original = Optional.of(message);
    shown(message);
  }

  /** The message that was clicked stays as it is until the bot edits it. */
  synchronized void willChange(Message message) {
    original = Optional.of(message);
  }

  /** The original reply was deleted: what follows up is a message of its own. */
  synchronized void deleted(Message message) {
    original = original.filter(one -> !one.id().equals(message.id()));
  }

  void shown(Message message) {
    if (!message.isLoading()) {
      reply.complete(message);
    }
  }

  void responded(JsonNode body) {
    response.complete(body);
  }

  private <T> T await(CompletableFuture<T> future, String what) {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no " + what + " within " + PATIENCE + " to " + payload, e);
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + what, e);
    }
  }
}
