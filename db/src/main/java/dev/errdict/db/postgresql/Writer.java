package dev.errdict.db.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The session that writes, while others wait for it.
 *
 * @param program its name
 * @param since when its transaction began
 */
record Writer(String program, Instant since) {
  private static final Duration ANSWER = Duration.ofSeconds(2);

  /**
   * The oldest transaction that has written something and waits for no lock; of another user's, the
   * server may not tell when it began.
   */
  private static final String QUERY =
      "select application_name, xact_start from pg_stat_activity"
          + " where datname = current_database() and pid <> pg_backend_pid()"
          + " and backend_xid is not null and xact_start is not null and wait_event_type is distinct from 'Lock'"
          + " order by xact_start limit 1";

  /** Empty when it has ended in the meantime, or is not visible to this user. */
  static Optional<Writer> current(Connector connector) {
    try (Connection connection = connector.open(ANSWER);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      return row.next()
          ? Optional.of(
              new Writer(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
          : Optional.empty();
    } catch (SQLException e) {
      return Optional.empty();
    }
  }
}
