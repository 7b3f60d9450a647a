package dev.errdict.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a command says of a server that fails, and what has become of its change. */
@Tag("long")
class FaultsTest {
  private final DatabaseAddress address;

  FaultsTest() {
    PostgresServer.assumeItStarts();
    address = PostgresServer.shared().newAddress();
  }

  private static Store open(DatabaseAddress address) throws CatalogException {
    return Store.open(
        new Home(Path.of("target/unused")),
        Clock.systemUTC(),
        PostgresServer.options().on(Optional.of(address)));
  }

  private static Edit edit(String code) throws CatalogException {
    Entry entry = EntryReader.read("leancloud", "code: '" + code + "'\n");
    return new Edit(
        ChangeKind.EDIT,
        "ann",
        "",
        Optional.empty(),
        List.of(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry))));
  }

  private static String refused(Store store, String code) {
    return assertThrows(CatalogException.class, () -> store.catalogs().commit(edit(code)))
        .say(Lang.EN);
  }

  private boolean isThere(String code) throws CatalogException {
    try (Store store = open(address)) {
      return !store.catalogs().find(code).isEmpty();
    }
  }

  private void execute(String sql) {
    PostgresServer.execute(address, sql);
  }

  @Test
  void a_server_that_can_only_be_read_is_read_and_says_so_to_writers() throws Exception {
    try (Store store = open(address)) {
      execute("alter database " + name() + " set default_transaction_read_only = on");
      terminateOthers();

      assertEquals(149, store.catalogs().refs().size());
      assertTrue(refused(store, "90001").contains("can only be read at the moment"));

      execute("set transaction read write; alter database " + name() + " reset all");
      terminateOthers();
      store.catalogs().commit(edit("90002"));
    }
    assertTrue(isThere("90002"));
  }

  @Test
  void no_connection_left_is_said_and_passes() throws Exception {
    PostgresServer.shared().execute("create role few login connection limit 0");
    try (Store store = open(address)) {
      execute("alter schema public owner to postgres");
      DatabaseAddress few =
          new DatabaseAddress(address.url(), Optional.of("few"), Optional.empty());

      CatalogException none = assertThrows(CatalogException.class, () -> open(few).close());

      assertTrue(none.say(Lang.EN).contains("has no connection left"), none.say(Lang.EN));
      assertEquals(149, store.catalogs().refs().size());
    }
  }

  @Test
  void a_full_disk_of_the_server_is_said_and_nothing_is_saved() throws Exception {
    execute(
        "create function full_disk() returns trigger language plpgsql as"
            + " 'begin raise exception ''no space'' using errcode = ''53100''; end'");
    execute("create trigger t before insert on entry for each row execute function full_disk()");
    try (Store store = open(address)) {
      assertTrue(refused(store, "90001").contains("is full. Nothing was changed"));

      execute("drop trigger t on entry");
      store.catalogs().commit(edit("90002"));
    }
    assertTrue(!isThere("90001") && isThere("90002"));
  }

  @Test
  void a_cancelled_statement_is_said_and_the_next_one_works() throws Exception {
    execute(
        "create function slow() returns trigger language plpgsql as"
            + " 'begin perform pg_sleep(30); return new; end'");
    execute("create trigger t before insert on entry for each row execute function slow()");
    try (Store store = open(address)) {
      Thread operator =
          Thread.ofVirtual()
              .start(
                  () -> {
                    pause(700);
                    PostgresServer.shared()
                        .execute(
                            "select pg_cancel_backend(pid) from pg_stat_activity where datname = '"
                                + name()
                                + "' and state = 'active'");
                  });

      assertTrue(refused(store, "90001").contains("cancelled the statement"));
      operator.join();

      execute("drop trigger t on entry");
      store.catalogs().commit(edit("90002"));
    }
  }

  @Test
  void connections_that_the_server_has_ended_are_replaced_without_a_word() throws Exception {
    try (Store store = open(address)) {
      store.catalogs().commit(edit("90001"));
      terminateOthers();

      store.catalogs().commit(edit("90002"));

      terminateOthers();
      assertEquals(151, store.catalogs().refs().size());
    }
  }

  @Test
  void a_commit_whose_answer_is_lost_is_reported_as_saved() throws Exception {
    try (TcpProxy proxy = new TcpProxy(PostgresServer.shared().port());
        PostgresDatabase database = through(proxy)) {
      database.transaction(
          transaction -> {
            transaction.dsl().execute("insert into setting values ('fate', 'saved')");
            proxy.loseAnswers();
            cutSoon(proxy);
            return 0;
          });
    }
    assertEquals("saved", fate());
  }

  @Test
  void a_commit_that_never_arrived_is_reported_as_not_saved() throws Exception {
    try (TcpProxy proxy = new TcpProxy(PostgresServer.shared().port());
        PostgresDatabase database = through(proxy)) {
      RuntimeException failure =
          assertThrows(
              RuntimeException.class,
              () ->
                  database.transaction(
                      transaction -> {
                        transaction.dsl().execute("insert into setting values ('fate', 'saved')");
                        proxy.loseRequests();
                        cutSoon(proxy);
                        return 0;
                      }));

      assertTrue(
          String.valueOf(failure.getMessage()).contains("broke before the change was saved"),
          failure::toString);
    }
    assertEquals("", fate());
  }

  @Test
  void a_writer_says_for_whom_it_waits() throws Exception {
    try (PostgresDatabase first =
            PostgresDatabase.open(address, PostgresServer.HOME, PostgresServer.options());
        Store second =
            Store.open(
                new Home(Path.of("target/unused")),
                Clock.systemUTC(),
                new dev.errdict.db.home.StoreOptions(
                    () -> "errdict set",
                    java.time.Duration.ofMillis(500),
                    java.time.Duration.ofSeconds(3),
                    Optional.of(address),
                    (program, since) -> {}))) {
      String sentence =
          first.transaction(
              transaction -> {
                transaction.dsl().execute("insert into setting values ('busy', 'x')");
                return refused(second, "90001");
              });

      assertTrue(sentence.contains("was in use for"), sentence);
      assertTrue(sentence.contains("\"errdict test\""), sentence);
    }
  }

  private PostgresDatabase through(TcpProxy proxy) throws CatalogException {
    return PostgresDatabase.open(
        PostgresServer.through(proxy.port(), address),
        PostgresServer.HOME,
        PostgresServer.options());
  }

  private static void cutSoon(TcpProxy proxy) {
    Thread.ofVirtual()
        .start(
            () -> {
              pause(300);
              proxy.cut();
              proxy.resume();
            });
  }

  private String fate() throws CatalogException {
    try (PostgresDatabase database =
        PostgresDatabase.open(address, PostgresServer.HOME, PostgresServer.options())) {
      var row = database.sql().fetchOne("select content from setting where name = 'fate'");
      return row == null ? "" : row.get(0, String.class);
    }
  }

  private String name() {
    return address.place().replaceFirst(".*/", "");
  }

  private void terminateOthers() {
    PostgresServer.shared()
        .execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                + name()
                + "'");
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
