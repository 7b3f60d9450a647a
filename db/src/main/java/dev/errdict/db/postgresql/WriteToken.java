package dev.errdict.db.postgresql;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A token that each write stores in the row that all writes lock first. While a transaction has
 * locked the row, every other one waits, so that revisions become visible in their order. A stored
 * token proves that its transaction was committed, even when the connection was lost during the
 * commit. The first token changes with each write: it is the store's stamp.
 *
 * <p>The row needs the isolation level READ COMMITTED: the update reads what the write before it
 * has committed.
 */
final class WriteToken {
  /** The channel on which each write notifies the processes that follow the store. */
  static final String CHANNEL = "errdict";

  private static final int BYTES = 8;

  /** How many characters of earlier tokens are kept: about fifty writes. */
  private static final int KEPT_CHARACTERS = 850;

  private static final String EARLIER = "select content from setting where name = 'write'";

  private final String text;

  /** The token of the write before; empty before this one has begun, and where it is the first. */
  private String before = "";

  private WriteToken(String text) {
    this.text = text;
  }

  static WriteToken random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new WriteToken(HexFormat.of().formatHex(bytes));
  }

  /**
   * Begins a write: locks the row, puts the token in it, and notifies the followers on commit.
   *
   * @throws SQLException with the state 55P03 when another write has had the row for too long
   */
  void lock(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update setting set content = ? || left(content, "
                + KEPT_CHARACTERS
                + ") where name = 'write' returning content")) {
      update.setString(1, text + " ");
      try (ResultSet row = update.executeQuery()) {
        String[] tokens = row.next() ? row.getString(1).split(" ") : new String[0];
        before = tokens.length > 1 ? tokens[1] : "";
      }
    }
    try (Statement notify = connection.createStatement()) {
      notify.execute("notify " + CHANNEL);
    }
  }

  /** As {@link #lock}, in a database whose schema may be too old for it. */
  static void lockIfThere(SecureRandom random, Connection connection) throws SQLException {
    if (isThere(connection)) {
      random(random).lock(connection);
    }
  }

  /** Whether the database has a schema of errdict. */
  static boolean isThere(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select to_regclass('setting') is not null")) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** The latest write's token; empty before the first. */
  static String latest(Connection connection) throws SQLException {
    return earlier(connection, EARLIER).replaceFirst(" .*", "");
  }

  /**
   * Whether the write was committed; empty when so many others came after it that its token would
   * be gone. Waits for a transaction that is still going on.
   *
   * @throws SQLException with the state 55P03 when that takes too long
   */
  Optional<Boolean> isCommitted(Connection connection) throws SQLException {
    String tokens = earlier(connection, EARLIER + " for update");
    boolean committed = tokens.contains(text);
    return committed || tokens.contains(before) ? Optional.of(committed) : Optional.empty();
  }

  private static String earlier(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : "";
    }
  }
}
