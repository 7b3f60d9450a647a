package dev.errdict.db.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The gate of a home, which processes pass one by one. H2 lets several share a file, but one that
 * opens it while another is just opening or closing it waits for seconds and then fails with "Error
 * opening database"; so each holds the gate while it does either. Those who only look share the
 * gate for as long as they look.
 *
 * <p>The lock is the operating system's: it goes with its process, however that ends. Where it
 * cannot be had, be it for a file system without locks or a process that was stopped within the
 * gate, the caller goes on without it and H2's own way remains.
 */
final class Gate implements AutoCloseable {
  private static final Duration OPENING = Duration.ofSeconds(30);
  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final int PAUSE_MILLIS = 10;

  private final @Nullable FileChannel channel;

  private Gate(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /** A gate that nobody else passes. */
  static Gate ofNoHome() {
    return new Gate(null);
  }

  static Gate toOpen(Home home) {
    return enter(home, false, OPENING);
  }

  static Gate toClose(Home home) {
    return enter(home, false, CLOSING);
  }

  static Gate toLook(Home home) {
    return enter(home, true, OPENING);
  }

  private static Gate enter(Home home, boolean shared, Duration patience) {
    FileChannel channel = null;
    try {
      channel = channel(home.gate(), shared);
      long deadline = System.nanoTime() + patience.toNanos();
      while (!isLocked(channel, shared) && System.nanoTime() < deadline) {
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (IOException e) {
      // Without the gate, then.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Gate(channel);
  }

  private static FileChannel channel(Path file, boolean shared) throws IOException {
    if (shared && Files.exists(file) && !Files.isWritable(file)) {
      return FileChannel.open(file, StandardOpenOption.READ);
    }
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Backup.restrict(file);
    return channel;
  }

  private static boolean isLocked(FileChannel channel, boolean shared) throws IOException {
    try {
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // held within this process
    }
  }

  /** Closes the file, and with it goes the lock. */
  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // There is nothing to lose in an empty file.
    }
  }
}
