package dev.errdict.db.h2;

import dev.errdict.db.home.Home;
import dev.errdict.db.home.PrivateFiles;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Build step: makes the prepared home of the tests, with the shipped catalogs and no index. The
 * tests' new homes and databases in memory start as its copies, as in production.
 */
final class PrepareHome {
  private PrepareHome() {}

  public static void main(String[] args) throws Exception {
    Home home = new Home(Path.of(args[0]));
    // One that a newer build has made could not be opened.
    PrivateFiles.deleteFolder(home.folder());
    Databases.open(home).close();
    Files.createDirectories(home.index());
  }
}
