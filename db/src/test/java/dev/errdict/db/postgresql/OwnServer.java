package dev.errdict.db.postgresql;

import dev.errdict.db.home.DatabaseAddress;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL of one test that may be killed and started again. It writes what it commits before
 * it says so, other than the server that the tests share.
 */
public final class OwnServer implements AutoCloseable {
  private static final long START_SECONDS = 60;

  private final Path data;
  private final Path programs;
  private final int port;
  private Process process;

  private OwnServer(Path data, Path programs, int port) throws IOException {
    this.data = data;
    this.programs = programs;
    this.port = port;
    this.process = launch();
  }

  /**
   * Makes a server in a folder that is not there yet, and starts it.
   *
   * @param folder for its data
   */
  public static OwnServer in(Path folder) throws Exception {
    Path programs = PostgresServer.shared().programs();
    run(
        programs.resolve("initdb"),
        "-D",
        folder.toString(),
        "-U",
        "postgres",
        "-A",
        "trust",
        "--no-sync",
        "--encoding=UTF8",
        "--locale=C");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    OwnServer server = new OwnServer(folder, programs, port);
    server.awaitAnswer();
    PostgresServer.execute(server.address("postgres"), "create database errdict");
    return server;
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            command(
                programs.resolve("postgres"),
                "-D",
                data.toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "unix_socket_directories=",
                "-c",
                "listen_addresses=localhost",
                "-c",
                "fsync=off"))
        .redirectErrorStream(true)
        .redirectOutput(data.resolveSibling("server.log").toFile())
        .start();
  }

  /** PostgreSQL does not run as root: then in a name space where it is nobody. */
  private static List<String> command(Path program, String... arguments) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(program.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void run(Path program, String... arguments) throws Exception {
    Process process =
        new ProcessBuilder(command(program, arguments))
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(program + " ended with " + process.exitValue());
    }
  }

  public int port() {
    return port;
  }

  public DatabaseAddress address() {
    return address("errdict");
  }

  private DatabaseAddress address(String name) {
    return new DatabaseAddress(
        "jdbc:postgresql://localhost:" + port + "/" + name,
        Optional.of("postgres"),
        Optional.empty());
  }

  /** {@code kill -9} of the server's first process; the others end by themselves. */
  public void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** Ends all sessions and stops, as an operator does. */
  public void stop() throws InterruptedException {
    // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for the sessions to end.
    try {
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
      kill();
    }
  }

  /** Makes it a standby, which only reads, from its next start on. */
  public void becomeStandby() throws IOException {
    Files.createFile(data.resolve("standby.signal"));
  }

  /** Starts it again on the same port; returns when it answers. */
  public void start() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    process = launch();
    while (!answers()) {
      if (!process.isAlive()) {
        // What is left of the killed one still has the memory.
        process = launch();
      }
      check(end);
    }
  }

  private void awaitAnswer() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!answers()) {
      check(end);
    }
  }

  private void check(long end) throws IOException, InterruptedException {
    if (System.nanoTime() > end) {
      throw new IllegalStateException(
          "does not start: " + Files.readString(data.resolveSibling("server.log")));
    }
    Thread.sleep(100);
  }

  private boolean answers() {
    try (Connection _ = new Connector(address("postgres"), "test").open(Duration.ofSeconds(5))) {
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.toHandle().destroyForcibly();
  }
}
