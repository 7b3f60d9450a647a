package dev.errdict.db.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.schema.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class CompactionTest {
  private static final long MB = 1 << 20;

  @TempDir private Path folder;

  @Test
  void after_a_failed_write_on_a_full_disk_the_file_shrinks_when_there_is_room_again()
      throws Exception {
    // given a home and another file on a disk of their own
    Home home = new Home(folder.resolve("home"));
    Files.createDirectory(home.folder());
    assumeTrue(mount(home.folder()), "disks can be mounted");
    try (HomeDatabase database = HomeDatabase.open(home, true, StoreOptions.ofResident("test"))) {
      Path other = home.folder().resolve("other");
      Files.write(other, new byte[(int) (10 * MB)]);
      long compact = Files.size(home.database());

      // when a write fills the disk, and others fail on the full disk
      assertThrows(RuntimeException.class, () -> write(database, 60_000));
      long failed = Files.size(home.database());
      for (int i = 0; i < 3; i++) {
        assertThrows(RuntimeException.class, () -> write(database, 60_000));
      }
      Files.delete(other);
      Files.write(other, new byte[(int) (4 * MB)]);
      commit(database, "Room");

      // then
      assertTrue(failed > 12 * MB, failed + " bytes after the failure");
      long size = Files.size(home.database());
      assertTrue(size < compact + MB, compact + " bytes before, " + size + " after");
    } finally {
      succeeds("umount", home.folder().toString());
    }
  }

  @Test
  void a_file_that_there_is_no_room_to_compact_is_compacted_later_and_nothing_is_left_over()
      throws Exception {
    Home home = new Home(folder.resolve("home"));
    Files.createDirectory(home.folder());
    assumeTrue(mount(home.folder()), "disks can be mounted");
    try (HomeDatabase database = HomeDatabase.open(home, true, StoreOptions.ofResident("test"))) {
      // given content of some megabytes, more than there is room for a second time
      Path other = home.folder().resolve("other");
      write(database, 5_000);
      database.transaction(
          transaction ->
              transaction
                  .dsl()
                  .deleteFrom(Tables.SETTING)
                  .where(Tables.SETTING.NAME.likeRegex("test[12].*"))
                  .execute());
      long large = Files.size(home.database());
      Files.write(other, new byte[(int) (24 * MB - large - 3 * MB)]);
      database.compact();
      commit(database, "No room");

      // then nothing happens
      assertTrue(Files.size(home.database()) >= large, Files.size(home.database()) + " bytes");
      try (var files = Files.list(home.folder())) {
        assertEquals(
            Set.of("errdict.mv.db", "errdict.lock", "errdict.stamp", "other"),
            files.map(one -> one.getFileName().toString()).collect(Collectors.toSet()));
      }

      // until there is room
      Files.delete(other);
      commit(database, "Room");
      long size = Files.size(home.database());
      assertTrue(size < large - MB, large + " bytes before, " + size + " after");
    } finally {
      succeeds("umount", home.folder().toString());
    }
  }

  /** A change of some megabytes in one transaction. */
  private static void write(HomeDatabase database, int rows) {
    database.transaction(
        transaction -> {
          for (int i = 0; i < rows; i++) {
            transaction
                .dsl()
                .insertInto(Tables.SETTING, Tables.SETTING.NAME, Tables.SETTING.CONTENT)
                .values("test" + i, noise(i))
                .execute();
          }
          return rows;
        });
  }

  private static String noise(int seed) {
    byte[] bytes = new byte[500];
    new Random(seed).nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static boolean mount(Path folder) throws Exception {
    return succeeds("mount", "-t", "tmpfs", "-o", "mode=700,size=24m", "tmpfs", folder.toString());
  }

  private static boolean succeeds(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such program here
    }
  }

  @Test
  void a_file_that_edits_have_made_large_shrinks() throws Exception {
    Home home = new Home(folder.resolve("home"));
    long before = 0;
    long size = 0;
    try (HomeDatabase database = HomeDatabase.open(home, true, StoreOptions.ofResident("test"))) {
      for (int i = 0; i < 1000 && size >= before; i++) {
        before = size;
        commit(database, "Title " + i);
        size = Files.size(home.database());
      }
    }

    assertTrue(before > 15 * MB && before < 17 * MB, before + " bytes before");
    assertTrue(size < 5 * MB, size + " bytes after");
  }

  private static void commit(HomeDatabase database, String title) throws CatalogException {
    var entry = EntryReader.read("leancloud", "code: X\ntitle:\n  en: " + title);
    new CatalogStore(database, Clock.systemUTC())
        .commit(
            new Edit(
                ChangeKind.EDIT,
                "mei",
                "",
                Optional.empty(),
                List.of(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry)))));
  }
}
