package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No command listens: the sockets of the real process are read while it runs. */
@Tag("long")
class SocketsTest {
  @TempDir private static Path shared;
  @TempDir private Path folder;

  @BeforeAll
  static void makeAHome() throws Exception {
    assumeTrue(Files.exists(ListeningSockets.TABLE), "the system has no /proc/net/tcp");
    assertEquals(0, new Program(shared.resolve("home")).run("show", "4303").exit());
  }

  @Test
  void a_command_that_makes_the_home_listens_at_no_moment() throws Exception {
    assertNeverListens(folder.resolve("home"), "ask", "conversation not found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show 4303",
        "ask conversation not found",
        "list --search SMS",
        "doctor",
        "set 4303 title.en=Quiet --yes",
        "export",
        "backup BACKUP",
        "history",
        "reindex"
      })
  void a_command_listens_at_no_moment(String line) throws Exception {
    assertNeverListens(
        shared.resolve("home"),
        line.replace("BACKUP", folder.resolve("copy").toString()).split(" "));
  }

  private void assertNeverListens(Path home, String... arguments) throws Exception {
    Process process = new Program(home).start(folder.resolve("out"), arguments);
    int looks = 0;
    Set<String> seen = new TreeSet<>();
    do {
      seen.addAll(ListeningSockets.of(process.pid()));
      looks++;
    } while (!process.waitFor(5, TimeUnit.MILLISECONDS));

    assertEquals(0, process.exitValue(), Files.readString(folder.resolve("out")));
    assertTrue(looks > 3, "it was looked at " + looks + " times");
    assertEquals(Set.of(), seen);
  }

  @Test
  void a_socket_that_listens_is_seen() throws IOException {
    Set<String> before = ListeningSockets.of(ProcessHandle.current().pid());
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertTrue(socket.isBound());

      Set<String> during = new TreeSet<>(ListeningSockets.of(ProcessHandle.current().pid()));
      during.removeAll(before);

      assertFalse(during.isEmpty());
    }
  }
}
