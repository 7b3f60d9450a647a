package dev.errdict.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.errdict.db.backup.Backup;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.migrate.Migrations;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class PostgresDatabaseTest {
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    PostgresServer.assumeItStarts();
  }

  private Store open(DatabaseAddress address) throws CatalogException {
    return Store.open(
        new Home(folder.resolve("home")),
        Clock.systemUTC(),
        PostgresServer.options().on(Optional.of(address)));
  }

  private static OptionalLong put(Store store, String yaml) throws CatalogException {
    Entry entry = EntryReader.read("leancloud", yaml);
    return store
        .catalogs()
        .commit(
            new Edit(
                ChangeKind.EDIT,
                "ann",
                "",
                Optional.empty(),
                List.of(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry)))));
  }

  @Test
  void several_processes_can_make_an_empty_database_at_the_same_time() throws Exception {
    DatabaseAddress address =
        PostgresServer.shared().newEmpty("encoding 'UTF8' template template0");

    List<Integer> entries =
        inParallel(
            4,
            number -> {
              try (Store store = open(address)) {
                return store.catalogs().refs().size();
              }
            });

    assertEquals(List.of(149, 149, 149, 149), entries);
    try (Store store = open(address)) {
      assertEquals(1, store.catalogs().revision());
    }
  }

  @Test
  void writes_of_several_processes_come_one_after_another_and_a_reader_skips_none()
      throws Exception {
    DatabaseAddress address = PostgresServer.shared().newAddress();
    TreeSet<Long> followed = new TreeSet<>();
    TreeSet<Long> written = new TreeSet<>();
    try (Store reader = open(address);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<List<Long>>> writers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int number = i;
        writers.add(threads.submit(() -> write(address, number, 20)));
      }
      long reached = reader.catalogs().revision();
      while (followed.size() < 60) {
        long now = reader.catalogs().revision();
        long from = reached;
        reader.changes().latest(now + 1, 100).stream()
            .map(logged -> logged.change().revision())
            .filter(revision -> revision > from)
            .forEach(followed::add);
        reached = now;
      }
      for (Future<List<Long>> writer : writers) {
        written.addAll(writer.get());
      }
    }

    assertEquals(60, written.size());
    assertEquals(written, followed);
  }

  private List<Long> write(DatabaseAddress address, int writer, int times) throws CatalogException {
    List<Long> revisions = new ArrayList<>();
    try (Store store = open(address)) {
      for (int i = 0; i < times; i++) {
        revisions.add(put(store, "code: '" + (90_000 + 1000 * writer + i) + "'\n").orElseThrow());
      }
    }
    return revisions;
  }

  @Test
  void several_readings_see_one_moment() throws Exception {
    DatabaseAddress address = PostgresServer.shared().newAddress();
    try (Store reader = open(address);
        Store writer = open(address)) {
      reader.read(
          () -> {
            long before = reader.catalogs().revision();
            put(writer, "code: '90001'\n");
            assertEquals(before, reader.catalogs().revision());
            assertEquals(149, reader.catalogs().refs().size());
            return before;
          });

      assertEquals(150, reader.catalogs().refs().size());
    }
  }

  @Test
  void codes_and_catalogs_have_their_order_also_where_the_database_has_a_languages()
      throws Exception {
    assumeTrue(PostgresServer.shared().version() >= 15, "databases have ICU's order from 15 on");
    DatabaseAddress address =
        PostgresServer.shared()
            .newEmpty(
                "encoding 'UTF8' template template0 locale_provider icu icu_locale 'en-US' locale"
                    + " 'C'");
    try (Store store = open(address)) {
      for (String id : List.of("b_c", "B-d", "ba", "b-z", "A")) {
        Catalog catalog =
            new Catalog(id, Optional.empty(), Optional.empty(), false, Texts.NONE, List.of());
        store
            .catalogs()
            .commit(new Edit(ChangeKind.EDIT, "ann", "", Optional.of(catalog), List.of()));
      }
      for (String code : List.of("a", "B", "A_1", "A1", "a-1", "Z", "_z")) {
        Entry entry = EntryReader.read("ba", "code: '" + code + "'\n");
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

      assertEquals(
          List.of("A", "B-d", "b-z", "b_c", "ba", "leancloud"),
          store.catalogs().catalogs().stream().map(Catalog::id).toList());
      assertEquals(
          List.of("A1", "A_1", "B", "Z", "_z", "a", "a-1"),
          store.catalogs().entries("ba").stream().map(Entry::code).toList());
      assertEquals(
          List.of("Z", "a"),
          store.catalogs().neighbours("ba", "_z", 1).stream().map(EntryRef::code).toList());
    }
  }

  @Test
  void the_schema_of_the_migrations_has_nothing_foreign_and_a_trigger_is_reported()
      throws Exception {
    DatabaseAddress address = PostgresServer.shared().newAddress();
    try (Store store = open(address)) {
      assertEquals(List.of(), store.care().foreignObjects());
      assertTrue(store.care().bytes() > 100_000);
      try (var database =
          PostgresDatabase.open(address, PostgresServer.HOME, PostgresServer.options())) {
        database
            .sql()
            .execute(
                "create function f() returns trigger language plpgsql as 'begin return new; end'");
        database
            .sql()
            .execute("create trigger t before insert on entry for each row execute function f()");
      }

      assertEquals(List.of("routine f", "trigger t"), store.care().foreignObjects());
    }
  }

  @Test
  void a_database_of_an_older_build_is_backed_up_into_the_home_before_it_is_migrated()
      throws Exception {
    DatabaseAddress address =
        PostgresServer.shared().newEmpty("encoding 'UTF8' template template0");
    Migrations.makeSchema(
        new SingleConnections(new Connector(address, "test"), Duration.ZERO),
        "7",
        PostgresUpgrade.engine(new SecureRandom()));

    open(address).close();
    open(address).close();

    Path backups = folder.resolve("home/backups");
    try (Stream<Path> files = Files.list(backups)) {
      assertEquals(
          List.of(backups.resolve("before-upgrade-schema-7-revision-0.backup")), files.toList());
    }
    assertEquals(
        0, Backup.verify(backups.resolve("before-upgrade-schema-7-revision-0.backup")).entries());
  }

  @Test
  void a_database_with_other_tables_is_left_alone() {
    DatabaseAddress address = PostgresServer.shared().newEmpty("");
    PostgresServer.execute(address, "create table customer (id bigint)");

    CatalogException refused = assertThrows(CatalogException.class, () -> open(address).close());

    assertTrue(
        refused.say(Lang.EN).contains("tables that errdict has not made"), refused.say(Lang.EN));
  }

  @Test
  void an_encoding_that_lacks_characters_is_refused() {
    DatabaseAddress address =
        PostgresServer.shared().newEmpty("encoding 'LATIN1' locale 'C' template template0");

    CatalogException refused = assertThrows(CatalogException.class, () -> open(address).close());

    assertTrue(refused.say(Lang.EN).contains("LATIN1"), refused.say(Lang.EN));
  }

  @Test
  void a_wrong_password_and_a_missing_database_are_said_without_the_password() throws Exception {
    PostgresServer.shared().execute("create role guest login password 'gast'");
    Path secret = Files.writeString(folder.resolve("secret"), "not-gast-42\n");
    DatabaseAddress good = PostgresServer.shared().newAddress();
    DatabaseAddress missing = PostgresServer.shared().address("nowhere");
    DatabaseAddress unreadable =
        new DatabaseAddress(
            good.url(), Optional.of("guest"), Optional.of(folder.resolve("no-such-file")));

    CatalogException none = assertThrows(CatalogException.class, () -> open(missing).close());
    CatalogException noFile = assertThrows(CatalogException.class, () -> open(unreadable).close());

    assertEquals(
        "There is no database " + missing.place() + ". Create it first: createdb, encoding UTF8.",
        none.say(Lang.EN));
    assertTrue(noFile.say(Lang.EN).contains("no-such-file, cannot be read"), noFile.say(Lang.EN));
    assertFalse(
        new DatabaseAddress(good.url(), Optional.of("guest"), Optional.of(secret))
            .toString()
            .contains("gast"));
  }

  @Test
  void an_address_with_a_password_or_of_another_engine_is_refused_and_not_repeated() {
    for (String bad :
        List.of(
            "jdbc:postgresql://db/errdict?password=geheim",
            "jdbc:postgresql://db/errdict?sslmode=require&sslPassword=geheim",
            "jdbc:postgresql://db:geheim/errdict",
            "jdbc:postgresql://db:5432:geheim/errdict",
            "jdbc:postgresql://db,:5432/geheim",
            "jdbc:postgresql://db/errdict;password=geheim",
            "jdbc:postgresql://ann:geheim@db/errdict",
            "jdbc:mysql://db/geheim",
            "postgres://db/geheim")) {
      CatalogException refused =
          assertThrows(
              CatalogException.class, () -> DatabaseAddress.find(Map.of("ERRDICT_DATABASE", bad)));
      assertFalse(refused.say(Lang.EN).contains("geheim"), refused.say(Lang.EN));
    }
  }

  @Test
  void several_hosts_ports_and_numbers_are_addresses() throws Exception {
    for (String good :
        List.of(
            "jdbc:postgresql://db/errdict",
            "jdbc:postgresql://db.example:5432/errdict?sslmode=verify-full&currentSchema=a",
            "jdbc:postgresql://one,two:5433/errdict?targetServerType=primary",
            "jdbc:postgresql://127.0.0.1:5432/errdict",
            "jdbc:postgresql://[::1]:5432/errdict")) {
      assertTrue(DatabaseAddress.find(Map.of("ERRDICT_DATABASE", good)).isPresent(), good);
    }
  }

  @Test
  void a_server_without_the_wanted_encryption_refuses() {
    DatabaseAddress good = PostgresServer.shared().newAddress();
    DatabaseAddress encrypted =
        new DatabaseAddress(good.url() + "?sslmode=require", good.user(), good.passwordFile());

    CatalogException refused = assertThrows(CatalogException.class, () -> open(encrypted).close());

    assertTrue(refused.say(Lang.EN).contains("sslmode"), refused.say(Lang.EN));
  }

  @Test
  void the_index_of_a_home_belongs_to_one_database() throws Exception {
    DatabaseAddress one = PostgresServer.shared().newAddress();
    DatabaseAddress other = PostgresServer.shared().newAddress();
    try (Store first = open(one);
        Store again = open(one);
        Store second = open(other)) {
      String generation = first.catalogs().indexGeneration();

      assertEquals(generation, again.catalogs().indexGeneration());
      assertNotEquals(generation, second.catalogs().indexGeneration());
    }
  }

  private static <T> List<T> inParallel(int threads, Numbered<T> work) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Callable<T>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        all.add(() -> work.run(number));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : executor.invokeAll(all)) {
        results.add(one.get());
      }
      return results;
    }
  }

  /** Work of one of several. */
  private interface Numbered<T> {
    T run(int number) throws Exception;
  }
}
