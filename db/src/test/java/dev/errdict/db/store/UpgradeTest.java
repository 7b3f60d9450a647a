package dev.errdict.db.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errdict.db.CatalogException;
import dev.errdict.db.Lang;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeTest {
  @TempDir private Path folder;

  /** Another process that has the home open until its standard input ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      try (Database database = Database.open(new Home(Path.of(args[0])))) {
        System.out.println(database.place());
        System.in.transferTo(System.out);
      }
    }
  }

  @Test
  void an_older_process_never_has_its_schema_changed_under_it() throws Exception {
    Home home = new Home(folder.resolve("home"));
    Process older = hold(home);
    try {
      forgetLatestMigration(home);

      CatalogException refused =
          assertThrows(CatalogException.class, () -> Database.open(home).close());

      assertEquals(
          "An older errdict is using the data folder "
              + home.folder()
              + ", and this version has to update the database. Stop the older bot first, then run"
              + " this again.",
          refused.say(Lang.EN));
    } finally {
      older.destroyForcibly().waitFor();
    }
  }

  private static Process hold(Home home) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                    .orElse(System.getProperty("java.class.path")),
                Holder.class.getName(),
                home.folder().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.inputReader().readLine();
    return process;
  }

  /** What the database of an older build looks like to this one. */
  private static void forgetLatestMigration(Home home) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + home.folder().resolve("errdict") + ";AUTO_SERVER=TRUE",
                "errdict",
                "");
        Statement statement = connection.createStatement()) {
      statement.execute("update setting set content = '' where name = 'build'");
      statement.execute(
          "delete from \"flyway_schema_history\" where \"installed_rank\" ="
              + " (select max(\"installed_rank\") from \"flyway_schema_history\""
              + " where \"version\" is not null)");
    }
  }
}
