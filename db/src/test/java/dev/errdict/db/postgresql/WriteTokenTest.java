package dev.errdict.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.home.DatabaseAddress;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be said of a commit that got no answer. */
class WriteTokenTest {
  private static final int FEW = 20;
  private static final int MANY = 100;

  private final SecureRandom random = new SecureRandom();
  private final Connection connection;

  WriteTokenTest() throws SQLException {
    PostgresServer.assumeItStarts();
    DatabaseAddress address = PostgresServer.shared().newAddress();
    connection = new Connector(address, "test").open(Duration.ZERO);
    connection.setAutoCommit(false);
    writes(1);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private WriteToken write(boolean committing) throws SQLException {
    WriteToken token = WriteToken.random(random);
    token.lock(connection);
    if (committing) {
      connection.commit();
    } else {
      connection.rollback();
    }
    return token;
  }

  private void writes(int count) throws SQLException {
    for (int i = 0; i < count; i++) {
      write(true);
    }
  }

  @Test
  void a_write_that_was_committed_is_known_for_a_while() throws SQLException {
    WriteToken token = write(true);
    assertEquals(Optional.of(true), token.isCommitted(connection));

    writes(FEW);

    assertEquals(Optional.of(true), token.isCommitted(connection));
  }

  @Test
  void so_is_one_that_was_not() throws SQLException {
    WriteToken token = write(false);
    assertEquals(Optional.of(false), token.isCommitted(connection));

    writes(FEW);

    assertEquals(Optional.of(false), token.isCommitted(connection));
  }

  @Test
  void after_many_others_nobody_can_say() throws SQLException {
    WriteToken one = write(true);
    WriteToken other = write(false);

    writes(MANY);

    assertEquals(Optional.empty(), one.isCommitted(connection));
    assertEquals(Optional.empty(), other.isCommitted(connection));
  }
}
