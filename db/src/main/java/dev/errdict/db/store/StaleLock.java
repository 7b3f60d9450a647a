package dev.errdict.db.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The lock file that a killed process leaves behind. H2 waits up to four seconds before it takes
 * one over; but the file names the port at which its owner serves, and where nobody listens there
 * is no owner. Should two processes clear a lock at once, the operating system's own lock on the
 * database file still lets in only one. A lock file with nothing in it is what an attempt on a full
 * disk left.
 */
final class StaleLock {
  private static final int CONNECT_MILLIS = 500;

  private StaleLock() {}

  /** To be called while no other process opens the home. */
  static void clear(Home home) {
    Path lock = home.lock();
    try {
      if (Files.isRegularFile(lock) && Files.size(lock) == 0) {
        Files.deleteIfExists(lock);
      }
      Optional<InetSocketAddress> owner = owner(lock);
      if (owner.isPresent() && nobodyListens(owner.get()) && owner(lock).equals(owner)) {
        Files.deleteIfExists(lock);
      }
    } catch (IOException e) {
      // H2's own way of taking it over remains: it only takes longer.
    }
  }

  /** Whether a process, this one included, has the home's database open. */
  static boolean isHeld(Home home) {
    try {
      Optional<InetSocketAddress> owner = owner(home.lock());
      return owner.isPresent() && !nobodyListens(owner.get());
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<InetSocketAddress> owner(Path lock) throws IOException {
    if (!Files.isRegularFile(lock)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(lock)) {
      properties.load(in);
    }
    String server = properties.getProperty("server", "");
    String port = server.substring(server.lastIndexOf(':') + 1);
    return port.matches("\\d{1,5}")
        ? Optional.of(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)))
        : Optional.empty();
  }

  private static boolean nobodyListens(InetSocketAddress address) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      return false;
    } catch (ConnectException e) {
      return true;
    }
  }
}
