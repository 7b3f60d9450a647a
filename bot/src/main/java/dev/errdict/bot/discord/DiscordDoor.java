package dev.errdict.bot.discord;

import dev.errdict.bot.chat.ChatCore;
import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.observe.Measurements;
import dev.errdict.bot.process.ExitCode;
import dev.errdict.db.words.Lang;
import dev.errdict.search.learning.Recorder;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.reply.ReplyLocale;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.requests.CloseCode;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot on Discord: connects, stays connected, and ends when told to or when Discord wants it.
 */
public final class DiscordDoor {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordDoor.class);
  private static final Duration LOGIN = Duration.ofSeconds(45);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private static final Duration RECONNECT = Duration.ofSeconds(5);

  /** SIGTERM has five seconds in all. */
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private static final Duration GOODBYE = Duration.ofSeconds(1);

  private final DiscordOptions options;
  private final PrintStream out;
  private final Measurements measurements;
  private final OkHttpClient http;
  private final GatewayLookup lookup;
  private final Registration registration;
  private final Counter counter;
  private final CompletableFuture<ExitCode> stopped = new CompletableFuture<>();
  private final TokenWatch token = new TokenWatch(() -> stopped.complete(ExitCode.BAD_TOKEN));
  private final AtomicBoolean announced = new AtomicBoolean();
  private volatile boolean content;

  /**
   * @param home the language where nothing else tells one
   * @param out gets one line when the bot is ready
   * @param version of errdict-bot
   * @param recorder of the dictionary
   */
  public DiscordDoor(
      DiscordOptions options,
      Dictionary dictionary,
      ChatCore core,
      Incidents incidents,
      Lang home,
      Clock clock,
      PrintStream out,
      String version,
      Measurements measurements,
      Recorder recorder) {
    this.measurements = measurements;
    this.options = options;
    this.out = out;
    this.http = Connection.http(options.httpTimeout(), measurements);
    this.lookup = new GatewayLookup(http, options);
    this.content = options.messageCommands();
    Requests requests = new Requests(Duration.ofSeconds(1));
    this.registration = new Registration(requests, incidents, options.access());
    this.counter =
        new Counter(
            dictionary,
            core,
            new ServerChoices(dictionary.underlying()),
            requests,
            incidents,
            ReplyLocale.of(home),
            clock,
            () -> content,
            new Attachments(http, options.cdnUrl()),
            options.access(),
            version,
            measurements,
            recorder);
  }

  /** Runs until {@link #stop} or until Discord refuses the bot for good. */
  public ExitCode run() {
    Optional<ExitCode> end = Optional.ofNullable(stopped.getNow(null));
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
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
    return end.get();
  }

  /** Ends {@link #run} soon; returns at once. */
  public void stop() {
    stopped.complete(ExitCode.DONE);
  }

  /**
   * What one connection came to.
   *
   * @param end how errdict-bot ends; empty to connect again
   * @param pause whether to wait before that
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
    return switch (lookup.ask()) {
      case GatewayLookup.Result.BadToken() -> badToken();
      case GatewayLookup.Result.Later(String why, Optional<Duration> rest) -> {
        LOG.warn("Discord cannot be reached ({}); trying again", why);
        yield Attempt.later(rest);
      }
      case GatewayLookup.Result.Found(String url) -> connect(url);
    };
  }

  private Attempt connect(String url) {
    Lifecycle lifecycle = new Lifecycle(this::ready, measurements);
    // JDA never gives up waiting for its first answer, so it waits on a thread of its own.
    CompletableFuture<JDA> login =
        CompletableFuture.supplyAsync(
            () -> Connection.open(options, http, token, url, content, counter.listeners(lifecycle)),
            job -> Thread.ofPlatform().daemon().name("errdict-login").start(job));
    try {
      CompletableFuture.anyOf(stopped, login).get(LOGIN.toMillis(), TimeUnit.MILLISECONDS);
      if (!login.isDone()) {
        return Attempt.over(ExitCode.DONE);
      }
      counter.opened(login.join());
      return stay(login.join(), lifecycle);
    } catch (ExecutionException e) {
      Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
      return cause instanceof InvalidTokenException || cause instanceof IllegalArgumentException
          ? badToken()
          : later("login: " + cause.getClass().getSimpleName());
    } catch (TimeoutException e) {
      return later("login: no answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Attempt.over(ExitCode.DONE);
    }
  }

  private static Attempt later(String why) {
    LOG.warn("Discord cannot be reached ({}); trying again", why);
    return Attempt.later(Optional.empty());
  }

  private static Attempt badToken() {
    LOG.error(
        "Discord refuses the token. Make a new one and set DISCORD_TOKEN; see docs/discord.md");
    return Attempt.over(ExitCode.BAD_TOKEN);
  }

  private Attempt stay(JDA jda, Lifecycle lifecycle) throws InterruptedException {
    try {
      CompletableFuture.anyOf(stopped, lifecycle.ended()).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    if (stopped.isDone()) {
      counter.close(DRAIN);
      jda.shutdown();
      if (!jda.awaitShutdown(GOODBYE)) {
        jda.shutdownNow();
      }
      ExitCode end = stopped.join();
      if (end == ExitCode.BAD_TOKEN) {
        return badToken();
      }
      return Attempt.over(end);
    }
    measurements.gateway(Measurements.Gateway.LOST);
    jda.shutdownNow();
    return closed(lifecycle.ended().join());
  }

  private Attempt closed(int code) {
    Optional<CloseCode> known = Optional.ofNullable(CloseCode.from(code));
    if (known.isEmpty() || known.get().isReconnect()) {
      LOG.warn("the gateway's connection ended with code {}; connecting again", code);
      return Attempt.later(Optional.of(RECONNECT));
    }
    if (known.get() == CloseCode.AUTHENTICATION_FAILED) {
      return badToken();
    }
    if (known.get() == CloseCode.DISALLOWED_INTENTS && content) {
      LOG.warn(
          "Discord does not let this bot read messages: going on with /err, the message menu and"
              + " mentions only. To change that, switch Message Content Intent on; see"
              + " docs/discord.md");
      content = false;
      return Attempt.again();
    }
    LOG.error("Discord refuses the connection for good: {} {}", code, known.get().getMeaning());
    return Attempt.over(ExitCode.REFUSED);
  }

  private Optional<ExitCode> sleep(Duration pause) {
    try {
      return Optional.of(stopped.get(pause.toMillis(), TimeUnit.MILLISECONDS));
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

  private void ready(JDA jda) {
    boolean registered = false;
    if (options.registerCommands()) {
      registered = registration.register(jda);
      if (!registered) {
        registration.keepTrying(jda);
      }
    }
    measurements.gateway(Measurements.Gateway.READY);
    if (announced.compareAndSet(false, true)) {
      out.println(
          "ready user="
              + jda.getSelfUser().getName()
              + " servers="
              + jda.getGuildCache().size()
              + " commands="
              + (registered ? "registered" : options.registerCommands() ? "failed" : "left-alone")
              + " message-content="
              + (content ? "yes" : "no"));
      out.flush();
    }
  }
}
