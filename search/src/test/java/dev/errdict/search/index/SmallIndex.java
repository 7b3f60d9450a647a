package dev.errdict.search.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.h2.Databases;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A catalog of one entry, and the folder of its index. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SmallIndex {
  /** Those of the one entry that {@link #put} writes: a title. */
  static final int TEXTS_OF_ONE = 1;

  @TempDir Path temporary = Path.of("");
  Path folder = Path.of("");
  final Database database;
  final CatalogStore store;
  final CountingEmbedder embedder = new CountingEmbedder("counting");

  SmallIndex() throws CatalogException {
    database = Databases.inMemory("index-" + java.util.UUID.randomUUID());
    store = new CatalogStore(database, Clock.systemUTC());
  }

  @BeforeAll
  void with_a_small_catalog_alone() throws CatalogException {
    List<EntryEdit> removals =
        store.refs().stream()
            .map(ref -> new EntryEdit(ref, OptionalLong.empty(), Optional.empty()))
            .toList();
    Catalog demo =
        new Catalog("demo", Optional.empty(), Optional.empty(), false, Texts.NONE, List.of());
    store.commit(new Edit(ChangeKind.EDIT, "mei", "", Optional.of(demo), removals)).orElseThrow();
    put("7000", "always there");
  }

  @BeforeEach
  void in_a_folder_of_its_own() {
    folder = temporary.resolve("index");
    embedder.documents();
  }

  @AfterEach
  void remove_what_was_put() throws CatalogException {
    List<EntryEdit> removals =
        store.entries("demo").stream()
            .map(Entry::ref)
            .filter(ref -> !ref.code().equals("7000"))
            .map(ref -> new EntryEdit(ref, OptionalLong.empty(), Optional.empty()))
            .toList();
    var _ = store.commit(new Edit(ChangeKind.EDIT, "mei", "", Optional.empty(), removals));
  }

  @AfterAll
  void close() {
    database.close();
  }

  void put(String code, String title) throws CatalogException {
    Entry entry = EntryReader.read("demo", "code: '%s'\ntitle:\n  en: %s\n".formatted(code, title));
    edit(code, Optional.of(entry));
  }

  void edit(String code, Optional<Entry> after) throws CatalogException {
    EntryEdit edit = new EntryEdit(new EntryRef("demo", code), OptionalLong.empty(), after);
    store
        .commit(new Edit(ChangeKind.EDIT, "mei", "", Optional.empty(), List.of(edit)))
        .orElseThrow();
  }

  /** Commits the entries M0, M1 … in one change. */
  void putMany(int count, String title) throws CatalogException {
    List<EntryEdit> edits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Entry entry = EntryReader.read("demo", "code: 'M%d'\ntitle:\n  en: %s\n".formatted(i, title));
      edits.add(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry)));
    }
    store.commit(new Edit(ChangeKind.IMPORT, "mei", "", Optional.empty(), edits)).orElseThrow();
  }

  CatalogIndex open() {
    return CatalogIndex.open(folder, EntrySource.of(store), embedder);
  }

  static boolean has(CatalogIndex index, String code) {
    return index.read(snapshot -> !snapshot.withCode(code).isEmpty()).orElse(false);
  }

  static boolean hasTerm(CatalogIndex index, String term) {
    return index.read(snapshot -> snapshot.has(term)).orElse(false);
  }

  void assertReached(CatalogIndex index) {
    assertEquals(Optional.of(store.revision()), index.read(IndexSnapshot::revision));
    assertTrue(has(index, "7000"));
  }

  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
    }
  }
}
