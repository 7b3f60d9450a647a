package dev.errdict.bot.training;

import dev.errdict.bot.Main;
import dev.errdict.bot.config.Setting;
import dev.errdict.bot.process.Logs;
import dev.errdict.bot.process.StopSignal;
import dev.errdict.bot.process.Streams;
import dev.errdict.search.meaning.UnpackedModels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the bot as on a first day, so that the JVM can cache its classes and how often they are used
 * (JEP 514, JEP 515). The launcher starts it after a build on a temporary home.
 */
public final class Training {
  private static final List<String> QUESTIONS =
      List.of(
          "!err 4303",
          "!err why can nobody log in",
          "!err 对话不存在怎么办",
          "!err 重试了 3 次还是发不出去",
          "!err it fails after 5 attempts within 10 minutes");
  private static final String HOME = Setting.HOME.variable();
  private static final int COLUMNS = 80;

  private Training() {}

  /**
   * @param args {@code home} to make the home, its index and the files that the bot loads, which
   *     takes more classes than a start; {@code discord} to run the bot on a copy of that home
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<Void> stop = StopSignal.listen();
    Logs.configure();
    int status = 1;
    try {
      if (args[0].equals("home")) {
        console(stop);
        UnpackedModels.write(); // last: a build without models has none
      } else {
        discord(stop);
        console(new CompletableFuture<>());
      }
      status = 0;
    } finally {
      System.exit(status); // threads of a bot that has not stopped would keep the process
    }
  }

  private static void console(CompletableFuture<Void> stop) {
    var _ =
        new Main(streams(OutputStream.nullOutputStream()), Map.of(HOME, home()), stop)
            .run(List.of("--console"));
  }

  private static void discord(CompletableFuture<Void> stop)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int character) {
            ready.complete(null); // the only line is printed when the bot is ready
          }
        };
    try (TrainingServer server = TrainingServer.start()) {
      Map<String, String> environment =
          Map.of(
              HOME,
              home(),
              Setting.TOKEN.variable(),
              "training",
              Setting.API_URL.variable(),
              server.apiUrl());
      CompletableFuture<Void> bot =
          CompletableFuture.runAsync(
              () -> new Main(streams(out), environment, stop).run(List.of()),
              job -> Thread.ofPlatform().name("errdict-bot").start(job));
      ready.get(1, TimeUnit.MINUTES);
      for (String question : QUESTIONS) {
        server.ask(question);
      }
      stop.complete(null);
      bot.join();
    }
  }

  private static Streams streams(OutputStream out) {
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    BufferedReader in = new BufferedReader(new StringReader(QUESTIONS.getFirst()));
    return new Streams(in, print, print, false, false, COLUMNS);
  }

  /** The only setting that comes from outside: the operator's database is not for training. */
  private static String home() {
    return System.getenv().getOrDefault(HOME, "");
  }
}
