package dev.errdict.db.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.backup.Backup;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.postgresql.PostgresServer;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class StoreCopyTest {
  private static final String EMPTY = "encoding 'UTF8' template template0";

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    PostgresServer.assumeItStarts();
  }

  private static StoreOptions options() {
    return StoreOptions.ofCommand(() -> "errdict store", (program, since) -> {});
  }

  private Home home(String name) {
    return new Home(folder.resolve(name));
  }

  private Store open(Home home) throws CatalogException {
    return Store.open(home, Clock.systemUTC(), options());
  }

  private Store open(DatabaseAddress address) throws CatalogException {
    return Store.open(home("none"), Clock.systemUTC(), options().on(Optional.of(address)));
  }

  private StoreCopy copier() {
    return new StoreCopy(home("scratch"), Clock.systemUTC(), ZoneOffset.UTC, options());
  }

  /** A store with a history, settings, text beyond the basic plane, and a removed entry. */
  private static void fill(Store store) throws CatalogException {
    put(store, "code: '90001'\ntitle: {zh: 标题 😀, en: \"Tab\\tand  blanks  \"}\n");
    put(
        store,
        "code: '90001'\ntitle: {en: Second}\nlimits: [{what: {zh: 长, en: length}, at-most: '5', unit: KB}]\n");
    put(store, "code: '90002'\nmender: caller\n");
    EntryRef gone = new EntryRef("leancloud", "90002");
    commit(store, new EntryEdit(gone, OptionalLong.empty(), Optional.empty()));
    store.serverSettings().change(7, now -> now.withPrefix("?"));
    store.language().set(Lang.ZH);
  }

  private static void put(Store store, String yaml) throws CatalogException {
    Entry entry = EntryReader.read("leancloud", yaml);
    commit(store, new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry)));
  }

  private static void commit(Store store, EntryEdit edit) throws CatalogException {
    store
        .catalogs()
        .commit(new Edit(ChangeKind.EDIT, "ann", "why 😀", Optional.empty(), List.of(edit)));
  }

  @Test
  void a_store_goes_to_a_server_and_comes_back_as_it_was() throws Exception {
    DatabaseAddress address = PostgresServer.shared().newEmpty(EMPTY);
    Backup.Contents there;
    try (Store source = open(home("old"))) {
      fill(source);
      there = copier().copy(source, new StoreCopy.Target.Server(address), (done, all) -> {});
    }
    try (Store middle = open(address)) {
      Backup.Contents back =
          copier().copy(middle, new StoreCopy.Target.Folder(home("new")), (done, all) -> {});

      assertEquals(there.revision(), back.revision());
    }
    try (Store old = open(home("old"));
        Store middle = open(address);
        Store now = open(home("new"))) {
      for (Store copy : List.of(middle, now)) {
        assertEquals(
            old.changes().latest(Long.MAX_VALUE, 100), copy.changes().latest(Long.MAX_VALUE, 100));
        assertEquals(old.catalogs().entries("leancloud"), copy.catalogs().entries("leancloud"));
        assertEquals(old.changes().entries(3), copy.changes().entries(3));
        assertEquals(old.serverSettings().all(), copy.serverSettings().all());
        assertEquals(Optional.of(Lang.ZH), copy.language().get());
        assertEquals(List.of(), copy.care().differingFromLog());
        assertEquals(old.catalogs().revision(), copy.catalogs().revision());
        put(copy, "code: '90003'\n");
        assertTrue(copy.catalogs().revision() > old.catalogs().revision());
        assertFalse(copy.catalogs().indexGeneration().isEmpty());
      }
    }
    try (Stream<Path> left = Files.list(home("scratch").folder())) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void a_copy_never_goes_over_a_dictionary_that_is_there() throws Exception {
    DatabaseAddress full = PostgresServer.shared().newAddress();
    try (Store source = open(home("old"));
        Store other = open(home("other"))) {
      CatalogException server =
          assertThrows(
              CatalogException.class,
              () -> copier().copy(source, new StoreCopy.Target.Server(full), (done, all) -> {}));
      CatalogException folderOf =
          assertThrows(
              CatalogException.class,
              () ->
                  copier()
                      .copy(source, new StoreCopy.Target.Folder(home("other")), (done, all) -> {}));

      assertTrue(server.say(Lang.EN).contains("has a dictionary already"), server.say(Lang.EN));
      assertTrue(folderOf.say(Lang.EN).contains("has a dictionary already"));
      assertEquals(149, other.catalogs().refs().size());
    }
  }

  @Test
  void a_copy_that_ends_in_the_middle_leaves_nothing_and_can_be_repeated() throws Exception {
    DatabaseAddress address = PostgresServer.shared().newEmpty(EMPTY);
    List<Long> steps = new ArrayList<>();
    try (Store source = open(home("old"))) {
      assertThrows(
          IllegalStateException.class,
          () ->
              copier()
                  .copy(
                      source,
                      new StoreCopy.Target.Server(address),
                      (done, all) -> {
                        if (done > all / 2) {
                          throw new IllegalStateException("killed");
                        }
                      }));

      copier()
          .copy(
              source,
              new StoreCopy.Target.Server(address),
              (done, all) -> {
                steps.add(done);
                assertTrue(done <= all);
              });
    }

    assertEquals(steps.stream().sorted().toList(), steps);
    try (Store copy = open(address)) {
      assertEquals(149, copy.catalogs().refs().size());
      assertEquals(1, copy.catalogs().revision());
    }
  }

  @Test
  void a_server_that_goes_away_meanwhile_is_not_called_a_damaged_backup() throws Exception {
    DatabaseAddress address = PostgresServer.shared().newEmpty(EMPTY);
    String name = address.place().replaceFirst(".*/", "");
    try (Store source = open(home("old"))) {
      CatalogException failed =
          assertThrows(
              CatalogException.class,
              () ->
                  copier()
                      .copy(
                          source,
                          new StoreCopy.Target.Server(address),
                          (done, all) ->
                              PostgresServer.shared()
                                  .execute(
                                      "select pg_terminate_backend(pid) from pg_stat_activity"
                                          + " where datname = '"
                                          + name
                                          + "'")));

      assertTrue(failed.say(Lang.EN).contains("cannot be reached"), failed.say(Lang.EN));
    }
  }
}
