package dev.errdict.db.figures;

import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.h2.HomeDatabase;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long an edit takes to commit in a warm process, and what a thousand leave. Not run by the
 * build; docs/decisions/0007-home-lock.md names the command.
 */
class CommitFigures {
  private static final int WARM_UP = 200;
  private static final int EDITS = 1000;

  @TempDir private Path folder;

  @Test
  void of_a_process_that_opens_the_file_for_each_edit() throws Exception {
    measure("opened for each edit", StoreOptions.ofResident("figures"));
  }

  @Test
  void of_a_process_that_keeps_the_file_open() throws Exception {
    measure("kept open", StoreOptions.silent());
  }

  private void measure(String what, StoreOptions options) throws Exception {
    Home home = new Home(folder.resolve("home"));
    long[] nanos = new long[EDITS];
    try (HomeDatabase database = HomeDatabase.open(home, true, options)) {
      CatalogStore store = new CatalogStore(database, Clock.systemUTC());
      for (int i = -WARM_UP; i < EDITS; i++) {
        var entry = EntryReader.read("leancloud", "code: X\ntitle:\n  en: Title " + i);
        EntryEdit edit = new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry));
        long start = System.nanoTime();
        var _ = store.commit(new Edit(ChangeKind.EDIT, "mei", "", Optional.empty(), List.of(edit)));
        if (i >= 0) {
          nanos[i] = System.nanoTime() - start;
        }
      }
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%s: p50 %.1f ms, p99 %.1f ms; the file has %.1f MB after %d edits%n",
        what,
        nanos[EDITS / 2] / 1e6,
        nanos[EDITS * 99 / 100] / 1e6,
        Files.size(home.database()) / 1e6,
        WARM_UP + EDITS);
  }
}
