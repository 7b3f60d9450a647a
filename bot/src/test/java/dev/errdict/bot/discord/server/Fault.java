package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/** What goes wrong with one request. */
public sealed interface Fault {

  /** The request is not carried out; this is answered instead. */
  record Answered(int status, Map<String, String> headers, String body) implements Fault {}

  /** The request is carried out at once, its answer comes this much later. */
  record SlowAnswer(Duration delay) implements Fault {}

  /** The request is carried out this much later. */
  record LateStart(Duration delay) implements Fault {}

  /** The request waits until the test lets it go on. */
  record Held(Gate gate) implements Fault {}

  /** The connection breaks off: before the request is carried out, or after it. */
  record BrokenOff(boolean carriedOut) implements Fault {}

  /** A 5xx with a page of the proxy before Discord. */
  static Fault serverError(int status) {
    return answered(HttpAnswer.html(status, "<html><h1>" + status + "</h1></html>"));
  }

  /** A 200 whose body is no JSON: a captive portal, a proxy's page. */
  static Fault htmlPage() {
    return answered(HttpAnswer.html(200, "<html><h1>Welcome</h1></html>"));
  }

  /** A refusal in Discord's words. */
  static Fault problem(int status, int code, String message) {
    return answered(new Problem(status, code, message).answer());
  }

  static Fault missingPermissions() {
    return answered(Problem.missingPermissions().answer());
  }

  static Fault unknownMessage() {
    return answered(Problem.unknownMessage().answer());
  }

  static Fault unknownInteraction() {
    return answered(Problem.unknownInteraction().answer());
  }

  static Fault unauthorized() {
    return answered(Problem.unauthorized().answer());
  }

  /** A person who does not let the bot write to them. */
  static Fault closedDirectMessages() {
    return problem(403, 50007, "Cannot send messages to this user");
  }

  /**
   * A 429 for this route alone. The header has whole seconds, rounded up; the body has the
   * fraction.
   */
  static Fault rateLimited(Duration retryAfter) {
    return answered(RateLimits.exceeded(retryAfter, "user"));
  }

  /** A 429 for every route. */
  static Fault rateLimitedGlobally(Duration retryAfter) {
    return answered(RateLimits.exceeded(retryAfter, "global"));
  }

  /** A 429 of the proxy before Discord: without {@code via}, without JSON. */
  static Fault banned(Duration retryAfter) {
    return answered(
        HttpAnswer.html(429, "<html>error code: 1015</html>")
            .with(Map.of("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())))));
  }

  /** The gateway's address, and that no session may be begun for a while. */
  static Fault noSessionLeft(Duration reset) {
    ObjectNode limit =
        Json.object(
            "total", 1000,
            "remaining", 0,
            "reset_after", reset.toMillis(),
            "max_concurrency", 1);
    return json(
        200, Json.object("url", "ws://127.0.0.1:1", "shards", 1, "session_start_limit", limit));
  }

  static Fault slowAnswer(Duration delay) {
    return new SlowAnswer(delay);
  }

  static Fault lateStart(Duration delay) {
    return new LateStart(delay);
  }

  static Fault heldAt(Gate gate) {
    return new Held(gate);
  }

  /** The request is lost on the way. */
  static Fault lostRequest() {
    return new BrokenOff(false);
  }

  /** The request is carried out, but its answer is lost. */
  static Fault lostAnswer() {
    return new BrokenOff(true);
  }

  private static Fault answered(HttpAnswer answer) {
    return new Answered(
        answer.status(),
        answer.headers(),
        new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
  }

  /** A JSON body with any status. */
  static Fault json(int status, ObjectNode body) {
    return answered(HttpAnswer.json(status, body));
  }
}
