package dev.errdict.bot.discord.server;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Buckets per route and first id of the path. Thread-safe.
 *
 * @see <a href="https://discord.com/developers/docs/topics/rate-limits">Rate limits</a>
 */
final class RateLimits {
  /** So generous that only a test which sets its own limit meets one. */
  private static final Limit GENEROUS = new Limit(100_000, Duration.ofSeconds(1));

  record Limit(int requests, Duration window) {}

  private static final class Bucket {
    private long resetAt;
    private int used;
  }

  private final Clock clock;
  private final Map<String, Limit> limits = new HashMap<>();
  private final Map<String, Bucket> buckets = new HashMap<>();

  RateLimits(Clock clock) {
    this.clock = clock;
  }

  synchronized void limit(String route, Limit limit) {
    limits.put(route, limit);
    buckets.keySet().removeIf(key -> key.startsWith(route + " "));
  }

  /** Counts a request; the headers to answer with, or empty if it is one too many. */
  synchronized Optional<Map<String, String>> admit(String route, String major) {
    Limit limit = limits.getOrDefault(route, GENEROUS);
    Bucket bucket = buckets.computeIfAbsent(route + " " + major, key -> new Bucket());
    long now = clock.millis();
    if (now >= bucket.resetAt) {
      bucket.resetAt = now + limit.window().toMillis();
      bucket.used = 0;
    }
    if (bucket.used >= limit.requests()) {
      return Optional.empty();
    }
    bucket.used++;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("via", "1.1 google");
    headers.put("X-RateLimit-Bucket", Integer.toHexString(route.hashCode()));
    headers.put("X-RateLimit-Limit", Integer.toString(limit.requests()));
    headers.put("X-RateLimit-Remaining", Integer.toString(limit.requests() - bucket.used));
    headers.put("X-RateLimit-Reset", seconds(bucket.resetAt));
    headers.put("X-RateLimit-Reset-After", seconds(bucket.resetAt - now));
    return Optional.of(headers);
  }

  synchronized HttpAnswer exceeded(String route, String major) {
    Bucket bucket = buckets.computeIfAbsent(route + " " + major, key -> new Bucket());
    return exceeded(Duration.ofMillis(Math.max(1, bucket.resetAt - clock.millis())), "user")
        .with(Map.of("X-RateLimit-Bucket", Integer.toHexString(route.hashCode())));
  }

  /** The 429 of a scope: {@code user}, {@code shared} or {@code global}. */
  static HttpAnswer exceeded(Duration retryAfter, String scope) {
    boolean global = scope.equals("global");
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("via", "1.1 google");
    headers.put("Retry-After", Long.toString((retryAfter.toMillis() + 999) / 1000));
    headers.put("X-RateLimit-Scope", scope);
    if (global) {
      headers.put("X-RateLimit-Global", "true");
    }
    return HttpAnswer.json(
            429,
            Json.object(
                "message",
                "You are being rate limited.",
                "retry_after",
                retryAfter.toMillis() / 1000.0,
                "global",
                global))
        .with(headers);
  }

  private static String seconds(long millis) {
    return Double.toString(millis / 1000.0);
  }
}
