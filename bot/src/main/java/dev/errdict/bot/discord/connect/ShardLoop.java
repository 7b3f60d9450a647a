package dev.errdict.bot.discord.connect;

import dev.errdict.bot.observe.Measurements;
import dev.errdict.bot.process.ExitCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Logger;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.requests.CloseCode;

/** Keeps one shard connected. */
public final class ShardLoop {
  private static final Logger LOG = Logger.getLogger(ShardLoop.class.getName());

  /** A shard may have to wait for many others. */
  private static final Duration LOGIN = Duration.ofSeconds(45);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration RECONNECT = Duration.ofSeconds(5);
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  /**
   * The common state of a process's shards.
   *
   * @param gateway the gateway to connect to
   * @param opener logs in
   * @param ready called when a shard is ready, on a thread that may block
   * @param state of all shards
   * @param content whether the bot may read the content of messages, as far as known
   * @param stopped completed when all shards must end
   * @param drain finishes the queued questions; may be called more than once
   */
  public record Common(
      Shards shards,
      GatewayPlace gateway,
      Opener opener,
      Consumer<JDA> ready,
      GatewayState state,
      AtomicBoolean content,
      CompletableFuture<ExitCode> stopped,
      Runnable drain) {}

  /** Makes a connection. */
  public interface Opener {
    /**
     * Blocks until Discord has accepted the token.
     *
     * @param content whether to ask for the content of messages
     */
    JDA open(int shard, boolean content, Lifecycle lifecycle);
  }

  private final Common all;
  private final int shard;

  public ShardLoop(Common all, int shard) {
    this.all = all;
    this.shard = shard;
  }

  private String name() {
    return all.shards().isOne() ? "the gateway's connection" : "the connection of shard " + shard;
  }

  /** Runs until the bot is stopped or Discord refuses it permanently. */
  public ExitCode run() {
    Optional<ExitCode> end = Optional.ofNullable(all.stopped().getNow(null));
    Duration pause = FIRST_PAUSE;
    while (end.isEmpty()) {
      Attempt attempt = attempt();
      end = attempt.end();
      if (end.isEmpty() && attempt.pause()) {
        end = sleep(attempt.rest().orElse(pause));
        pause = longer(pause);
      } else {
        pause = FIRST_PAUSE;
      }
    }
    return end.get();
  }

  /**
   * The result of one connection.
   *
   * @param end the exit code of errdict-bot; empty to connect again
   * @param pause whether to wait before connecting again
   */
  private record Attempt(Optional<ExitCode> end, boolean pause, Optional<Duration> rest) {
    static Attempt over(ExitCode code) {
      return new Attempt(Optional.of(code), false, Optional.empty());
    }

    static Attempt again() {
      return new Attempt(Optional.empty(), false, Optional.empty());
    }

    static Attempt later(Optional<Duration> rest) {
      return new Attempt(Optional.empty(), true, rest);
    }
  }

  private Attempt attempt() {
    return switch (all.gateway().ask()) {
      case GatewayLookup.Result.BadToken() -> Attempt.over(ExitCode.BAD_TOKEN);
      case GatewayLookup.Result.Later(String why, Optional<Duration> rest) -> {
        LOG.warning(() -> "Discord cannot be reached (" + why + "); trying again");
        yield Attempt.later(rest);
      }
      case GatewayLookup.Result.Found _ -> connect();
    };
  }

  private Attempt connect() {
    boolean content = all.content().get();
    Lifecycle lifecycle =
        new Lifecycle(name(), all.ready(), event -> all.state().changed(shard, event));
    // JDA waits for its first response without a timeout, so it runs on a separate thread.
    CompletableFuture<JDA> login =
        CompletableFuture.supplyAsync(
            () -> all.opener().open(shard, content, lifecycle),
            job -> Thread.ofPlatform().daemon().name("errdict-login").start(job));
    try {
      CompletableFuture.anyOf(all.stopped(), login).get(LOGIN.toMillis(), TimeUnit.MILLISECONDS);
      if (!login.isDone()) {
        return Attempt.over(ExitCode.DONE);
      }
      return stay(login.join(), content, lifecycle);
    } catch (ExecutionException e) {
      Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
      return cause instanceof InvalidTokenException || cause instanceof IllegalArgumentException
          ? Attempt.over(ExitCode.BAD_TOKEN)
          : later("login: " + cause.getClass().getSimpleName());
    } catch (TimeoutException e) {
      return later("login: no answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Attempt.over(ExitCode.DONE);
    }
  }

  private static Attempt later(String why) {
    LOG.warning(() -> "Discord cannot be reached (" + why + "); trying again");
    return Attempt.later(Optional.empty());
  }

  private Attempt stay(JDA jda, boolean content, Lifecycle lifecycle) throws InterruptedException {
    try {
      CompletableFuture.anyOf(all.stopped(), lifecycle.ended()).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    if (all.stopped().isDone()) {
      all.drain().run();
      jda.shutdown();
      if (!jda.awaitShutdown(GOODBYE)) {
        jda.shutdownNow();
      }
      return Attempt.over(all.stopped().join());
    }
    all.state().changed(shard, Measurements.Gateway.LOST);
    jda.shutdownNow();
    return closed(lifecycle.ended().join(), content);
  }

  private Attempt closed(int code, boolean content) {
    Optional<CloseCode> known = Optional.ofNullable(CloseCode.from(code));
    if (known.isEmpty() || known.get().isReconnect()) {
      LOG.warning(() -> name() + " ended with code " + code + "; connecting again");
      return Attempt.later(Optional.of(RECONNECT));
    }
    if (known.get() == CloseCode.AUTHENTICATION_FAILED) {
      return Attempt.over(ExitCode.BAD_TOKEN);
    }
    if (known.get() == CloseCode.DISALLOWED_INTENTS && content) {
      if (all.content().getAndSet(false)) { // the first shard to be told
        LOG.warning(
            "Discord does not let this bot read messages: going on with /err, the message menu and"
                + " mentions only. To change that, switch Message Content Intent on; see"
                + " docs/discord.md");
      }
      return Attempt.again();
    }
    LOG.severe(
        () -> "Discord refuses the connection for good: " + code + " " + known.get().getMeaning());
    return Attempt.over(ExitCode.REFUSED);
  }

  private Optional<ExitCode> sleep(Duration pause) {
    try {
      return Optional.of(all.stopped().get(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException | InterruptedException e) {
      return Optional.of(ExitCode.DONE);
    }
  }

  private static Duration longer(Duration pause) {
    Duration longer = pause.multipliedBy(2);
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }
}
