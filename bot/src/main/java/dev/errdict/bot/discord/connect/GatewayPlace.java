package dev.errdict.bot.discord.connect;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Caches the gateway's address for all shards that connect at the same time: Discord allows few
 * such requests. Safe for use by several threads.
 */
public final class GatewayPlace {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final GatewayLookup lookup;
  private final ShardSessionController sessions;
  private @Nullable CompletableFuture<GatewayLookup.Result> begun;
  private long begunSince;
  private GatewayLookup.@Nullable Result known;
  private long since;

  public GatewayPlace(GatewayLookup lookup, ShardSessionController sessions) {
    this.lookup = lookup;
    this.sessions = sessions;
  }

  /** Begins to ask Discord; the next {@link #ask} waits for that result if it comes soon. */
  public synchronized void begin() {
    begunSince = System.nanoTime();
    begun =
        CompletableFuture.supplyAsync(
            lookup::ask, job -> Thread.ofPlatform().daemon().name("errdict-gateway").start(job));
  }

  /** Asks Discord unless the cached result is recent; blocks. */
  public synchronized GatewayLookup.Result ask() {
    GatewayLookup.Result result = known;
    if (result == null || isOld(since)) {
      CompletableFuture<GatewayLookup.Result> early = begun;
      begun = null;
      result = early == null || isOld(begunSince) ? lookup.ask() : early.join();
      known = null;
      if (result instanceof GatewayLookup.Result.Found found) {
        sessions.found(found.url(), found.atOnce());
        known = found;
        since = System.nanoTime();
      }
    }
    return result;
  }

  private static boolean isOld(long nanoTime) {
    return System.nanoTime() - nanoTime > FRESH_NANOS;
  }
}
