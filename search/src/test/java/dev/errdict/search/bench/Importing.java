package dev.errdict.search.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** {@code bin/errdict import} as a process of its own. */
final class Importing {
  private static final int LOOK_MILLIS = 20;

  private final Process process;
  private final AtomicLong committed = new AtomicLong();
  private final AtomicLong residentKilobytes = new AtomicLong();

  private Importing(Process process) {
    this.process = process;
  }

  /** Has the launcher make what makes its starts quick, once after a build. */
  static void prepareStart(Path home, Path list) throws IOException, InterruptedException {
    ProcessBuilder command =
        errdict(home, "import", list.toString(), "--catalog", "made-up", "--dry-run");
    command.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    command.start().waitFor();
  }

  static Importing start(Path home, Path list) throws IOException {
    ProcessBuilder command =
        errdict(home, "import", list.toString(), "--catalog", "made-up", "--yes", "--lang", "en");
    Importing importing = new Importing(command.start());
    Thread.ofPlatform().daemon().start(importing::listen);
    Thread.ofPlatform().daemon().start(importing::watch);
    return importing;
  }

  private static ProcessBuilder errdict(Path home, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of("..", "bin", "errdict").toAbsolutePath().normalize().toString());
    words.addAll(List.of(arguments));
    ProcessBuilder command = new ProcessBuilder(words);
    command.environment().put("ERRDICT_HOME", home.toString());
    command.redirectErrorStream(true);
    return command;
  }

  private void listen() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("Saved")) {
          committed.set(System.nanoTime());
        }
      }
    } catch (IOException e) {
      // It has ended.
    }
  }

  /** Reads the most that it has had in memory, as Linux counts it; 0 elsewhere. */
  private void watch() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    while (process.isAlive()) {
      try {
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .forEach(residentKilobytes::set);
        Thread.sleep(LOOK_MILLIS);
      } catch (IOException e) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /**
   * @throws IllegalStateException when it has failed
   */
  void awaitCommit() throws InterruptedException {
    while (committed.get() == 0) {
      if (!process.isAlive() && process.exitValue() != 0) {
        throw new IllegalStateException("the import ended with " + process.exitValue());
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** When it said that it had committed, as {@link System#nanoTime}. */
  long committed() {
    return committed.get();
  }

  long residentMegabytes() {
    return residentKilobytes.get() >> 10;
  }
}
