package dev.errdict.db.h2;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class CompactionTest {
  private static final long MB = 1 << 20;

  @TempDir private Path folder;

  @Test
  void a_file_that_edits_have_made_large_shrinks() throws Exception {
    Home home = new Home(folder.resolve("home"));
    long before = 0;
    long size = 0;
    try (HomeDatabase database = HomeDatabase.open(home, true, StoreOptions.ofResident("test"))) {
      CatalogStore store = new CatalogStore(database, Clock.systemUTC());
      for (int i = 0; i < 1000 && size >= before; i++) {
        before = size;
        var entry = EntryReader.read("leancloud", "code: X\ntitle:\n  en: Title " + i);
        store.commit(
            new Edit(
                ChangeKind.EDIT,
                "mei",
                "",
                Optional.empty(),
                List.of(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry)))));
        size = Files.size(home.database());
      }
    }

    assertTrue(before > 15 * MB && before < 17 * MB, before + " bytes before");
    assertTrue(size < 5 * MB, size + " bytes after");
  }
}
