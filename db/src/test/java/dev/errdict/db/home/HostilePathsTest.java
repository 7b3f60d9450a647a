package dev.errdict.db.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.errdict.db.backup.Backup;
import dev.errdict.db.h2.Databases;
import dev.errdict.db.h2.HomeRestore;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import dev.errdict.db.store.StoreCare;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a folder is called, its name is a name and nothing else. */
@Tag("long")
class HostilePathsTest {
  @TempDir private Path folder;

  static List<String> names() {
    return List.of(
        "a;INIT=CREATE TABLE OWNED(ID INT)",
        ";notes",
        "back\\slash 'single' \"double\"\nline",
        "~",
        "zip:x.zip!split:nioMapped:mem:100%25?a=b&c#d",
        "错误码 $HOME${x} `id`");
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_home_a_backup_and_a_restore_are_where_their_paths_say(String name) throws Exception {
    assertWorks(folder.resolve(name));
  }

  @Test
  void a_path_of_three_thousand_bytes_is_a_path() throws Exception {
    Path deep = folder;
    while (deep.toString().length() < 3000) {
      deep = deep.resolve("x".repeat(100));
    }

    assertWorks(deep);
  }

  @Test
  void a_name_that_is_no_text_is_a_name() throws Exception {
    Process made =
        new ProcessBuilder("bash", "-c", "mkdir -- $'bad\\xff\\xfename'")
            .directory(folder.toFile())
            .start();
    assumeTrue(made.waitFor() == 0, "the file system takes such names");
    Path bad;
    try (Stream<Path> inside = Files.list(folder)) {
      bad = inside.findFirst().orElseThrow().resolve("home");
    }

    assertWorks(bad);
  }

  private void assertWorks(Path path) throws Exception {
    Home home = new Home(path);
    Path backup = folder.resolve("backup of " + path.getFileName()).normalize();
    try (Database database = Databases.open(home)) {
      assertEquals(149, new CatalogStore(database, Clock.systemUTC()).refs().size());
      assertEquals(List.of(), new StoreCare(database).foreignObjects());
      Backup.write(database, backup);
    }
    assertTrue(Files.isRegularFile(path.resolve("errdict.mv.db")));

    Optional<Path> aside = new HomeRestore(home, Clock.systemUTC(), ZoneOffset.UTC).from(backup);

    assertEquals(path.getParent(), aside.orElseThrow().getParent());
    assertPrivate(path);
    assertPrivate(aside.orElseThrow());
    assertFalse(BuildFolder.hasLeftovers(home));
  }

  private static void assertPrivate(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        assertEquals(
            Files.isDirectory(file) ? "rwx------" : "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
            file.toString());
      }
    }
  }
}
