package dev.errdict.bot.discord.figures;

import static dev.errdict.bot.discord.server.Method.POST;

import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.postgresql.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What several processes with several shards each answer, and what a shard takes: the real {@code
 * bin/errdict-bot} on one PostgreSQL against the local server. Simulated: everything is on one
 * machine. Not run by the build; {@code docs/scaling.md} names the command.
 */
class ScalingFigures {
  private static final String MESSAGES = "/channels/{id}/messages";
  private static final int GUILDS_OF_PROCESS = Integer.getInteger("figures.guilds", 2000);
  private static final int SHARDS_OF_PROCESS = 4;
  private static final long LIMIT_MILLIS = 250;
  private static final Duration STEP = Duration.ofSeconds(6);

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private int asked;

  @Test
  void measure() throws Exception {
    DatabaseAddress address = PostgresServer.shared().newAddress();
    out.printf("%d processors%n", Runtime.getRuntime().availableProcessors());
    memory(address);
    for (int processes : List.of(1, 2, 4)) {
      throughput(address, processes);
    }
  }

  /** One process with one shard and with eight, the same guilds. */
  private void memory(DatabaseAddress address) throws Exception {
    for (int shards : List.of(1, 8)) {
      try (DiscordServer server = DiscordServer.start()) {
        guilds(server, GUILDS_OF_PROCESS);
        Process bot = start(server, address, shards, 0, shards - 1);
        out.printf(
            "%d guilds, %d shards: %d MB of its own%n", GUILDS_OF_PROCESS, shards, anonymous(bot));
        end(bot);
      }
    }
  }

  private void throughput(DatabaseAddress address, int processes) throws Exception {
    try (DiscordServer server = DiscordServer.start()) {
      List<Place> places = guilds(server, GUILDS_OF_PROCESS * processes);
      List<Process> bots = new ArrayList<>();
      for (int number = 0; number < processes; number++) {
        int first = number * SHARDS_OF_PROCESS;
        bots.add(
            start(
                server,
                address,
                processes * SHARDS_OF_PROCESS,
                first,
                first + SHARDS_OF_PROCESS - 1));
      }
      ask(server, places, 100);
      int good = 0;
      for (int rate = 100; ; rate = rate * 5 / 4) {
        long p99 = ask(server, places, rate);
        if (p99 > LIMIT_MILLIS) {
          out.printf(
              "%d processes of %d shards, %d guilds: %d questions a second; at %d the p99 is %d"
                  + " ms%n",
              processes, SHARDS_OF_PROCESS, places.size(), good, rate, p99);
          break;
        }
        good = rate;
      }
      for (Process bot : bots) {
        end(bot);
      }
    }
  }

  private static List<Place> guilds(DiscordServer server, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number -> {
              // Guilds of one millisecond would all be of one shard.
              LockSupport.parkNanos(1_100_000);
              return server.guild("guild " + number).channel("help");
            })
        .toList();
  }

  /** Asks at a rate, whether answers come or not; the 99th percentile in milliseconds. */
  private long ask(DiscordServer server, List<Place> places, int rate) throws Exception {
    server.forgetRequests();
    Map<String, Instant> sent = new HashMap<>();
    int questions = (int) (rate * STEP.toSeconds());
    long begun = System.nanoTime();
    for (int i = 0; i < questions; i++) {
      LockSupport.parkNanos(begun + i * 1_000_000_000L / rate - System.nanoTime());
      int number = asked++;
      Instant now = Instant.now();
      Place place = places.get((int) (number * 7919L % places.size()));
      sent.put(
          place.says(server.person("person " + number % 5000), "!err " + (20_000 + number)), now);
    }
    Instant end = Instant.now().plus(Duration.ofSeconds(3));
    while (server.requests(POST, MESSAGES).size() < questions && Instant.now().isBefore(end)) {
      Thread.sleep(50);
    }
    List<Long> millis = new ArrayList<>();
    for (RecordedRequest request : server.requests(POST, MESSAGES)) {
      Instant from =
          sent.remove(request.body().path("message_reference").path("message_id").asText());
      if (from != null) {
        millis.add(Duration.between(from, request.at()).toMillis());
      }
    }
    // What was not answered counts as late.
    sent.values().forEach(unanswered -> millis.add(Long.MAX_VALUE));
    millis.sort(null);
    return millis.get(millis.size() * 99 / 100);
  }

  private static Process start(
      DiscordServer server, DatabaseAddress address, int total, int first, int last)
      throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.exists(here.resolve("bin/errdict-bot")) ? here : here.resolveSibling("");
    ProcessBuilder command =
        new ProcessBuilder(root.resolve("bin/errdict-bot").toString(), "--no-embeddings");
    command
        .environment()
        .putAll(
            Map.of(
                "DISCORD_TOKEN", server.token(),
                "DISCORD_API_URL", server.apiUrl(),
                "DISCORD_SHARDS", String.valueOf(total),
                "DISCORD_SHARD_RANGE", first + "-" + last,
                "ERRDICT_DATABASE", address.url(),
                "ERRDICT_DATABASE_USER", address.user().orElseThrow(),
                "ERRDICT_HOME", Files.createTempDirectory("errdict-scaling").toString()));
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

  private static void end(Process bot) throws InterruptedException {
    bot.destroy();
    bot.waitFor();
  }

  /** Memory that is the process's own, in megabytes. */
  private static long anonymous(Process bot) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + bot.pid() + "/status")).stream()
        .filter(line -> line.startsWith("RssAnon"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .sum();
  }
}
