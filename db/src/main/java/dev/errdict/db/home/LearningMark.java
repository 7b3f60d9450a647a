package dev.errdict.db.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An empty file in a home whose commands may keep what they are asked, so that those of another
 * home, which is the rule, need not open the database to learn that. The database decides.
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
      // It is there.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
