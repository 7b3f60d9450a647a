package dev.errdict.db.postgresql;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;

/** Opens connections. The parameters of the URL override those set here. */
class Connector {
  /** A write waits this long for another one before it reports the wait and tries again. */
  private static final String SESSION =
      // Whatever the database's own default is: see WriteToken.
      "set session characteristics as transaction isolation level read committed;"
          + " set lock_timeout = '2s';"
          // A process that hangs during a write must not block the writes of others.
          + " set idle_in_transaction_session_timeout = '15s';"
          + " set client_min_messages = 'warning';"
          // One schema, the dictionary's or else the first: a schema that somebody adds later must
          // not be looked at by some statements and not by others. A dictionary has both tables.
          + " select set_config('search_path', coalesce("
          + "(select cast(cast(one.relnamespace as regnamespace) as text)"
          + " from pg_class one, pg_class other"
          + " where one.oid = to_regclass('setting')"
          + " and other.oid = to_regclass('flyway_schema_history')"
          + " and one.relnamespace = other.relnamespace),"
          + " quote_ident(current_schema()), current_setting('search_path')), false)";

  private static final long MOST_PASSWORD = 10_000;
  private static final int CONNECT_SECONDS = 2;
  private static final int LOGIN_SECONDS = 3;

  private final DatabaseAddress address;
  private final String program;
  private final Driver driver = new Driver();

  /**
   * @param program the name of this process in the server's list of sessions
   */
  Connector(DatabaseAddress address, String program) {
    this.address = address;
    this.program = program;
  }

  DatabaseAddress address() {
    return address;
  }

  /**
   * A new connection.
   *
   * @param patience how long an answer of the server may take; zero for no limit
   */
  Connection open(Duration patience) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", program);
    properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
    properties.setProperty("loginTimeout", String.valueOf(LOGIN_SECONDS));
    properties.setProperty("socketTimeout", String.valueOf(patience.toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    // The content of rows must not be logged.
    properties.setProperty("logServerErrorDetail", "false");
    address.user().ifPresent(user -> properties.setProperty("user", user));
    if (address.passwordFile().isPresent()) {
      properties.setProperty("password", password());
    }
    Connection connection = connect(properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SESSION);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private Connection connect(Properties properties) throws SQLException {
    try {
      Connection connection = driver.connect(address.url(), properties);
      if (connection != null) {
        return connection;
      }
    } catch (SQLException e) {
      if (PostgresFailure.behind(e).isPresent()) {
        throw e;
      }
      throw refused(e);
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
    throw refused(new IllegalArgumentException(address.place()));
  }

  /** The driver or the server does not understand a parameter or the port. */
  private StoreFailure refused(Exception e) {
    return new StoreFailure(
        new CatalogException(
            e, Problem.DATABASE_BAD_ADDRESS, address.place(), String.valueOf(e.getMessage())));
  }

  private String password() {
    Path file = address.passwordFile().orElseThrow();
    try {
      if (Files.size(file) > MOST_PASSWORD) {
        throw new IOException("too long for a password");
      }
      String password = Files.readString(file).strip();
      if (password.isEmpty()) {
        throw new IOException("empty");
      }
      return password;
    } catch (IOException e) {
      throw new StoreFailure(new CatalogException(e, Problem.DATABASE_PASSWORD_FILE, file));
    }
  }
}
