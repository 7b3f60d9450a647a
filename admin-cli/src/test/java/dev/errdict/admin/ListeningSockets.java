package dev.errdict.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The sockets of a process that wait for connections, as Linux's /proc shows them (proc(5)). */
final class ListeningSockets {
  static final Path TABLE = Path.of("/proc/net/tcp");
  private static final String LISTENING = "0A";

  private ListeningSockets() {}

  /** Their names, such as {@code socket:[4711]}; none when the process has ended. */
  static Set<String> of(long process) {
    Set<String> listening = new TreeSet<>();
    Set<String> own = new TreeSet<>();
    Path folder = Path.of("/proc", Long.toString(process));
    try {
      for (String table : List.of("net/tcp", "net/tcp6")) {
        if (Files.exists(folder.resolve(table))) {
          Files.readAllLines(folder.resolve(table)).stream()
              .map(line -> line.strip().split(" +"))
              .filter(columns -> columns.length > 9 && columns[3].equals(LISTENING))
              .map(columns -> "socket:[" + columns[9] + "]")
              .forEach(listening::add);
        }
      }
      try (Stream<Path> files = Files.list(folder.resolve("fd"))) {
        for (Path file : files.toList()) {
          addTarget(file, own);
        }
      }
    } catch (IOException ended) {
      return Set.of();
    }
    own.retainAll(listening);
    return own;
  }

  private static void addTarget(Path descriptor, Set<String> to) {
    try {
      to.add(Files.readSymbolicLink(descriptor).toString());
    } catch (IOException e) {
      return; // closed meanwhile
    }
  }
}
