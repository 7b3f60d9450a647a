package dev.errdict.bot.discord.figures;

import static dev.errdict.bot.discord.server.Method.POST;

import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The Discord door's figures: the real {@code bin/errdict-bot} as a process of its own against the
 * local server. Not run by the build; {@code docs/discord.md} names the command.
 */
class DiscordFigures {
  private static final String MESSAGES = "/channels/{id}/messages";
  private static final int STARTS = 7;
  private static final int CHANNELS = 20;
  private static final int WARM_UP = 1000;
  private static final int MEASURED = 2000;
  private static final int BURST = 2000;
  private static final int IN_WORDS = 3000;

  /** Long enough for the bot to give memory back twice. */
  private static final Duration QUIET = Duration.ofSeconds(20);

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final DiscordServer server = DiscordServer.start();
  private final List<Place> places =
      IntStream.range(0, CHANNELS)
          .mapToObj(i -> server.guild("LeanCloud").channel("channel-" + i))
          .toList();
  private int asked;

  @Test
  void measure() throws Exception {
    Path root = root();
    Path home = Files.createTempDirectory("errdict-figures");
    out.printf("machine: %s, JDK %s%n", machine(), Runtime.version());
    lookups();
    // The first start builds, seeds the home and makes the AOT cache; it is not what is measured.
    end(start(root, home));
    newHome(root);
    List<Long> starts = new ArrayList<>();
    for (int i = 1; i < STARTS; i++) {
      end(timed(starts, root, home));
    }
    Process bot = timed(starts, root, home);
    starts.sort(null);
    out.printf(
        "start of process to ready: %d ms, the median of %d (%d to %d)%n",
        starts.get(STARTS / 2), STARTS, starts.getFirst(), starts.getLast());
    out.printf("when ready: %s%n", memory(bot));
    oneByOne(WARM_UP, DiscordFigures::question);
    report("message to reply, one at a time", oneByOne(MEASURED, DiscordFigures::question));
    out.printf("after %d questions: %s%n", WARM_UP + MEASURED, memory(bot));
    for (int i = 1; i <= 3; i++) {
      burst(i);
      out.printf("after burst %d: %s%n", i, memory(bot));
    }
    report("message to reply, in words", oneByOne(IN_WORDS, DiscordFigures::inWords));
    out.printf("after %d questions in words: %s%n", IN_WORDS, memory(bot));
    Thread.sleep(QUIET.toMillis());
    out.printf("%d s later: %s%n", QUIET.toSeconds(), memory(bot));
    long stopping = System.nanoTime();
    int code = end(bot);
    out.printf("SIGTERM to exit %d: %d ms%n", code, (System.nanoTime() - stopping) / 1_000_000);
    server.close();
  }

  private Process timed(List<Long> starts, Path root, Path home) throws IOException {
    long before = System.nanoTime();
    Process bot = start(root, home);
    starts.add((System.nanoTime() - before) / 1_000_000);
    return bot;
  }

