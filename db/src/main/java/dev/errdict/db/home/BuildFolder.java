package dev.errdict.db.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;

/**
 * The folder in a home in which a restore, a first start or an upgrade builds the new database, or
 * a copy has its file. It is locked by its process; an unlocked one was left by a killed one, and
 * is deleted with everything that belongs to it.
 */
public final class BuildFolder implements AutoCloseable {
  private static final String PREFIX = ".building";

  /** Of a folder that is not locked yet. */
  private static final String NEW = ".new" + PREFIX;

  private static final String GLOB = "{,.new}" + PREFIX + "*";
  private static final long NEW_MILLIS = 60_000;
  private static final String LOCK = "lock";
  private static final String ASIDE = "aside";

  private final Home home;
  private final Path folder;
  private final FileChannel lock;

  private BuildFolder(Home home, Path folder, FileChannel lock) {
    this.home = home;
    this.folder = folder;
    this.lock = lock;
  }

  public static BuildFolder create(Home home) throws IOException {
    Path made = PrivateFiles.createTemporaryFolder(home.folder(), NEW);
    FileChannel lock =
        PrivateFiles.open(
            made.resolve(LOCK), EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    var _ = lock.lock();
    String name = made.getFileName().toString().substring(".new".length());
    Path folder = Files.move(made, made.resolveSibling(name));
    return new BuildFolder(home, folder, lock);
  }

  /** A file in it. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** The home in which the new database is built. */
  public Home database() {
    return new Home(folder);
  }

  /**
   * Records where the folder for the old database is: if the process ends before {@link #moveIn},
   * that folder is deleted.
   */
  public void note(Path aside) throws IOException {
    try (var out = PrivateFiles.write(folder.resolve(ASIDE))) {
      out.write(home.folder().relativize(aside).toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Copies the database in use, if there is one, to where the new one is built. */
  public void copyIn() throws IOException {
    if (Files.exists(home.database())) {
      copy(home.database(), database().database());
    }
  }

  /** Links the old database into a folder that is kept. */
  public void setAside(Path aside) throws IOException {
    PrivateFiles.createFolders(aside);
    Path database = new Home(aside).database();
    try {
      Files.createLink(database, home.database());
    } catch (IOException | UnsupportedOperationException e) {
      copy(home.database(), database);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var out = PrivateFiles.write(to)) {
      Files.copy(from, out);
    }
  }

  /** Replaces the old database by the new one, atomically. */
  public void moveIn() throws IOException {
    Files.move(
        database().database(),
        home.database(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    remove(home, folder);
    lock.close();
  }

  /** Whether there may be something for {@link #deleteLeftovers} to do. */
  public static boolean hasLeftovers(Home home) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(home.folder(), GLOB)) {
      return folders.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }

  /** Deletes the files of killed processes. */
  public static void deleteLeftovers(Home home) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(home.folder(), GLOB)) {
      for (Path folder : folders) {
        deleteLeftover(home, folder);
      }
    } catch (IOException e) {
      // The next start tries again.
    }
  }

  private static void deleteLeftover(Home home, Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    if (folder.getFileName().toString().startsWith(NEW) || !Files.exists(file)) {
      // Its process was killed between two system calls, or has just begun.
      long age = System.currentTimeMillis() - Files.getLastModifiedTime(folder).toMillis();
      if (age > NEW_MILLIS) {
        PrivateFiles.deleteFolder(folder);
      }
      return;
    }
    try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE));
        FileLock free = channel.tryLock()) {
      if (free != null) {
        remove(home, folder);
      }
    } catch (OverlappingFileLockException e) {
      // This process is building a database.
    }
  }

  private static void remove(Home home, Path folder) throws IOException {
    Path note = folder.resolve(ASIDE);
    boolean moved = !Files.exists(new Home(folder).database());
    if (Files.exists(note) && !moved) {
      Path aside = home.folder().resolve(Files.readString(note)).normalize();
      if (!home.folder().startsWith(aside) && Files.isDirectory(aside)) {
        PrivateFiles.deleteFolder(aside);
      }
    }
    PrivateFiles.deleteFolder(folder);
  }
}
