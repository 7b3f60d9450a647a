package dev.errdict.db.postgresql;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A PostgreSQL of the tests, started once for all tests of a JVM from binaries that Maven brings. A
 * new database is a copy of one that has been migrated and seeded, since that takes a second.
 */
public final class PostgresServer {
  /** For what a process writes beside the database. */
  static final Home HOME = new Home(Path.of("target/postgresql-home"));

  /** Why a test is skipped. */
  static final String MISSING = "no PostgreSQL can be started here";

  private static final String TEMPLATE = "errdict_template";
  private static final Duration START = Duration.ofSeconds(60);
  private static final Optional<PostgresServer> SHARED = start();

  private final EmbeddedPostgres server;
  private final AtomicInteger count = new AtomicInteger();

  /** Versions before 15 know only this way of copying a database, the quicker one here. */
  private final String copying;

  private PostgresServer(EmbeddedPostgres server) throws SQLException {
    this.server = server;
    this.copying = version() >= 15 ? " strategy file_copy" : "";
  }

  private static Optional<PostgresServer> start() {
    Logger.getLogger("io.zonky").setLevel(Level.WARNING);
    try {
      PostgresServer started =
          new PostgresServer(
              EmbeddedPostgres.builder()
                  .setPGStartupWait(START)
                  .setServerConfig("fsync", "off")
                  .start());
      started.execute("create database " + TEMPLATE + " encoding 'UTF8' template template0");
      PostgresDatabase.open(started.address(TEMPLATE), HOME, options()).close();
      return Optional.of(started);
    } catch (IOException | SQLException | RuntimeException | CatalogException e) {
      System.err.println("No PostgreSQL can be started here, its tests are skipped: " + e);
      return Optional.empty();
    }
  }

  public static boolean canStart() {
    return SHARED.isPresent();
  }

  /** Skips the test, with the reason, where no PostgreSQL can be started. */
  public static void assumeItStarts() {
    assumeTrue(canStart(), MISSING);
  }

  public static PostgresServer shared() {
    return SHARED.orElseThrow();
  }

  static StoreOptions options() {
    return StoreOptions.ofCommand(() -> "errdict test", (program, since) -> {});
  }

  /** The folder of the server's programs. */
  Path programs() {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show data_directory")) {
      row.next();
      String pid = Files.readAllLines(Path.of(row.getString(1), "postmaster.pid")).getFirst();
      Path program = Path.of("/proc", pid.strip(), "exe").toRealPath();
      return Objects.requireNonNull(program.getParent());
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public int port() {
    return server.getPort();
  }

  /** The address of a database of this server. */
  public DatabaseAddress address(String name) {
    return new DatabaseAddress(
        "jdbc:postgresql://localhost:" + port() + "/" + name,
        Optional.of("postgres"),
        Optional.empty());
  }

  /** A database, migrated and seeded, that nothing else uses. */
  public DatabaseAddress newAddress() {
    String name = "errdict_" + count.incrementAndGet();
    execute("create database " + name + " template " + TEMPLATE + copying);
    return address(name);
  }

  /** An empty database, created by what follows its name in the statement. */
  public DatabaseAddress newEmpty(String properties) {
    String name = "errdict_" + count.incrementAndGet();
    execute("create database " + name + " " + properties);
    return address(name);
  }

  /** As {@link #newAddress}, opened; the caller closes it. */
  public Database newDatabase() throws CatalogException {
    return PostgresDatabase.open(newAddress(), HOME, options());
  }

  /** Runs a statement in one of the databases. */
  public static void execute(DatabaseAddress address, String sql) {
    try (Connection connection = new Connector(address, "operator").open(Duration.ZERO);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Commits an entry, as another process does. */
  public static void edit(DatabaseAddress address, String code) throws CatalogException {
    Entry entry = EntryReader.read("leancloud", "code: '" + code + "'\n");
    try (PostgresDatabase database = PostgresDatabase.open(address, HOME, options())) {
      new CatalogStore(database, Clock.systemUTC())
          .commit(
              new Edit(
                  ChangeKind.EDIT,
                  "ann",
                  "",
                  Optional.empty(),
                  List.of(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry)))));
    }
  }

  /** The same database behind another port of this machine. */
  public static DatabaseAddress through(int port, DatabaseAddress address) {
    return new DatabaseAddress(
        address.url().replaceFirst(":\\d+/", ":" + port + "/"),
        address.user(),
        address.passwordFile());
  }

  /** The server's major version. */
  int version() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      return connection.getMetaData().getDatabaseMajorVersion();
    }
  }

  /** Runs a statement as the server's operator. */
  public void execute(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
