package dev.errdict.db.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Facts about a home that need no open database. */
public final class HomeFacts {
  private final Home home;

  public HomeFacts(Home home) {
    this.home = home;
  }

  public long databaseBytes() {
    return size(home.database());
  }

  /** Of all databases that the home was used with. */
  public long indexBytes() {
    Path root = real(home.folder());
    return below(root).stream()
        .filter(path -> !path.equals(root) && Home.isOfIndex(root.relativize(path)))
        .mapToLong(HomeFacts::size)
        .sum();
  }

  /** Bytes that this user may still write on the home's disk. */
  public long freeBytes() {
    return freeBytes(home.folder());
  }

  /** Bytes that this user may still write on the disk of a folder, which need not exist yet. */
  public static long freeBytes(Path folder) {
    Path there = folder;
    while (Files.notExists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      // In a changed root the list of mounts has no such folder.
      return there.toFile().getUsableSpace();
    }
  }

  /**
   * The files and folders of the home, itself included, that users other than the owner may read or
   * write.
   */
  public List<Path> exposed() {
    return Files.exists(home.folder())
        ? below(home.folder()).stream().filter(PrivateFiles::isOpenToOthers).sorted().toList()
        : List.of();
  }

  /** The folder to which a link leads, as systemd's does. */
  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder;
    }
  }

  /** A folder and everything in it, except folders that this user may not read. */
  private static List<Path> below(Path folder) {
    List<Path> paths = new ArrayList<>();
    try {
      Files.walkFileTree(
          real(folder),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes facts) {
              return visitFile(path, facts);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes facts) {
              paths.add(path);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return paths;
  }

  /**
   * Removes all permissions of other users.
   *
   * @throws IOException when it belongs to somebody else
   */
  public void protect() throws IOException {
    for (Path path : exposed()) {
      PrivateFiles.restrict(path);
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
