package dev.errdict.admin.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.errdict.db.home.PartFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file that a command was asked for: if writing fails, the old file stays. A new one
 * belongs to its owner alone; an old one keeps its permissions.
 */
public final class TargetFile {
  /** Writes the content. */
  @FunctionalInterface
  public interface Content {
    void to(Writer out) throws IOException;
  }

  private final Path path;

  public TargetFile(Path path) {
    this.path = path;
  }

  public void write(Content content) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      // A pipe or a device cannot be replaced.
      try (BufferedWriter out = Files.newBufferedWriter(path, UTF_8, StandardOpenOption.WRITE)) {
        content.to(out);
      }
      return;
    }
    try (PartFile part = PartFile.of(Files.exists(path) ? path.toRealPath() : path)) {
      Writer out = new BufferedWriter(new OutputStreamWriter(part.out(), UTF_8));
      content.to(out);
      out.flush();
      part.replace();
    }
  }
}
