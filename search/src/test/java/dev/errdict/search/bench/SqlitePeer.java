package dev.errdict.search.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The same rows in SQLite: a table with a key, and FTS5 over its texts. */
final class SqlitePeer {
  private SqlitePeer() {}

  private static Connection connect(Path database) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + database);
  }

  static void insert(Path database, List<List<String>> rows) throws SQLException {
    String columns = String.join(", ", MadeUpList.COLUMNS);
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      statement.execute("pragma synchronous = full");
      statement.execute("create table entry (" + columns + ", primary key (code))");
      statement.execute("create virtual table words using fts5 (" + columns + ")");
      connection.setAutoCommit(false);
      insert(connection, "entry", rows);
      insert(connection, "words", rows);
      connection.commit();
    }
  }

  private static void insert(Connection connection, String table, List<List<String>> rows)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into " + table + " values (?, ?, ?, ?, ?, ?)")) {
      for (List<String> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          insert.setString(i + 1, row.get(i));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Whether a row's message finds it. */
  static boolean has(Path database, List<String> row) throws SQLException {
    try (Connection connection = connect(database);
        PreparedStatement select =
            connection.prepareStatement("select code from words where words match ? limit 20")) {
      select.setString(1, '"' + row.get(3) + '"');
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          if (found.getString(1).equals(row.getFirst())) {
            return true;
          }
        }
        return false;
      }
    }
  }
}
