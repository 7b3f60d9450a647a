package dev.errdict.bot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build. */
final class Version {
  /** Maven writes this file into every jar. */
  private static final String FILE = "/META-INF/maven/dev.errdict/errdict-bot/pom.properties";

  private Version() {}

  /** The version of the jar; {@code development} when the classes are not in a jar. */
  static String current() {
    Properties properties = new Properties();
    try (InputStream file = Version.class.getResourceAsStream(FILE)) {
      if (file != null) {
        properties.load(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "development");
  }
}
