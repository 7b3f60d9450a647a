package dev.errdict.bot.discord;

import dev.errdict.bot.chat.ChatCore;
import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.discord.ask.Attachments;
import dev.errdict.bot.discord.connect.Connection;
import dev.errdict.bot.discord.connect.DiscordOptions;
import dev.errdict.bot.discord.connect.GatewayLookup;
import dev.errdict.bot.discord.connect.GatewayPlace;
import dev.errdict.bot.discord.connect.GatewayState;
import dev.errdict.bot.discord.connect.Lifecycle;
import dev.errdict.bot.discord.connect.Readiness;
import dev.errdict.bot.discord.connect.Registration;
import dev.errdict.bot.discord.connect.ShardChoice;
import dev.errdict.bot.discord.connect.ShardLoop;
import dev.errdict.bot.discord.connect.ShardSessionController;
import dev.errdict.bot.discord.connect.Shards;
import dev.errdict.bot.discord.connect.TokenWatch;
import dev.errdict.bot.discord.send.BlockingRequests;
import dev.errdict.bot.discord.settings.ServerChoices;
import dev.errdict.bot.observe.Measurements;
import dev.errdict.bot.process.ExitCode;
import dev.errdict.db.words.Lang;
import dev.errdict.search.learning.Recorder;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.reply.ReplyLocale;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.dv8tion.jda.api.JDA;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The bot on Discord: connects, stays connected, and ends on request or when Discord refuses it.
 */
public final class DiscordDoor {
  private static final Logger LOG = Logger.getLogger(DiscordDoor.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** A process has five seconds after SIGTERM. */
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private final DiscordOptions options;
  private final PrintStream out;
  private final Measurements measurements;
  private final OkHttpClient http;
  private final ShardSessionController sessions;
  private final GatewayPlace gateway;
  private final Registration registration;
  private final DiscordServices services;
  private final CompletableFuture<ExitCode> stopped = new CompletableFuture<>();
  private final TokenWatch token = new TokenWatch(() -> stopped.complete(ExitCode.BAD_TOKEN));
  private final AtomicBoolean content;

  /**
   * @param home the default language, which may have to be read from the database
   * @param out receives one line when the bot is ready
   * @param version of errdict-bot
   * @param recorder of the dictionary
   */
  public DiscordDoor(
      DiscordOptions options,
      Dictionary dictionary,
      ChatCore core,
      Incidents incidents,
      Supplier<Lang> home,
      Clock clock,
      PrintStream out,
      String version,
      Measurements measurements,
      Recorder recorder) {
    this.measurements = measurements;
    this.options = options;
    this.out = out;
    this.http = Connection.http(options.httpTimeout(), measurements);
    this.sessions = new ShardSessionController(dictionary.underlying());
    this.gateway = new GatewayPlace(new GatewayLookup(http, options), sessions);
    gateway.begin(); // while the database is read
    this.content = new AtomicBoolean(options.messageCommands());
    BlockingRequests requests = new BlockingRequests(Duration.ofSeconds(1));
    this.registration = new Registration(requests, incidents, options.access());
    this.services =
        new DiscordServices(
            dictionary,
            core,
            new ServerChoices(dictionary.underlying()),
            requests,
            incidents,
            ReplyLocale.of(home.get()),
            clock,
            content::get,
            new Attachments(http, options.cdnUrl()),
            options.access(),
            version,
            measurements,
            recorder);
  }

  /** Runs until {@link #stop} or until Discord refuses the bot permanently. */
  public ExitCode run() {
    Optional<Shards> shards = shards();
    if (shards.isPresent()) {
      var _ = stopped.complete(run(shards.get()));
    }
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
    ExitCode end = stopped.join();
    if (end == ExitCode.BAD_TOKEN) {
      LOG.severe(
          "Discord refuses the token. Make a new one and set DISCORD_TOKEN; see docs/discord.md");
    }
    return end;
  }

  /** The shards of this process; empty when the bot is stopped before Discord has answered. */
  private Optional<Shards> shards() {
    if (options.shards() instanceof ShardChoice.Fixed(Shards fixed)) {
      return Optional.of(fixed);
    }
    while (!stopped.isDone()) {
      switch (gateway.ask()) {
        case GatewayLookup.Result.BadToken() -> stopped.complete(ExitCode.BAD_TOKEN);
        case GatewayLookup.Result.Found found -> {
          return Optional.of(Shards.all(found.shards()));
        }
        case GatewayLookup.Result.Later(String why, Optional<Duration> rest) -> {
          LOG.warning(() -> "Discord cannot be reached (" + why + "); trying again");
          pause(rest.orElse(PAUSE));
        }
      }
    }
    return Optional.empty();
  }

  private void pause(Duration time) {
    try {
      var _ = stopped.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Try again.
    } catch (ExecutionException | InterruptedException e) {
      stopped.complete(ExitCode.DONE);
    }
  }

  /** Runs the shards; when one ends permanently, all end. */
  private ExitCode run(Shards shards) {
    Readiness readiness = new Readiness(shards, out);
    GatewayState state = new GatewayState(shards, measurements);
    ShardLoop.Common all =
        new ShardLoop.Common(
            shards,
            gateway,
            (shard, asks, lifecycle) -> open(shards, shard, asks, lifecycle),
            jda -> ready(shards, jda, readiness),
            state,
            content,
            stopped,
            () -> services.close(DRAIN));
    List<CompletableFuture<ExitCode>> loops =
        shards.ids().stream()
            .map(
                shard ->
                    CompletableFuture.supplyAsync(
                            new ShardLoop(all, shard)::run,
                            job ->
                                Thread.ofPlatform()
                                    .daemon()
                                    .name("errdict-shard-" + shard)
                                    .start(job))
                        .whenComplete((code, failure) -> end(code, failure)))
            .toList();
    return CompletableFuture.allOf(loops.toArray(CompletableFuture[]::new))
        .thenApply(done -> stopped.join())
        .join();
  }

  private void end(@Nullable ExitCode code, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.log(Level.SEVERE, "a shard failed", failure);
    }
    stopped.complete(code == null ? ExitCode.FAILURE : code);
  }

  private JDA open(Shards shards, int shard, boolean asksForContent, Lifecycle lifecycle) {
    JDA jda =
        Connection.open(
            options,
            http,
            token,
            sessions,
            shards,
            shard,
            asksForContent,
            services.listeners(lifecycle));
    services.opened(jda);
    return jda;
  }

  /** Ends {@link #run} soon; returns at once. */
  public void stop() {
    stopped.complete(ExitCode.DONE);
  }

  private void ready(Shards shards, JDA jda, Readiness readiness) {
    int shard = jda.getShardInfo().getShardId();
    // Commands belong to the whole bot: only shard 0 registers them.
    if (shard == 0) {
      readiness.commands(register(jda));
    }
    readiness.ready(shard, jda.getGuildCache().size(), jda.getSelfUser().getName(), content.get());
    services.ready(shards, jda);
  }

  private String register(JDA jda) {
    if (!options.registerCommands()) {
      return "left-alone";
    }
    if (registration.register(jda)) {
      return "registered";
    }
    registration.keepTrying(jda);
    return "failed";
  }
}
