package dev.errdict.db.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.h2.Databases;
import dev.errdict.db.h2.HomeRestore;
import dev.errdict.db.home.Home;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class BackupTest {
  private static final EntryRef NEW = new EntryRef("leancloud", "90001");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private Home home;
  private Path file;

  @BeforeEach
  void name() {
    home = new Home(folder.resolve("home"));
    file = folder.resolve("errdict.backup");
  }

  @Test
  void a_backup_made_while_the_home_is_open_brings_back_what_was_there()
      throws CatalogException, IOException {
    Backup.Contents contents;
    long revision;
    try (Database database = Databases.open(home)) {
      revision = add(database);
      contents = Backup.write(database, file);
      remove(database);
    }

    Optional<Path> aside = new HomeRestore(home, CLOCK, ZoneOffset.UTC).from(file);

    assertEquals(revision, contents.revision());
    assertEquals(150, contents.entries());
    assertEquals(Optional.of(folder.resolve("home.before-20261123-100000")), aside);
    try (Database database = Databases.open(home)) {
      assertTrue(store(database).find(NEW).isPresent());
      assertEquals("restored-1795428000000", store(database).indexGeneration());
    }
    try (Database old = Databases.open(new Home(aside.orElseThrow()))) {
      assertFalse(store(old).find(NEW).isPresent());
    }
  }

  @Test
  void only_the_owner_can_read_it_and_nothing_else_is_left() throws CatalogException, IOException {
    try (Database database = Databases.open(home)) {
      Backup.write(database, file);
    }

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(file, home.folder()), left.sorted().toList());
    }
  }

  @Test
  void a_backup_never_overwrites_a_file() throws CatalogException, IOException {
    Files.writeString(file, "precious");
    try (Database database = Databases.open(home)) {
      CatalogException refused =
          assertThrows(CatalogException.class, () -> Backup.write(database, file));
      assertEquals(
          file + " is there already. Choose another name; a backup never overwrites a file.",
          refused.say(Lang.EN));
    }
    assertEquals("precious", Files.readString(file));
  }

  @Test
  void a_damaged_backup_or_another_file_is_refused_and_the_home_stays()
      throws CatalogException, IOException {
    try (Database database = Databases.open(home)) {
      add(database);
      Backup.write(database, file);
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    Path other = Files.writeString(folder.resolve("other"), "no zip at all");
    HomeRestore restore = new HomeRestore(home, CLOCK, ZoneOffset.UTC);

    assertThrows(CatalogException.class, () -> restore.from(file));
    CatalogException none = assertThrows(CatalogException.class, () -> restore.from(other));

    assertEquals(other + " is not a backup of errdict.", none.say(Lang.EN));
    try (Database database = Databases.open(home)) {
      assertTrue(store(database).find(NEW).isPresent());
    }
  }

  @Test
  void a_process_that_has_the_home_open_sees_what_was_restored() throws CatalogException {
    try (Database database = Databases.open(home)) {
      add(database);
      Backup.write(database, file);
      remove(database);

      new HomeRestore(home, CLOCK, ZoneOffset.UTC).from(file);

      assertTrue(store(database).find(NEW).isPresent());
      add(database, "90002");
      assertEquals(151, store(database).refs().size());
    }
  }

  private static CatalogStore store(Database database) {
    return new CatalogStore(database, CLOCK);
  }

  private static long add(Database database) throws CatalogException {
    return add(database, NEW.code());
  }

  private static long add(Database database, String code) throws CatalogException {
    var entry = EntryReader.read("leancloud", "code: '" + code + "'\n");
    return commit(database, new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry)));
  }

  private static void remove(Database database) throws CatalogException {
    commit(database, new EntryEdit(NEW, OptionalLong.empty(), Optional.empty()));
  }

  private static long commit(Database database, EntryEdit edit) throws CatalogException {
    return store(database)
        .commit(new Edit(ChangeKind.EDIT, "mei", "", Optional.empty(), List.of(edit)))
        .orElseThrow();
  }
}
