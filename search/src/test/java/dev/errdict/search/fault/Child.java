package dev.errdict.search.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Another JVM with the same class path, and what it has printed so far. */
public final class Child {
  private static final int START_SECONDS = 120;

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Thread reading;

  private Child(Process process) {
    this.process = process;
    this.reading = Thread.ofPlatform().daemon().start(this::read);
  }

  public static Child start(Class<?> main, String... arguments) throws IOException {
    return start(Map.of(), main, arguments);
  }

  /**
   * @param environment what its environment has beside this one's
   */
  static Child start(Map<String, String> environment, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xshare:auto");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new Child(builder.start());
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      // A line that the kill has cut in two has no end: the child had not yet said it.
      StringBuilder line = new StringBuilder();
      for (int character = out.read(); character >= 0; character = out.read()) {
        if (character == '\n') {
          add(line.toString());
          line.setLength(0);
        } else {
          line.append((char) character);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ready.countDown();
    }
  }

  private void add(String line) {
    synchronized (lines) {
      lines.add(line);
    }
    if (line.equals("ready")) {
      ready.countDown();
    }
  }

  public void awaitReady() throws IOException, InterruptedException {
    boolean heard = ready.await(START_SECONDS, TimeUnit.SECONDS);
    if (!process.isAlive()) {
      throw new IllegalStateException("ended with " + process.waitFor() + ": " + lines());
    }
    if (!heard) {
      throw new IllegalStateException("did not start: " + lines() + "\n" + stacks());
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}; returns when it is gone and all that it has said is read. */
  public void kill() throws InterruptedException {
    // Not the process's own method: that one also closes what it has said and is not yet read.
    process.toHandle().destroyForcibly();
    process.waitFor();
    reading.join();
  }

  /** {@code kill -STOP}: it keeps what it has, and does nothing. */
  void stop() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** Lets it go on after {@link #stop}. */
  void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int ended = new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    if (ended != 0) {
      throw new IllegalStateException("kill " + name + " ended with " + ended);
    }
  }

  /** Where its threads stand, for what it does not say itself. */
  String stacks() throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "Thread.print")
            .redirectErrorStream(true)
            .start();
    return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** What follows a word, of each line that starts with it. */
  public List<String> said(String word) {
    return lines().stream()
        .filter(line -> line.startsWith(word + " "))
        .map(line -> line.substring(word.length() + 1))
        .toList();
  }
}
