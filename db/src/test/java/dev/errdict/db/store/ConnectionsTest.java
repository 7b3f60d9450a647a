package dev.errdict.db.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private static Exception failure(int code, Exception cause) {
    return new DataAccessException("reading", new SQLException("failed", "", code, cause));
  }

  @Test
  void a_server_that_is_gone_is_a_broken_connection() {
    assertTrue(Connections.isBroken(failure(ErrorCode.CONNECTION_BROKEN_1, new IOException("x"))));
    assertTrue(Connections.isBroken(failure(ErrorCode.DATABASE_IS_CLOSED, new IOException("x"))));
  }

  @Test
  void so_is_a_long_result_that_breaks_off() {
    assertTrue(Connections.isBroken(failure(ErrorCode.IO_EXCEPTION_1, new EOFException())));
    assertTrue(
        Connections.isBroken(failure(ErrorCode.IO_EXCEPTION_1, new SocketException("reset"))));
  }

  @Test
  void a_disk_that_fails_is_none() {
    assertFalse(
        Connections.isBroken(
            failure(ErrorCode.IO_EXCEPTION_1, new IOException("Input/output error"))));
    assertFalse(Connections.isBroken(failure(ErrorCode.DUPLICATE_KEY_1, new IOException("x"))));
  }
}
