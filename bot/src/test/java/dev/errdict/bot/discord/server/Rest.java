package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests find their route, are counted, may go wrong on demand, and are recorded. Thread-safe.
 */
final class Rest {
  private static final String ROOT = "/api/v10";
  private static final Pattern PAYLOAD_PART =
      Pattern.compile("name=\"payload_json\".*?\\r\\n\\r\\n(.*?)\\r\\n--", Pattern.DOTALL);

  private record Planned(Method method, String template, Fault fault) {}

  private record Outcome(String route, HttpAnswer answer) {}

  private final World world;
  private final String authorization;
  private final List<Route> routes;
  private final RateLimits limits;
  private final Journal<RecordedRequest> journal = new Journal<>();
  private final List<Planned> planned = new ArrayList<>();

  Rest(World world, String token, List<Route> routes) {
    this.world = world;
    this.authorization = "Bot " + token;
    this.routes = routes;
    this.limits = new RateLimits(world.clock());
  }

  Journal<RecordedRequest> journal() {
    return journal;
  }

  RateLimits limits() {
    return limits;
  }

  /**
   * The next request that fits meets this fault; several for one route are met one after the other.
   */
  void failNext(Method method, String template, Fault fault) {
    synchronized (planned) {
      planned.add(new Planned(method, template, fault));
    }
  }

  static Predicate<RecordedRequest> matching(Method method, String template) {
    return request ->
        request.method() == method && Route.match(template, request.path()).isPresent();
  }

  /** The answer, or empty if the connection is to break off. */
  Optional<HttpAnswer> answer(HttpRequest request) throws InterruptedException {
    Instant at = world.clock().instant();
    if (request.path().startsWith(Cdn.ROOT)) {
      return file(request, at);
    }
    if (!request.path().startsWith(ROOT + "/")) {
      return Optional.of(Problem.noSuchRoute().answer());
    }
    String path = request.path().substring(ROOT.length());
    Method method = Method.valueOf(request.method());
    Optional<Fault> fault = fault(method, path);
    JsonNode body = Json.object();
    Outcome outcome;
    try {
      body = body(request);
      outcome = outcome(request, method, path, body, fault);
    } catch (Problem problem) {
      outcome = new Outcome(path, problem.answer());
    }
    boolean silent = fault.isPresent() && fault.get() instanceof Fault.BrokenOff;
    int status = silent ? 0 : outcome.answer().status();
    journal.add(
        new RecordedRequest(
            method,
            outcome.route(),
            path,
            request.query(),
            body,
            at,
            status,
            world.snowflakes()::labelled));
    if (fault.isPresent() && fault.get() instanceof Fault.SlowAnswer(var delay)) {
      Thread.sleep(delay);
    }
    return silent ? Optional.empty() : Optional.of(outcome.answer());
  }

  /** A file of the CDN, which asks for no token. */
  private Optional<HttpAnswer> file(HttpRequest request, Instant at) throws InterruptedException {
    Optional<Fault> fault = fault(Method.GET, request.path());
    HttpAnswer answer =
        fault.isPresent()
                && fault.get() instanceof Fault.Answered(var status, var headers, var text)
            ? new HttpAnswer(status, headers, text)
            : world.cdn().answer(request);
    if (fault.isPresent() && fault.get() instanceof Fault.SlowAnswer(var delay)) {
      Thread.sleep(delay);
    }
    journal.add(
        new RecordedRequest(
            Method.GET,
            "/attachments/{channel}/{attachment}/{file}",
            request.path(),
            request.query(),
            Json.object(),
            at,
            answer.status(),
            world.snowflakes()::labelled));
    return Optional.of(answer);
  }

  private Outcome outcome(
      HttpRequest request, Method method, String path, JsonNode body, Optional<Fault> fault)
      throws InterruptedException {
    if (fault.isPresent()) {
      switch (fault.get()) {
        case Fault.Answered(int status, Map<String, String> headers, String text) -> {
          return new Outcome(path, new HttpAnswer(status, headers, text));
        }
        case Fault.LateStart(var delay) -> Thread.sleep(delay);
        case Fault.Held(Gate gate) -> gate.pass();
        case Fault.BrokenOff(boolean carriedOut) -> {
          if (!carriedOut) {
            return new Outcome(path, HttpAnswer.noContent());
          }
        }
        case Fault.SlowAnswer slow -> {} // The delay comes after.
      }
    }
    return carriedOut(request, method, path, body);
  }

  private Outcome carriedOut(HttpRequest request, Method method, String path, JsonNode body) {
    for (Route route : routes) {
      Optional<Map<String, String>> names = route.match(method, path);
      if (names.isPresent()) {
        return new Outcome(route.template(), limited(request, route, names.get(), body));
      }
    }
    throw Problem.noSuchRoute();
  }

  private HttpAnswer limited(
      HttpRequest request, Route route, Map<String, String> names, JsonNode body) {
    if (!route.open() && !request.header("authorization").equals(authorization)) {
      return Problem.unauthorized().answer();
    }
    String key = route.method() + " " + route.template();
    String major = names.getOrDefault("channel", names.getOrDefault("token", ""));
    Optional<Map<String, String>> headers = limits.admit(key, major);
    if (headers.isEmpty()) {
      return limits.exceeded(key, major);
    }
    HttpAnswer answer;
    try {
      answer = route.handler().handle(new Route.Call(names, request.query(), body));
    } catch (Problem problem) {
      answer = problem.answer();
    }
    return answer.with(headers.get());
  }

  private Optional<Fault> fault(Method method, String path) {
    synchronized (planned) {
      for (Planned plan : planned) {
        if (plan.method() == method && Route.match(plan.template(), path).isPresent()) {
          planned.remove(plan);
          return Optional.of(plan.fault());
        }
      }
      return Optional.empty();
    }
  }

  private static JsonNode body(HttpRequest request) {
    String text = request.body();
    if (request.header("content-type").startsWith("multipart/")) {
      Matcher part = PAYLOAD_PART.matcher(text);
      text = part.find() ? part.group(1) : "";
    }
    try {
      return Json.parse(text);
    } catch (UncheckedIOException e) {
      throw new Problem(400, 50109, "The request body contains invalid JSON.");
    }
  }
}
