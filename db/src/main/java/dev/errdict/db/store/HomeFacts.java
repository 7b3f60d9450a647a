package dev.errdict.db.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What there is to know of a home without opening its database. */
public final class HomeFacts {
  private final Home home;

  public HomeFacts(Home home) {
    this.home = home;
  }

  public long databaseBytes() {
    return size(home.database());
  }

  public long indexBytes() {
    if (!Files.isDirectory(home.index())) {
      return 0;
    }
    try (Stream<Path> files = Files.list(home.index())) {
      return files.mapToLong(HomeFacts::size).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes that this user may still write on the home's disk. */
  public long freeBytes() {
    try {
      return Files.getFileStore(home.folder()).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What others than the owner may look into: the folder, files in it. */
  public List<Path> exposed() {
    if (!home.folder().getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(home.folder())) {
      return files.filter(HomeFacts::isExposed).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves what is exposed to its owner alone. */
  public void protect() throws IOException {
    for (Path path : exposed()) {
      Files.setPosixFilePermissions(
          path,
          PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    }
  }

  /** Inside a private folder a file's own bits open nothing. */
  private static boolean isExposed(Path path) {
    try {
      Set<PosixFilePermission> bits = Files.getPosixFilePermissions(path);
      boolean others =
          bits.contains(PosixFilePermission.OTHERS_READ)
              || bits.contains(PosixFilePermission.GROUP_READ)
              || bits.contains(PosixFilePermission.OTHERS_WRITE)
              || bits.contains(PosixFilePermission.GROUP_WRITE);
      boolean important =
          Files.isDirectory(path) || path.getFileName().toString().endsWith(".mv.db");
      return others && important && !path.getFileName().toString().equals("index");
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
