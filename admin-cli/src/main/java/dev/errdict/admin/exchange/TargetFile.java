package dev.errdict.admin.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file atomically: if writing fails, the old file stays. */
final class TargetFile {
  /** Writes the content. */
  @FunctionalInterface
  interface Content {
    void to(Writer out) throws IOException;
  }

  private final Path path;

  TargetFile(Path path) {
    this.path = path;
  }

  void write(Content content) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      // A pipe or a device cannot be replaced.
      try (BufferedWriter out = Files.newBufferedWriter(path, UTF_8, StandardOpenOption.WRITE)) {
        content.to(out);
      }
      return;
    }
    Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    Path beside =
        target.resolveSibling(
            "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      try (BufferedWriter out =
          Files.newBufferedWriter(beside, UTF_8, StandardOpenOption.CREATE_NEW)) {
        content.to(out);
      }
      try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
