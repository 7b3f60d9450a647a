package dev.errdict.admin.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    this.folder = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
  }

  /** A folder for a site that is removed when this process ends. */
  static Path temporary() throws IOException {
    Path parent = Files.createTempDirectory("errdict-site");
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    delete(parent);
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

  /** Replaces the folder's content; when writing fails, it is unchanged. */
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
      if (!Files.exists(folder)) {
        Files.move(fresh, folder);
        return writing.result();
      }
      FolderSwap.swap(fresh, folder);
      keepForeign(fresh);
      return writing.result();
    } finally {
      delete(fresh);
    }
  }

  private String leftover(long pid) {
    return "." + folder.getFileName() + ".errdict-" + pid;
  }

  /** Deletes the folders that a killed process left. */
  private void clearLeftovers(Path parent) throws IOException {
    String prefix = "." + folder.getFileName() + ".errdict-";
    try (DirectoryStream<Path> siblings =
        Files.newDirectoryStream(
            parent, path -> path.getFileName().toString().startsWith(prefix))) {
      for (Path sibling : siblings) {
        String pid = sibling.getFileName().toString().substring(prefix.length());
        boolean dead = pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
        if (dead || pid.equals(Long.toString(ProcessHandle.current().pid()))) {
          delete(sibling);
        }
      }
    }
  }

  /** Moves files that are not the site's, such as .git or CNAME, to the new folder. */
  private void keepForeign(Path old) throws IOException {
    if (!isSite(old)) {
      return;
    }
    Set<String> own = new TreeSet<>(Files.readAllLines(old.resolve(MARKER)));
    try (DirectoryStream<Path> content = Files.newDirectoryStream(old)) {
      for (Path path : content) {
        String name = path.getFileName().toString();
        Path kept = folder.resolve(name);
        if (!own.contains(name) && !name.equals(MARKER) && !Files.exists(kept)) {
          Files.move(path, kept);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
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
      names.add(path.contains("/") ? path.substring(0, path.indexOf('/')) : path);
      files.incrementAndGet();
      if (isAsBefore(path, content) && link(target, folder.resolve(path))) {
        unchanged.incrementAndGet();
      } else {
        Files.write(target, content);
      }
    }

    private boolean isAsBefore(String path, byte[] content) throws IOException {
      Path before = folder.resolve(path);
      return Files.isRegularFile(before, LinkOption.NOFOLLOW_LINKS)
          && Files.size(before) == content.length
          && Arrays.equals(Files.readAllBytes(before), content);
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
