package dev.errdict.bot.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher runs after a build ends well: it logs in, and each question is answered. */
@Tag("long")
class TrainingTest {
  @TempDir private Path folder;

  @Test
  void the_bot_logs_in_and_answers() throws Exception {
    Path home = folder.resolve("home");

    train(home, "home");
    assertTrue(Files.exists(home.resolve("errdict.mv.db")));
    train(home, "discord");
  }

  private void train(Path home, String part) throws IOException, InterruptedException {
    ProcessBuilder training =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Derrdict.unpacked=" + folder.resolve("unpacked"),
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    Training.class.getName(),
                    part))
            .redirectErrorStream(true);
    training.environment().put("ERRDICT_HOME", home.toString());
    Process process = training.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }
}
