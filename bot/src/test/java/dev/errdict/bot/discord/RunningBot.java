package dev.errdict.bot.discord;

import dev.errdict.bot.chat.ChatCore;
import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.config.Settings;
import dev.errdict.bot.discord.connect.DiscordOptions;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.observe.Measurements;
import dev.errdict.bot.process.ExitCode;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.ServerSettings;
import dev.errdict.db.learning.LearningStore;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.learning.Recorder;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The real bot on the real catalog, connected to a server of the test. */
public final class RunningBot implements AutoCloseable {
  private static final long PATIENCE_S = 20;

  /** Seeding takes a second, so the tests share one; they change nothing in it. */
  private static final Dictionary DICTIONARY = dictionary();

  private final DiscordDoor door;
  private final Recorder recorder;
  private final Ready ready = new Ready();
  private final BlockingQueue<Measurements.Gateway> gateway = new LinkedBlockingQueue<>();
  private final CompletableFuture<ExitCode> end;

  private RunningBot(
      DiscordOptions options,
      Dictionary dictionary,
      Function<Question, Answer> lookup,
      Clock clock) {
    AtomicInteger ids = new AtomicInteger();
    Incidents incidents = new Incidents(() -> "incident-" + ids.incrementAndGet());
    recorder = Recorder.start(dictionary, clock);
    door =
        new DiscordDoor(
            options,
            dictionary,
            new ChatCore(lookup, dictionary.replies(), dictionary::example, incidents, recorder),
            incidents,
            () -> Lang.ZH,
            clock,
            new PrintStream(ready, true, StandardCharsets.UTF_8),
            "1.0",
            new Measurements() {
              @Override
              public void gateway(Gateway event) {
                gateway.add(event);
              }
            },
            recorder);
    end =
        CompletableFuture.supplyAsync(
            door::run, job -> Thread.ofPlatform().daemon().name("bot").start(job));
  }

  private static Dictionary dictionary() {
    try {
      Dictionary dictionary = Dictionary.inMemory("running-bot", Embedder.NONE, Clock.systemUTC());
      Fixtures.addTo(dictionary.store());
      while (dictionary.ask(Question.of("9103")) instanceof Answer.NotFound) {
        Thread.sleep(20);
      }
      return dictionary;
    } catch (CatalogException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the bot answers by itself. */
  public static Answer lookup(Question question) {
    return DICTIONARY.ask(question);
  }

  /** The entries of the shipped catalog and of the tests. */
  static Set<EntryRef> refs() {
    return DICTIONARY.store().revisions("leancloud").keySet();
  }

  /** What is chosen for servers, by their ids. */
  static Map<Long, ServerSettings> chosen() {
    return DICTIONARY.underlying().serverSettings().all();
  }

  /** What the bot keeps of questions. */
  public static LearningStore learning() {
    return DICTIONARY.underlying().learning();
  }

  public static Entry entry(String code) {
    return DICTIONARY.entry(new EntryRef("leancloud", code)).orElseThrow();
  }

  /** Starts it and waits until it is ready. */
  public static RunningBot on(DiscordServer server) {
    return on(server, Clock.systemUTC());
  }

  public static RunningBot on(DiscordServer server, Clock clock) {
    return on(server, RunningBot::lookup, clock);
  }

  public static RunningBot on(
      DiscordServer server, Function<Question, Answer> lookup, Clock clock) {
    RunningBot bot = new RunningBot(options(server, Map.of()), DICTIONARY, lookup, clock);
    bot.awaitReady();
    return bot;
  }

  /** On a dictionary of the test's own, with which it may do what it likes. */
  public static RunningBot on(DiscordServer server, Dictionary dictionary) {
    RunningBot bot =
        new RunningBot(options(server, Map.of()), dictionary, dictionary::ask, Clock.systemUTC());
    bot.awaitReady();
    return bot;
  }

  /** With more in its environment. */
  public static RunningBot on(
      DiscordServer server, Dictionary dictionary, Map<String, String> environment) {
    RunningBot bot =
        new RunningBot(
            options(server, environment), dictionary, dictionary::ask, Clock.systemUTC());
    bot.awaitReady();
    return bot;
  }

  /** Starts it and does not wait. */
  public static RunningBot starting(DiscordServer server, Map<String, String> environment) {
    return new RunningBot(
        options(server, environment), DICTIONARY, RunningBot::lookup, Clock.systemUTC());
  }

  private static DiscordOptions options(DiscordServer server, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("DISCORD_TOKEN", server.token());
    environment.put("DISCORD_API_URL", server.apiUrl());
    environment.put("DISCORD_CDN_URL", server.cdnUrl());
    environment.put("DISCORD_HTTP_TIMEOUT_MS", "2000");
    environment.putAll(more);
    return DiscordOptions.of(Settings.of(Map.of(), environment)).orElseThrow();
  }

  /** The line that it prints when it is ready. */
  public String awaitReady() {
    try {
      return ready.line.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("not ready", e);
    }
  }

  /** Waits until the connection is in a state. */
  void awaitGateway(Measurements.Gateway state) {
    try {
      Measurements.Gateway next;
      do {
        next = gateway.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (next == null) {
          throw new AssertionError("never " + state);
        }
      } while (next != state);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public ExitCode awaitEnd() {
    try {
      return end.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("still running", e);
    }
  }

  void stop() {
    door.stop();
  }

  @Override
  public void close() {
    door.stop();
    awaitEnd();
    recorder.close();
  }

  private static final class Ready extends ByteArrayOutputStream {
    private final CompletableFuture<String> line = new CompletableFuture<>();

    @Override
    public synchronized void flush() {
      String text = toString(StandardCharsets.UTF_8);
      if (text.contains("\n")) {
        line.complete(text.strip());
      }
    }
  }
}
