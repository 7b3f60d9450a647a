package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real program says when its home, or a part of it, is closed to its user. */
@Tag("long")
class ClosedHomeTest {
  @TempDir private Path folder;
  private Path home;
  private Program errdict;

  /**
   * Errdict as somebody to whom permissions apply: of the superuser's powers none is left to pass
   * them by.
   */
  @BeforeEach
  void becomeOrdinary() throws Exception {
    home = folder.resolve("home");
    List<String> starter =
        System.getProperty("user.name").equals("root")
            ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search")
            : List.of("env");
    Path closed =
        Files.createDirectory(
            folder.resolve("closed"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
    List<String> probe = new ArrayList<>(starter);
    probe.addAll(List.of("test", "!", "-w", closed.toString()));
    assumeTrue(succeeds(probe), "permissions apply to somebody");
    errdict = new Program(home).behind(starter);
  }

  private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such program here
    }
  }

  private static void assertOneSentence(String sentence, Shell.Run run) {
    assertEquals(sentence + "\n", run.err());
    assertEquals(3, run.exit());
    assertEquals("", run.out());
  }

  @Test
  void a_home_that_others_closed_is_named_with_what_to_do() throws Exception {
    assertEquals(0, new Shell(home).run("set", "4303", "title.en=Kept").exit());
    String sentence =
        "The data folder "
            + home
            + " cannot be written. Make it writable, or choose another with --home or"
            + " ERRDICT_HOME.";

    try (Closed _ = new Closed(home, "a-rwx")) {
      assertOneSentence(sentence, errdict.run("show", "4303"));
      assertOneSentence(sentence, errdict.run("set", "4303", "title.en=Never", "--yes"));
      Shell.Run doctor = errdict.run("doctor");
      assertEquals(3, doctor.exit());
      assertTrue(doctor.out().contains("trouble   " + sentence + "\n"), doctor.out());
      assertEquals("", doctor.err());
    }
    assertEquals("4303  Kept", new Shell(home).run("show", "4303").line(0));
  }

  @Test
  void a_read_only_home_with_a_damaged_index_can_be_looked_at() throws Exception {
    damagedIndex();
    String sentence = "数据目录 " + home + " 不可写。请修改它的权限，或用 --home 或 ERRDICT_HOME 换一个目录。";

    try (Closed _ = new Closed(home, "a-w")) {
      assertEquals("4303  Conversation not found", errdict.run("show", "4303").line(0));
      assertEquals("4303  对话不存在", errdict.run("ask", "对话不存在", "--no-embeddings").line(0));
      assertOneSentence(sentence, errdict.run("undo", "1", "--lang", "zh"));
      Shell.Run doctor = errdict.run("doctor", "--lang", "zh");
      assertEquals(3, doctor.exit());
      assertTrue(doctor.out().contains(sentence + "\n"), doctor.out());
      assertEquals("", doctor.err());
    }
  }

  @Test
  void a_damaged_index_in_a_read_only_folder_is_made_in_memory() throws Exception {
    Path index = damagedIndex();

    try (Closed _ = new Closed(index, "a-w")) {
      Shell.Run asked = errdict.run("ask", "对话不存在", "--no-embeddings");
      assertEquals("4303  对话不存在", asked.line(0));
      assertEquals("", asked.err());
      assertTrue(errdict.run("doctor").out().contains("The index \"words\" is damaged."));
      assertOneSentence(
          "The index could be made in memory only: "
              + index
              + " cannot be written, or a folder in it cannot be read. Fix its permissions or"
              + " make room on its disk, and run this again.",
          errdict.run("reindex", "--no-embeddings"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"index", "index/words", "index/words/_0.cfs"})
  void an_index_that_cannot_be_read_is_made_in_memory(String closed) throws Exception {
    assertEquals(0, new Shell(home).run("ask", "对话不存在", "--no-embeddings").exit());

    try (Closed _ = new Closed(home.resolve(closed), "a-rwx")) {
      Shell.Run asked = errdict.run("ask", "对话不存在", "--no-embeddings");
      assertEquals("4303  对话不存在", asked.line(0));
      assertEquals("", asked.err());
      Shell.Run doctor = errdict.run("doctor");
      assertEquals(1, doctor.exit(), doctor.err());
      assertTrue(doctor.out().contains("cannot be read, so that answers come from one in memory"));
    }
  }

  /** An index of which no file holds what it held. */
  private Path damagedIndex() throws IOException {
    assertEquals(0, new Shell(home).run("ask", "对话不存在", "--no-embeddings").exit());
    try (Stream<Path> files = Files.list(home.resolve("index/words"))) {
      for (Path file : files.toList()) {
        Files.writeString(file, "nonsense");
      }
    }
    return home.resolve("index");
  }

  /** Permissions that are taken from a folder and all in it for a while. */
  private record Closed(Path path, String mode) implements AutoCloseable {
    Closed {
      assertTrue(chmod(mode, path));
    }

    private static boolean chmod(String mode, Path path) {
      try {
        return succeeds(List.of("chmod", "-R", mode, path.toString()));
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      assertTrue(chmod("u+rwX", path));
    }
  }

  @Test
  void a_database_file_of_somebody_else_is_named() throws Exception {
    assertEquals(0, new Shell(home).run("show", "4303").exit());
    Path database = home.resolve("errdict.mv.db");

    try (Closed _ = new Closed(database, "a-rwx")) {
      assertOneSentence(
          "The database "
              + database
              + " is not yours to read and write. Change its permissions, or choose another data"
              + " folder with --home or ERRDICT_HOME.",
          errdict.run("history"));
    }
  }
}