  /** A home that is not there yet; the questions come as soon as it is ready. */
  private void newHome(Path root) throws Exception {
    long before = System.nanoTime();
    Process bot = start(root, Files.createTempDirectory("errdict-new").resolve("home"));
    out.printf("a new home to ready: %d ms%n", (System.nanoTime() - before) / 1_000_000);
    out.printf("a new home when ready: %s%n", memory(bot));
    report("the first question in words", oneByOne(1, DiscordFigures::inWords));
    burst(0);
    end(bot);
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("bin/errdict-bot")) ? here : here.resolveSibling("");
  }

  private Process start(Path root, Path home) throws IOException {
    ProcessBuilder command = new ProcessBuilder(root.resolve("bin/errdict-bot").toString());
    command
        .environment()
        .putAll(
            Map.of(
                "DISCORD_TOKEN", server.token(),
                "DISCORD_API_URL", server.apiUrl(),
                "ERRDICT_HOME", home.toString()));
    command.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process bot = command.start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(bot.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    if (line == null || !line.startsWith("ready")) {
      throw new IllegalStateException("not ready: " + line);
    }
    return bot;
  }

  private static int end(Process bot) throws InterruptedException {
    bot.destroy();
    return bot.waitFor(10, TimeUnit.SECONDS) ? bot.exitValue() : -1;
  }

  /** Others on the machine make every time longer, so the load is told too. */
  private static String machine() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return "%d processors, load %.1f"
        .formatted(system.getAvailableProcessors(), system.getSystemLoadAverage());
  }

  /**
   * Resident memory as the kernel counts it: Pss shares out pages that other processes map too,
   * Anon is the process's own, File is code, the AOT cache and the index.
   */
  private static String memory(Process bot) throws IOException {
    Map<String, Long> kilobytes = new HashMap<>();
    for (String file : List.of("status", "smaps_rollup")) {
      for (String line : Files.readAllLines(Path.of("/proc/" + bot.pid() + "/" + file))) {
        if (line.endsWith(" kB")) {
          kilobytes.put(
              line.substring(0, line.indexOf(':')), Long.parseLong(line.replaceAll("\\D", "")));
        }
      }
    }
    return "resident memory %d MB (Pss %d, RssAnon %d, RssFile %d)"
        .formatted(
            kilobytes.getOrDefault("Rss", 0L) / 1024,
            kilobytes.getOrDefault("Pss", 0L) / 1024,
            kilobytes.getOrDefault("RssAnon", 0L) / 1024,
            kilobytes.getOrDefault("RssFile", 0L) / 1024);
  }

  /** What the lookups alone take, for comparison. */
  private void lookups() throws Exception {
    try (Dictionary dictionary = Dictionary.inMemory("figures", Embedder.NONE, Clock.systemUTC())) {
      List<Duration> times = new ArrayList<>();
      for (int i = 0; i < 4000; i++) {
        long from = System.nanoTime();
        var reply = dictionary.replies().write(dictionary.ask(Question.of(question(i))), Lang.ZH);
        if (i >= 2000 && reply.lang() == Lang.ZH) {
          times.add(Duration.ofNanos(System.nanoTime() - from));
        }
      }
      report("the lookup alone, in this process", times);
    }
  }

  /** Codes of the catalog and codes that it does not have, so that no channel repeats itself. */
  private static String question(int number) {
    return Integer.toString(number % 2 == 0 ? 4300 + number / 2 % 18 : 20_000 + number);
  }

  /** No two are the same, so that each is looked up by words and meaning. */
  private static String inWords(int number) {
    return number % 2 == 0
        ? "我登录失败了 " + number + " 次，账号被锁住了怎么办"
        : "my account is locked after " + number + " failed logins, what now";
  }

  private List<Duration> oneByOne(int questions, IntFunction<String> wording) {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < questions; i++) {
      Instant from = Instant.now();
      ask(wording);
      times.add(Duration.between(from, server.awaitRequest(POST, MESSAGES).at()));
    }
    server.forgetRequests();
    return times;
  }

  private void ask(IntFunction<String> wording) {
    int number = asked++;
    places
        .get(number % CHANNELS)
        .says(server.person("person " + number % 5000), "!err " + wording.apply(number));
  }

  private void burst(int number) {
    Instant from = Instant.now();
    IntStream.range(0, BURST).forEach(i -> ask(DiscordFigures::question));
    Duration sending = Duration.between(from, Instant.now());
    int answers = 0;
    int notices = 0;
    Instant last = from;
    Map<String, String> latest = new HashMap<>();
    boolean ordered = true;
    try {
      while (answers < BURST) {
        RecordedRequest sent = server.awaitRequest(POST, MESSAGES, Duration.ofSeconds(3));
        String to = sent.body().path("message_reference").path("message_id").asText();
        last = sent.at();
        if (to.isEmpty()) {
          notices++;
          continue;
        }
        answers++;
        String before = latest.put(sent.segment(1), to);
        ordered &= before == null || before.compareTo(to) < 0;
      }
    } catch (AssertionError nothingMore) {
      out.println("  (the rest was shed)");
    }
    server.forgetRequests();
    out.printf(
        "burst %d of %d questions over %d channels: asked within %d ms, %d answered within %d ms,"
            + " %d left out with %d notices, order kept: %s%n",
        number,
        BURST,
        CHANNELS,
        sending.toMillis(),
        answers,
        Duration.between(from, last).toMillis(),
        BURST - answers,
        notices,
        ordered ? "yes" : "NO");
  }

  private void report(String what, List<Duration> times) {
    long[] sorted = times.stream().mapToLong(Duration::toNanos).sorted().toArray();
    out.printf(
        Locale.ROOT,
        "%s: p50 %.2f ms, p99 %.2f ms, max %.2f ms (%d)%n",
        what,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        Arrays.stream(sorted).max().orElse(0) / 1e6,
        sorted.length);
  }
}
