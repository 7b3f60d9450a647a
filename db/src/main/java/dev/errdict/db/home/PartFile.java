package dev.errdict.db.home;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that is written under a hidden name in the folder of its target, and then takes the
 * target's place in one step. It is locked by its process; an unlocked one was left by a killed
 * process, and the next file that errdict writes into that folder deletes it.
 */
public final class PartFile implements AutoCloseable {
  private static final String PREFIX = ".errdict-";
  private static final String ENDING = ".part";
  private static final int BUFFER = 1 << 16;

  /** The names of this process's: closing another channel to one of them would end its lock. */
  private static final Set<String> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final Path target;
  private final FileChannel channel;
  private final OutputStream out;

  private PartFile(Path path, Path target, FileChannel channel) {
    this.path = path;
    this.target = target;
    this.channel = channel;
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  /** Creates it, readable by its owner alone. */
  public static PartFile of(Path target) throws IOException {
    Path absolute = target.toAbsolutePath();
    deleteLeftovers(absolute);
    while (true) {
      String name = PREFIX + UUID.randomUUID() + ENDING;
      Path path = absolute.resolveSibling(name);
      OWN.add(name);
      FileChannel channel =
          PrivateFiles.open(
              path,
              Set.of(
                  StandardOpenOption.CREATE_NEW,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE));
      lock(channel);
      if (Files.exists(path)) {
        return new PartFile(path, absolute, channel);
      }
      channel.close(); // another process has just taken it for a leftover
      OWN.remove(name);
    }
  }

  /** Its path until it takes the target's. */
  public Path path() {
    return path;
  }

  public OutputStream out() {
    return out;
  }

  /**
   * What has been written, from its beginning: reading through a second channel would end the lock.
   * Closing the stream leaves the file open. Nothing may be written after this.
   */
  public InputStream written() throws IOException {
    out.flush();
    channel.position(0);
    return new FilterInputStream(Channels.newInputStream(channel)) {
      @Override
      public void close() {}
    };
  }

  /** Writes everything to the disk. */
  public void force() throws IOException {
    out.flush();
    channel.force(true);
  }

  /** Replaces the target, whose permissions are kept where there is one. */
  public void replace() throws IOException {
    force();
    if (Files.exists(target) && PrivateFiles.isPosix(target)) {
      Files.setPosixFilePermissions(path, Files.getPosixFilePermissions(target));
    }
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes what has not taken the target's place. */
  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(path);
    } finally {
      channel.close();
      OWN.remove(String.valueOf(path.getFileName()));
    }
  }

  private static void lock(FileChannel channel) {
    try {
      var _ = channel.lock();
    } catch (IOException e) {
      // A file system without locks: there nothing is taken for a leftover either.
    }
  }

  private static void deleteLeftovers(Path target) {
    try (DirectoryStream<Path> parts =
        Files.newDirectoryStream(target.resolveSibling(""), PREFIX + "*" + ENDING)) {
      for (Path part : parts) {
        if (!OWN.contains(String.valueOf(part.getFileName()))) {
          deleteUnlocked(part);
        }
      }
    } catch (IOException e) {
      // Another user's, or gone meanwhile.
    }
  }

  private static void deleteUnlocked(Path part) throws IOException {
    try (FileChannel channel = FileChannel.open(part, Set.of(StandardOpenOption.WRITE));
        FileLock free = channel.tryLock()) {
      if (free != null) {
        Files.deleteIfExists(part);
      }
    } catch (OverlappingFileLockException e) {
      // This process is writing it, under classes that another loader has.
    }
  }
}
