package dev.errdict.admin.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.errdict.db.home.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A folder that holds a site. A new site is written beside it and then replaces it atomically, so
 * that readers never see a mixture. An unchanged file keeps its time and its inode.
 */
final class SiteFolder {
  /** What happened to the site's files. */
  record Result(int files, int unchanged) {}

  /** The file that marks the folder as a site, and lists the site's own files. */
  static final String MARKER = ".errdict-site";

  private static final String FIRST_LINE = "errdict-site/1";

  private final Path folder;

  /**
   * @param folder a folder that {@link #isFree}, in one that can be written
   */
  SiteFolder(Path folder) throws IOException {
    this.folder = real(folder);
  }

  /** The path without links; its last parts may not exist yet. */
  static Path real(Path path) throws IOException {
    Path whole = path.toAbsolutePath().normalize();
    Path parent = whole.getParent();
    return Files.exists(whole) || parent == null
        ? whole.toRealPath()
        : real(parent).resolve(whole.getFileName());
  }

  /** A folder for a site, in one of its own that is deleted when this process is stopped. */
  static Path temporary() throws IOException {
    Path parent = Files.createTempDirectory("errdict-site");
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    PrivateFiles.deleteFolder(parent);
                  } catch (IOException e) {
                    // It is in the system's folder for temporary files, which is cleaned anyway.
                  }
                }));
    return parent.resolve("site");
  }

  /** Whether a site may be written here: the folder does not exist, is empty, or is a site. */
  static boolean isFree(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    if (!Files.isDirectory(folder)) {
      return false;
    }
    if (isSite(folder)) {
      return true;
    }
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isEmpty();
    }
  }

  private static boolean isSite(Path folder) throws IOException {
    Path marker = folder.resolve(MARKER);
    return Files.isRegularFile(marker, LinkOption.NOFOLLOW_LINKS)
        && Files.readString(marker).startsWith(FIRST_LINE + "\n");
  }

  /** Writes files, one after another. */
  @FunctionalInterface
  interface Content {
    void to(SiteSink sink) throws IOException;
  }

  /**
   * Replaces the folder's content; when writing fails, it is unchanged.
   *
   * @throws FileAlreadyExistsException when a file that is not the site's has the name of a new one
   */
  Result replace(Content content) throws IOException {
    Path parent = folder.getParent();
    if (parent == null) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    Files.createDirectories(parent);
    clearLeftovers(parent);
    Path fresh = parent.resolve(leftover(ProcessHandle.current().pid()));
    Files.createDirectory(fresh);
    try {
      Writing writing = new Writing(fresh);
      content.to(writing);
      writing.mark();
      put(fresh);
      return writing.result();
    } finally {
      PrivateFiles.deleteFolder(fresh);
    }
  }

  private void put(Path fresh) throws IOException {
    try {
      Files.move(fresh, folder);
    } catch (FileAlreadyExistsException e) {
      FolderSwap.swap(fresh, folder);
      keepForeign(fresh);
    }
  }

  private String leftover(long pid) {
    return "." + folder.getFileName() + ".errdict-" + pid;
  }

  /** Finishes the work of killed processes, and deletes the folders that they left. */
  private void clearLeftovers(Path parent) throws IOException {
    String prefix = "." + folder.getFileName() + ".errdict-";
    try (DirectoryStream<Path> siblings =
        Files.newDirectoryStream(
            parent, path -> path.getFileName().toString().startsWith(prefix))) {
      for (Path sibling : siblings) {
        String pid =
            sibling.getFileName().toString().substring(prefix.length()).replace(FolderSwap.OLD, "");
        boolean dead = pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
        if (dead || pid.equals(Long.toString(ProcessHandle.current().pid()))) {
          finish(sibling);
        }
      }
    }
  }

  /** A whole site in a leftover is the new one before the swap, or the old one after it. */
  private void finish(Path leftover) throws IOException {
    if (isSite(leftover) && !Files.exists(folder)) {
      Files.move(leftover, folder);
      return;
    }
    if (isSite(leftover)) {
      keepForeign(leftover);
    }
    PrivateFiles.deleteFolder(leftover);
  }

  /** Moves files that are not the site's, such as .git or CNAME, to the new folder. */
  private void keepForeign(Path old) throws IOException {
    Set<String> own = own(old);
    try (DirectoryStream<Path> content = Files.newDirectoryStream(old)) {
      for (Path path : content) {
        Path kept = folder.resolve(path.getFileName());
        if (!own.contains(path.getFileName().toString())
            && !Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) {
          Files.move(path, kept);
        }
      }
    }
  }

  /** The names in a folder that are the site's, with its marker; empty when it holds no site. */
  private static Set<String> own(Path folder) throws IOException {
    if (!isSite(folder)) {
      return Set.of();
    }
    Set<String> own = new HashSet<>(Files.readAllLines(folder.resolve(MARKER)));
    own.add(MARKER);
    return own;
  }

  /** Writes the new site. */
  private final class Writing implements SiteSink {
    private final Path fresh;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Set<Path> made = ConcurrentHashMap.newKeySet();
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicInteger unchanged = new AtomicInteger();

    Writing(Path fresh) {
      this.fresh = fresh;
    }

    @Override
    public void write(String path, byte[] content) throws IOException {
      Path target = fresh.resolve(path);
      Path parent = fresh.resolve(path).getParent();
      if (parent == null || !target.normalize().startsWith(fresh)) {
        throw new IOException("not within the site: " + path);
      }
      if (made.add(parent)) {
        Files.createDirectories(parent);
      }
      String name = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
      if (names.add(name)
          && Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)
          && !own(folder).contains(name)) {
        throw new FileAlreadyExistsException(folder.resolve(name).toString());
      }
      files.incrementAndGet();
      if (linked(target, folder.resolve(path), content)) {
        unchanged.incrementAndGet();
      } else {
        Files.write(target, content);
      }
    }

    /**
     * Links a file to the earlier one, if that is equal. The content is compared after the link is
     * made, because another process may replace the site at any time.
     */
    private static boolean linked(Path target, Path before, byte[] content) throws IOException {
      if (!Files.isRegularFile(before, LinkOption.NOFOLLOW_LINKS)
          || Files.size(before) != content.length
          || !link(target, before)) {
        return false;
      }
      if (Arrays.equals(Files.readAllBytes(target), content)) {
        return true;
      }
      Files.delete(target);
      return false;
    }

    /** Links a file; returns whether the file system supports it. */
    private static boolean link(Path link, Path existing) {
      try {
        Files.createLink(link, existing);
        return true;
      } catch (IOException | UnsupportedOperationException e) {
        return false;
      }
    }

    void mark() throws IOException {
      Files.write(
          fresh.resolve(MARKER),
          (FIRST_LINE + "\n" + String.join("\n", new TreeSet<>(names)) + "\n").getBytes(UTF_8));
    }

    Result result() {
      return new Result(files.get(), unchanged.get());
    }
  }
}
