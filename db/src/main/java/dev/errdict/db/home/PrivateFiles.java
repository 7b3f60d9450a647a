package dev.errdict.db.home;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files and folders that only their owner may read. The permissions are part of the creation, so
 * that they hold from the first byte and under any umask.
 */
public final class PrivateFiles {
  private static final String FILE = "rw-------";
  private static final String FOLDER = "rwx------";

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private PrivateFiles() {}

  /** Creates a folder and its missing parents. */
  public static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, permissions(folder, FOLDER));
    }
  }

  /** Creates a folder with a name that is not in use yet. */
  public static Path createTemporaryFolder(Path parent, String prefix) throws IOException {
    return Files.createTempDirectory(parent, prefix, permissions(parent, FOLDER));
  }

  /**
   * Creates a file.
   *
   * @throws java.nio.file.FileAlreadyExistsException when there is one of that name
   */
  public static void createFile(Path file) throws IOException {
    Files.createFile(file, permissions(file, FILE));
  }

  /** Opens a file; one that the options create belongs to its owner alone. */
  public static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
    return FileChannel.open(file, options, permissions(file, FILE));
  }

  /**
   * Creates a file to be written.
   *
   * @throws java.nio.file.FileAlreadyExistsException when there is one of that name
   */
  public static OutputStream write(Path file) throws IOException {
    return Channels.newOutputStream(
        open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)));
  }

  /** Takes the permissions of everybody else from a file or folder that is there already. */
  static void restrict(Path path) throws IOException {
    if (isPosix(path)) {
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(Files.isDirectory(path) ? FOLDER : FILE));
    }
  }

  /**
   * Whether others than the owner may read or write a file; never on file systems without modes.
   */
  public static boolean isOpenToOthers(Path path) {
    try {
      return isPosix(path)
          && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
    } catch (IOException e) {
      return false;
    }
  }

  /** Deletes a folder and all in it, if there is one. */
  public static void deleteFolder(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted((one, other) -> other.compareTo(one)).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }

  static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] permissions(Path path, String permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
