package dev.errdict.db.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build. */
public final class Build {
  /** Written by the build, beside the migrations. */
  private static final String COMMIT = "/dev/errdict/db/migrations/commit";

  private Build() {}

  /**
   * A program's version in one line: version, commit and runtime.
   *
   * @param program its name
   * @param version of its jar
   */
  public static String describe(String program, String version) {
    String commit = commit();
    return program
        + " "
        + version
        + " ("
        + (commit.isEmpty() ? "" : "commit " + commit + ", ")
        + "Java "
        + Runtime.version()
        + ")";
  }

  private static String commit() {
    try (InputStream file = Build.class.getResourceAsStream(COMMIT)) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
