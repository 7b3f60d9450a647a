package dev.errdict.bot.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A datagram socket of another program, since Java has none of this kind. */
class SystemdNotifierTest {
  private static final String RECEIVER =
      """
      import socket, sys
      s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      s.bind(sys.argv[1])
      print("bound", flush=True)
      while True: print(s.recv(4096).decode(), flush=True)
      """;

  @TempDir private Path folder;

  @BeforeEach
  void python() throws Exception {
    assumeTrue(
        Files.exists(Path.of("/usr/bin/python3")) && Files.exists(Path.of("/proc/self")),
        "the receiver needs Linux and python3");
  }

  @Test
  void states_arrive_at_the_socket_one_datagram_each() throws Exception {
    Path socket = folder.resolve("notify 令");
    Process receiver =
        new ProcessBuilder("/usr/bin/python3", "-c", RECEIVER, socket.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = receiver.inputReader()) {
      assertEquals("bound", lines.readLine());
      SystemdNotifier manager =
          SystemdNotifier.of(Map.of("NOTIFY_SOCKET", socket.toString())).orElseThrow();

      manager.tell("READY=1");
      manager.tell("WATCHDOG=1");

      assertEquals("READY=1", lines.readLine());
      assertEquals("WATCHDOG=1", lines.readLine());
    } finally {
      receiver.destroyForcibly();
    }
  }

  @Test
  void a_bot_tells_when_it_is_ready_that_it_answers_and_when_it_stops() throws Exception {
    Path socket = folder.resolve("notify");
    Process receiver =
        new ProcessBuilder("/usr/bin/python3", "-c", RECEIVER, socket.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = receiver.inputReader();
        Dictionary dictionary = Dictionary.inMemory("notified", Embedder.NONE, Clock.systemUTC())) {
      assertEquals("bound", lines.readLine());
      try (Operations operations =
          Operations.start(
              dictionary,
              Optional.empty(),
              Map.of("NOTIFY_SOCKET", socket.toString(), "WATCHDOG_USEC", "200000"))) {
        operations.gateway(Measurements.Gateway.READY);
        Set<String> told = new HashSet<>(); // by two threads, in either order
        while (!told.equals(Set.of("READY=1", "WATCHDOG=1"))) {
          told.add(Objects.requireNonNull(lines.readLine()));
        }
      }
      String last = lines.readLine();
      while (last.equals("WATCHDOG=1")) {
        last = lines.readLine();
      }
      assertEquals("STOPPING=1", last);
    } finally {
      receiver.destroyForcibly();
    }
  }

  @Test
  void a_socket_that_is_gone_ends_nothing() {
    SystemdNotifier.of(Map.of("NOTIFY_SOCKET", folder + "/none")).orElseThrow().tell("READY=1");
  }

  @Test
  void without_a_service_manager_there_is_none() {
    assertTrue(SystemdNotifier.of(Map.of()).isEmpty());
    assertTrue(SystemdNotifier.of(Map.of("NOTIFY_SOCKET", "relative")).isEmpty());
    assertTrue(SystemdNotifier.of(Map.of("NOTIFY_SOCKET", "/" + "x".repeat(200))).isEmpty());
    assertEquals(
        Optional.of(Duration.ofSeconds(3)), Watchdog.period(Map.of("WATCHDOG_USEC", "30000000")));
    assertEquals(
        Optional.empty(),
        Watchdog.period(Map.of("WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "1")));
  }

  @Test
  void the_watchdog_is_silent_while_the_bot_is_of_no_use() throws Exception {
    AtomicReference<Health.Report> report =
        new AtomicReference<>(new Health.Report(false, true, true, 1, 1, 1));
    CountDownLatch looked = new CountDownLatch(3);
    CountDownLatch told = new CountDownLatch(1);
    try (Watchdog _ =
        Watchdog.start(
            Duration.ofMillis(5),
            () -> {
              looked.countDown();
              return report.get();
            },
            state -> told.countDown())) {
      assertTrue(looked.await(20, TimeUnit.SECONDS));
      assertEquals(1, told.getCount());

      report.set(new Health.Report(true, true, true, 1, 1, 1));
      assertTrue(told.await(20, TimeUnit.SECONDS));
    }
  }
}
