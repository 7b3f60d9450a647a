package dev.errdict.admin.rivals;

import java.nio.file.Path;
import java.util.List;

/** How another JVM is started on this one's class path. */
final class Jvm {
  private Jvm() {}

  static List<String> command(String main) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        main);
  }
}
