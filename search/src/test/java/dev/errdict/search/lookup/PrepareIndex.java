package dev.errdict.search.lookup;

import dev.errdict.db.home.Home;
import dev.errdict.db.home.PrivateFiles;
import dev.errdict.search.meaning.Embedder;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Build step: makes the prepared home of the tests from here on, which has the index without
 * vectors too. Making it takes a second or two, and most tests need one.
 */
final class PrepareIndex {
  private PrepareIndex() {}

  public static void main(String[] args) throws Exception {
    Home home = new Home(Path.of(args[0]));
    // Each test would rebuild an index of another build.
    PrivateFiles.deleteFolder(home.folder());
    Dictionary.open(home, Embedder.NONE, Clock.systemUTC()).close();
  }
}
