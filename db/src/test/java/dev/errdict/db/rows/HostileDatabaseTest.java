package dev.errdict.db.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.h2.Databases;
import dev.errdict.db.h2.HomeRestore;
import dev.errdict.db.home.Home;
import dev.errdict.db.store.StoreCare;
import dev.errdict.db.words.Lang;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.api.TableEngine;
import org.h2.api.Trigger;
import org.h2.command.ddl.CreateTableData;
import org.h2.table.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Database files that contain code: none is run from a backup, and the doctor's check names it. */
class HostileDatabaseTest {
  private static final AtomicInteger RUNS = new AtomicInteger();

  /** The ways in which an H2 database file contains code. */
  enum Hostile {
    TRIGGER(
        "trigger OWNED", "create trigger owned before insert on entry for each row call '%s'", 1),
    TABLE_ENGINE("table OWNED", "create table owned(id int) engine \"%s\"", 1),
    LINKED_TABLE(
        "table OWNED",
        "create linked table owned('', 'jdbc:h2:mem:far;INIT=call %s()', 'sa', '', 'FAR')",
        1),
    /** Runs when it is called, not when the file is opened. */
    ALIAS("routine OWNED", "create alias owned for '%s'", 0);

    private final String name;
    private final String statement;
    private final int runsWhenOpened;

    Hostile(String name, String statement, int runsWhenOpened) {
      this.name = name;
      this.statement = statement;
      this.runsWhenOpened = runsWhenOpened;
    }

    String sql() {
      return statement.formatted(
          switch (this) {
            case TRIGGER -> CountingTrigger.class.getName();
            case TABLE_ENGINE -> CountingEngine.class.getName();
            case LINKED_TABLE -> "ran";
            case ALIAS -> Code.class.getName() + ".ran";
          });
    }
  }

  /** Counts how often a database that has it is opened. */
  public static final class CountingTrigger implements Trigger {
    @Override
    public void init(
        Connection connection, String schema, String name, String table, boolean before, int type) {
      Code.ran();
    }

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {}
  }

  /** Counts how often a database that has it is opened. */
  public static final class CountingEngine implements TableEngine {
    @Override
    public Table createTable(CreateTableData data) {
      Code.ran();
      return data.session.getDatabase().getStore().createTable(data);
    }
  }

  /** Called by the hostile objects; counts what they have done. */
  public static final class Code {
    private Code() {}

    public static int ran() {
      return RUNS.incrementAndGet();
    }
  }

  @TempDir private Path folder;
  private Home home;

  @BeforeEach
  void name() {
    home = new Home(folder.resolve("home"));
  }

  @ParameterizedTest
  @EnumSource
  void a_database_file_given_as_a_backup_is_refused_and_none_of_its_code_runs(Hostile hostile)
      throws Exception {
    // given a file whose code runs when H2 opens it
    Path file = hostileFile(hostile);
    RUNS.set(0);
    DriverManager.getConnection(url(file), "errdict", "").close();
    assertTrue(RUNS.get() >= hostile.runsWhenOpened, "opening it runs its code: " + RUNS.get());
    Path given = folder.resolve("given");
    Files.copy(file, given);
    RUNS.set(0);

    // when
    CatalogException refusal =
        assertThrows(
            CatalogException.class,
            () -> new HomeRestore(home, Clock.systemUTC(), ZoneOffset.UTC).from(given));

    // then
    assertEquals(0, RUNS.get());
    assertEquals(
        given
            + " is a backup of an earlier errdict. It contains a database file, which can contain"
            + " programs, so this version does not open it. Restore it with the errdict that made"
            + " it, then make a new backup with this one.",
        refusal.say(Lang.EN));
  }

  @ParameterizedTest
  @EnumSource
  void what_the_migrations_have_not_made_is_named(Hostile hostile) throws Exception {
    hostileFile(hostile);

    try (Database database = Databases.open(home)) {
      assertEquals(List.of(hostile.name), new StoreCare(database).foreignObjects());
    }
  }

  @Test
  void a_linked_table_in_the_place_of_a_table_is_named_too() throws Exception {
    Databases.open(home).close();
    far();
    execute(
        home.database(),
        "create linked table owned('', 'jdbc:h2:mem:far', 'sa', '', 'FAR')",
        "create view seen as select * from owned");

    try (Database database = Databases.open(home)) {
      assertEquals(List.of("table OWNED", "table SEEN"), new StoreCare(database).foreignObjects());
    }
  }

  /** A home's database file with a hostile object in it. */
  private Path hostileFile(Hostile hostile) throws Exception {
    Databases.open(home).close();
    far();
    execute(home.database(), hostile.sql());
    return home.database();
  }

  /** The database to which the linked table leads; it stays as long as the process. */
  private static void far() throws SQLException {
    try (Connection far =
            DriverManager.getConnection("jdbc:h2:mem:far;DB_CLOSE_DELAY=-1", "sa", "");
        Statement statement = far.createStatement()) {
      statement.execute("create table if not exists far(id int)");
      statement.execute("create alias if not exists ran for '" + Code.class.getName() + ".ran'");
    }
  }

  private static String url(Path file) {
    return "jdbc:h2:file:" + file.toString().replace(".mv.db", "");
  }

  private static void execute(Path file, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(file), "errdict", "");
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
