package dev.errdict.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.errdict.db.backup.Backup;
import dev.errdict.db.backup.BackupInput;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.copy.StoreCopy;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other people do on the same server, and in the same database. */
@Tag("long")
class SharedServerTest {
  private static final String EMPTY = "encoding 'UTF8' template template0";

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    PostgresServer.assumeItStarts();
  }

  private Home home(String name) {
    return new Home(folder.resolve(name));
  }

  private Store open(DatabaseAddress address) throws CatalogException {
    return open(address, PostgresServer.options());
  }

  private Store open(DatabaseAddress address, StoreOptions options) throws CatalogException {
    return Store.open(home("home"), Clock.systemUTC(), options.on(Optional.of(address)));
  }

  private static DatabaseAddress with(DatabaseAddress address, String parameters) {
    return new DatabaseAddress(
        address.url() + "?" + parameters, address.user(), address.passwordFile());
  }

  private static void put(Store store, String code) throws CatalogException {
    Entry entry = EntryReader.read("leancloud", "code: '" + code + "'\n");
    store
        .catalogs()
        .commit(
            new Edit(
                ChangeKind.EDIT,
                "ann",
                "",
                Optional.empty(),
                List.of(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry)))));
  }

  private void assertCopies(Store store, int entries) throws CatalogException {
    StoreCopy copy =
        new StoreCopy(home("scratch"), Clock.systemUTC(), ZoneOffset.UTC, PostgresServer.options());
    copy.copy(store, new StoreCopy.Target.Folder(home("copy")), (done, all) -> {});
    try (Store there = Store.open(home("copy"), Clock.systemUTC(), PostgresServer.options())) {
      assertEquals(entries, there.catalogs().refs().size());
    }
  }

  @Test
  void a_schema_that_is_called_as_the_user_and_comes_later_hides_nothing() throws Exception {
    DatabaseAddress address = PostgresServer.shared().newAddress();
    try (Store store = open(address)) {
      put(store, "90001");
    }
    PostgresServer.execute(address, "create schema postgres");

    try (Store store = open(address)) {
      assertEquals(150, store.catalogs().refs().size());
      assertEquals(List.of(), store.care().foreignObjects());
      Path file = folder.resolve("backup");
      assertEquals(150, store.care().backUp(file).entries());
      Set<String> filled = new TreeSet<>();
      try (BackupInput in = BackupInput.open(file)) {
        in.read((table, columns) -> values -> filled.add(table));
      }
      assertTrue(filled.containsAll(Set.of("ENTRY", "CHANGE", "TEXT")), filled.toString());
      assertCopies(store, 150);
    }
  }

  @Test
  void what_others_have_made_in_the_schema_is_reported_and_not_copied() throws Exception {
    DatabaseAddress address = PostgresServer.shared().newAddress();
    PostgresServer.execute(
        address,
        "create table others (id int primary key, parent int references others, token text);"
            + " insert into others values (1, 1, 'tok-SECRET');"
            + " create view theirs as select * from others");

    try (Store store = open(address)) {
      assertEquals(List.of("table others", "table theirs"), store.care().foreignObjects());
      Path file = folder.resolve("backup");
      store.care().backUp(file);
      try (BackupInput in = BackupInput.open(file)) {
        in.read(
            (table, columns) -> {
              assertFalse(table.contains("OTHERS") || table.contains("THEIRS"), table);
              return values -> {};
            });
      }
      assertEquals(149, Backup.verify(file).entries());
      assertCopies(store, 149);
    }
  }

  /** Of another user's transaction, the server does not tell when it began. */
  @Test
  void a_write_waits_for_the_lock_of_another_user() throws Exception {
    PostgresServer.shared().execute("create role clerk login");
    DatabaseAddress operator = PostgresServer.shared().newEmpty(EMPTY + " owner clerk");
    DatabaseAddress address =
        new DatabaseAddress(operator.url(), Optional.of("clerk"), Optional.empty());
    try (Store store = open(address);
        Connection other = new Connector(operator, "operator").open(Duration.ZERO);
        Statement statement = other.createStatement()) {
      int entries = store.catalogs().refs().size();
      other.setAutoCommit(false);
      statement.execute("update setting set content = content where name = 'write'");
      CompletableFuture<Void> written =
          CompletableFuture.runAsync(
              () -> {
                try {
                  put(store, "90001");
                } catch (CatalogException e) {
                  throw new IllegalStateException(e.say(Lang.EN), e);
                }
              });
      Thread.sleep(4_000); // longer than one attempt to lock the row
      assertFalse(written.isDone(), written::toString);
      other.commit();
      written.join();

      assertEquals(entries + 1, store.catalogs().refs().size());
    }
  }

  @Test
  void writes_wait_for_each_other_whatever_isolation_is_usual_in_the_database() throws Exception {
    DatabaseAddress address = PostgresServer.shared().newAddress();
    String name = address.place().replaceFirst(".*/", "");
    PostgresServer.shared()
        .execute(
            "alter database " + name + " set default_transaction_isolation = 'repeatable read'");
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (int writer = 0; writer < 3; writer++) {
      int number = writer;
      writers.add(
          CompletableFuture.runAsync(
              () -> {
                try (Store store = open(address)) {
                  for (int i = 0; i < 10; i++) {
                    put(store, "9" + number + "00" + i);
                  }
                } catch (CatalogException e) {
                  throw new IllegalStateException(e.say(Lang.EN), e);
                }
              },
              task -> Thread.ofPlatform().start(task)));
    }
    writers.forEach(CompletableFuture::join);

    try (Store store = open(address)) {
      assertEquals(179, store.catalogs().refs().size());
    }
  }

  @Test
  void dictionaries_in_two_schemas_of_one_database_have_different_indexes() throws Exception {
    DatabaseAddress address = PostgresServer.shared().newEmpty(EMPTY);
    try (Store one = open(with(address, "currentSchema=one"));
        Store two = open(with(address, "currentSchema=two"))) {
      assertNotEquals(one.catalogs().indexGeneration(), two.catalogs().indexGeneration());
      put(one, "90001");
      assertEquals(149, two.catalogs().refs().size());
    }
  }

  @Test
  void a_code_in_another_case_is_found_in_a_database_of_any_language() throws Exception {
    assumeTrue(PostgresServer.shared().version() >= 15, "before 15 only columns had ICU");
    DatabaseAddress address =
        PostgresServer.shared()
            .newEmpty(EMPTY + " locale_provider icu icu_locale 'tr-TR' locale 'C'");
    try (Store store = open(address)) {
      put(store, "ERR_IO");
      put(store, "ÄRGER");

      assertEquals(
          List.of(new EntryRef("leancloud", "ERR_IO")), store.catalogs().refsInAnyCase("err_io"));
      assertEquals(
          List.of(new EntryRef("leancloud", "ÄRGER")), store.catalogs().refsInAnyCase("ärger"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "prepareThreshold=abc, abc",
    "stringtype=bogus, bogus",
    "ApplicationName=%zz, zz",
    "options=-c%20foo=1, foo"
  })
  void a_parameter_that_is_not_understood_is_named(String parameter, String value) {
    DatabaseAddress address = with(PostgresServer.shared().address("postgres"), parameter);

    String said = assertThrows(CatalogException.class, () -> open(address).close()).say(Lang.EN);

    assertTrue(said.startsWith("No connection to the database"), said);
  }

  @Test
  void a_port_that_is_none_is_named() {
    DatabaseAddress address =
        new DatabaseAddress(
            "jdbc:postgresql://localhost:99999/x", Optional.of("ann"), Optional.empty());

    String said = assertThrows(CatalogException.class, () -> open(address).close()).say(Lang.EN);

    assertTrue(said.startsWith("No connection to the database"), said);
  }
}
