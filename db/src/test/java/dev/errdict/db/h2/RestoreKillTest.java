package dev.errdict.db.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.backup.Backup;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.home.BuildFolder;
import dev.errdict.db.home.Home;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restore that is killed between any two of its steps. */
@Tag("long")
class RestoreKillTest {
  private static final EntryRef REMOVED = new EntryRef("leancloud", "4303");

  @TempDir private Path folder;

  /** Restores, and ends at once after a step. */
  static final class Restoring {
    private Restoring() {}

    public static void main(String[] args) throws Exception {
      new HomeRestore(new Home(Path.of(args[0])), Clock.systemUTC(), ZoneOffset.UTC)
          .stepping(
              step -> {
                if (step.equals(args[2])) {
                  Runtime.getRuntime().halt(137);
                }
              })
          .from(Path.of(args[1]));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "built", "noted", "set aside", "moved"})
  void leaves_the_old_database_or_the_new_one_and_nothing_else(String step) throws Exception {
    Home home = new Home(folder.resolve("home"));
    Path backup = folder.resolve("backup");
    try (Database database = Databases.open(home)) {
      Backup.write(database, backup);
      remove(database);
    }

    assertEquals(137, restore(home, backup, step));

    boolean moved = step.equals("moved");
    try (Database database = Databases.open(home)) {
      CatalogStore store = new CatalogStore(database, Clock.systemUTC());
      assertEquals(moved, store.find(REMOVED).isPresent());
      assertTrue(store.differingFromLog().isEmpty());
    }
    assertFalse(BuildFolder.hasLeftovers(home), "something is left in the home");
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(moved ? 3 : 2, left.count(), "home and backup, and what was set aside");
    }
  }

  private static void remove(Database database) throws CatalogException {
    new CatalogStore(database, Clock.systemUTC())
        .commit(
            new Edit(
                ChangeKind.EDIT,
                "mei",
                "",
                Optional.empty(),
                List.of(new EntryEdit(REMOVED, OptionalLong.empty(), Optional.empty()))));
  }

  private static int restore(Home home, Path backup, String step)
      throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Restoring.class.getName(),
            home.folder().toString(),
            backup.toString(),
            step)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
