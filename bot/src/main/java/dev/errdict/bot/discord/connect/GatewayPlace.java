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
  private @Nullable CompletableFuture<Known> begun;
  private @Nullable Known known;

  /** What Discord answered, and when. */
  private record Known(GatewayLookup.Result result, long nanoTime) {
    boolean isOld() {
      return System.nanoTime() - nanoTime > FRESH_NANOS;
    }
  }

  public GatewayPlace(GatewayLookup lookup, ShardSessionController sessions) {
    this.lookup = lookup;
    this.sessions = sessions;
  }

  /** Begins to ask Discord; the next {@link #ask} waits for that result. */
  public synchronized void begin() {
    begun =
        CompletableFuture.supplyAsync(
            this::lookUp, job -> Thread.ofPlatform().daemon().name("errdict-gateway").start(job));
  }

  /** Asks Discord unless there is a recent result; blocks. */
  public synchronized GatewayLookup.Result ask() {
    if (known != null && !known.isOld()) {
      return known.result();
    }
    CompletableFuture<Known> early = begun;
    begun = null;
    Known now = early == null ? lookUp() : early.join();
    if (now.isOld()) {
      now = lookUp();
    }
    known = null;
    if (now.result() instanceof GatewayLookup.Result.Found found) {
      sessions.found(found.url(), found.atOnce());
      known = now;
    }
    return now.result();
  }

  private Known lookUp() {
    return new Known(lookup.ask(), System.nanoTime());
  }
}
