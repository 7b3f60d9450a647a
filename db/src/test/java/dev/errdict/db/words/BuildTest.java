package dev.errdict.db.words;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BuildTest {
  @Test
  void a_version_tells_the_commit_and_the_runtime() {
    assumeTrue(Files.exists(Path.of("../.git")), "built outside a working copy");

    String said = Build.describe("errdict", "1.2.3");

    assertTrue(said.matches("errdict 1\\.2\\.3 \\(commit [0-9a-f]{12}, Java \\d.*\\)"), said);
  }
}
