package dev.errdict.db.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An empty file in a home whose commands may keep questions. Without it, the usual case, a command
 * need not open the database to find out. When it exists, the database decides.
 */
public final class LearningMark {
  private final Path file;

  public LearningMark(Home home) {
    this.file = home.folder().resolve("errdict.learning");
  }

  public boolean isThere() {
    return Files.exists(file);
  }

  /**
   * @throws UncheckedIOException when the home cannot be written
   */
  public void set(boolean there) {
    try {
      if (there) {
        PrivateFiles.createFile(file);
      } else {
        Files.deleteIfExists(file);
      }
    } catch (FileAlreadyExistsException e) {
      // It exists already.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
