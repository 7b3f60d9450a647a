package dev.errdict.db.postgresql;

import dev.errdict.db.home.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;

/** Opens connections. The parameters of the URL override those set here. */
final class Connector {
  /** A write waits this long for another one before it reports the wait and tries again. */
  private static final String SESSION =
      "set lock_timeout = '2s';"
          // A process that hangs during a write must not block the writes of others.
          + " set idle_in_transaction_session_timeout = '15s';"
          + " set client_min_messages = 'warning'";

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
    Connection connection = driver.connect(address.url(), properties);
    if (connection == null) {
      throw new SQLException("not an address of PostgreSQL", "08001");
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(SESSION);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private String password() throws SQLException {
    try {
      return Files.readString(address.passwordFile().orElseThrow()).strip();
    } catch (IOException e) {
      throw new SQLException("the password file cannot be read: " + e, "28P01", e);
    }
  }
}
