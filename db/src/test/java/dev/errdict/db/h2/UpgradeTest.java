package dev.errdict.db.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.Home;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeTest {
  @TempDir private Path folder;

  /** Another process that has the file open, as builds before this one have all the time. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      try (Connection connection =
          DriverManager.getConnection(
              "jdbc:h2:file:" + args[0] + "/errdict;AUTO_SERVER=TRUE", "errdict", "")) {
        System.out.println(connection.getCatalog());
        System.in.transferTo(System.out);
      }
    }
  }

  @Test
  void a_process_of_an_older_build_that_has_the_file_open_is_named() throws Exception {
    Home home = new Home(folder.resolve("home"));
    Databases.open(home).close();
    Process older = hold(home);
    try {
      CatalogException refused =
          assertThrows(CatalogException.class, () -> Databases.open(home).close());

      assertEquals(
          "The database in "
              + home.folder()
              + " is locked by another program. Stop that program and try"
              + " again.",
          refused.say(Lang.EN));
    } finally {
      older.destroyForcibly().waitFor();
    }
    Databases.open(home).close();
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
}
