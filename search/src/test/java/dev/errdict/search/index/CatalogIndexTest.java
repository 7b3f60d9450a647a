package dev.errdict.search.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.search.meaning.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class CatalogIndexTest extends SmallIndex {
  CatalogIndexTest() throws CatalogException {}

  @Test
  void a_new_folder_gets_the_index_of_what_is_in_the_store() {
    try (CatalogIndex index = open()) {
      assertReached(index);
      assertTrue(index.read(IndexSnapshot::hasVectors).orElseThrow());
      assertEquals(TEXTS_OF_ONE, embedder.documents());
    }
  }

  @Test
  void an_index_that_has_reached_the_store_is_not_made_again() {
    open().close();
    embedder.documents();

    try (CatalogIndex index = open()) {
      assertReached(index);
      assertEquals(0, embedder.documents());
    }
  }

  @Test
  void only_what_has_changed_since_its_revision_is_indexed_again() throws CatalogException {
    put("7001", "quaternion");
    put("7002", "pterodactyl");
    open().close();
    embedder.documents();
    put("7001", "zymurgy");
    edit("7002", Optional.empty());

    try (CatalogIndex index = open()) {
      assertReached(index);
      assertEquals(TEXTS_OF_ONE, embedder.documents());
      assertTrue(hasTerm(index, "zymurgi"));
      assertTrue(has(index, "7001"));
      assertFalse(has(index, "7002"));
    }
  }

  @Test
  void an_open_index_follows_the_store() throws CatalogException {
    try (CatalogIndex index = open()) {
      put("7001", "quaternion");
      assertFalse(has(index, "7001"));

      assertTrue(index.refresh());
      assertTrue(has(index, "7001"));
    }
  }

  @Test
  void vectors_that_come_later_keep_no_word_waiting_and_survive_a_change_in_between()
      throws CatalogException {
    CatalogIndex.Vectors later = CatalogIndex.Vectors.LATER;
    try (CatalogIndex index =
        CatalogIndex.open(
            folder, EntrySource.of(store), embedder, later, CatalogIndex.Access.MAPPED)) {
      put("7001", "quaternion");
      assertTrue(index.refresh());
      assertTrue(hasTerm(index, "quaternion"));
      assertFalse(index.hasAllVectors());
      assertEquals(0, embedder.documents());

      while (index.addVectors()) {}

      assertTrue(index.hasAllVectors());
      assertEquals(2 * TEXTS_OF_ONE, embedder.documents());
      put("7001", "zymurgy");
      assertTrue(index.refresh());
      while (index.addVectors()) {}
      assertTrue(hasTerm(index, "zymurgi"));
      assertFalse(hasTerm(index, "quaternion"));
      assertEquals(TEXTS_OF_ONE, embedder.documents());
    }
  }

  @Test
  void a_rebuild_that_fails_half_way_leaves_the_index_as_it_was() throws CatalogException {
    AtomicBoolean fails = new AtomicBoolean();
    EntrySource failing =
        new ObservedSource(
            store,
            () -> {},
            () -> {
              if (fails.get()) {
                throw new IllegalStateException("the store is gone");
              }
            });
    put("7001", "quaternion");
    try (CatalogIndex index =
        CatalogIndex.open(
            folder, failing, embedder, CatalogIndex.Vectors.LATER, CatalogIndex.Access.MAPPED)) {
      store.renewIndex();
      put("7002", "pterodactyl");
      fails.set(true);
      assertThrows(IllegalStateException.class, index::refresh);
      while (index.addVectors()) {}

      assertTrue(hasTerm(index, "quaternion"));
      fails.set(false);
      assertTrue(index.refresh());
      while (index.addVectors()) {}
      assertReached(index);
      assertTrue(hasTerm(index, "pterodactyl"));
      assertTrue(index.hasAllVectors());
    }
  }

  @Test
  void while_the_store_is_as_the_index_left_it_it_is_not_read() throws CatalogException {
    open().close();
    EntrySource unreadable =
        new EntrySource() {
          @Override
          public long revision() {
            throw new IllegalStateException("read");
          }

          @Override
          public void forEach(java.util.function.Consumer<dev.errdict.db.catalog.Entry> consumer) {
            throw new IllegalStateException("read");
          }

          @Override
          public java.util.List<dev.errdict.db.catalog.EntryRef> changedAfter(long revision) {
            throw new IllegalStateException("read");
          }

          @Override
          public Optional<dev.errdict.db.catalog.Entry> find(dev.errdict.db.catalog.EntryRef ref) {
            throw new IllegalStateException("read");
          }

          @Override
          public String stamp() {
            return store.stamp();
          }

          @Override
          public String build() {
            return dev.errdict.db.store.Store.build();
          }
        };

    try (CatalogIndex index = CatalogIndex.open(folder, unreadable, embedder)) {
      assertTrue(has(index, "7000"));
      assertTrue(index.catalogs().containsKey("demo"));
    }
  }

  @Test
  void an_index_of_another_layout_is_made_anew() throws IOException {
    foreign(
        Map.of("layout", "0", "revision", Long.toString(store.revision()), "models", "counting"));

    try (CatalogIndex index = open()) {
      assertReached(index);
    }
  }

  @Test
  void an_index_ahead_of_its_store_is_made_anew() throws IOException {
    foreign(Map.of("layout", IndexStamp.LAYOUT, "revision", "1000000", "models", "counting"));

    try (CatalogIndex index = open()) {
      assertReached(index);
    }
  }

  private void foreign(Map<String, String> data) throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer =
            new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
      writer.addDocument(new Document());
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
    }
  }

  @Test
  void an_index_of_other_models_is_made_anew() {
    CatalogIndex.open(folder, EntrySource.of(store), Embedder.NONE).close();

    try (CatalogIndex index = open()) {
      assertReached(index);
      assertTrue(index.read(IndexSnapshot::hasVectors).orElseThrow());
    }
  }

  @Test
  void a_second_process_reads_what_the_first_commits_and_takes_over_from_it()
      throws CatalogException {
    CatalogIndex first = open();
    embedder.documents();
    try (CatalogIndex second = open()) {
      assertReached(second);

      put("7001", "quaternion");
      assertFalse(second.refresh());
      assertTrue(has(second, "7001"), "an exact code is known before it is indexed");
      assertFalse(hasTerm(second, "quaternion"));
      assertTrue(first.refresh());
      assertTrue(second.refresh());
      assertTrue(has(second, "7001"));
      assertEquals(TEXTS_OF_ONE, embedder.documents());

      first.close();
      put("7002", "pterodactyl");
      assertTrue(second.refresh());
      assertTrue(has(second, "7002"));
      assertEquals(TEXTS_OF_ONE, embedder.documents());
    }
  }

  @Test
  void an_imports_codes_are_known_at_once_and_its_words_when_it_is_indexed()
      throws CatalogException {
    try (CatalogIndex writing = open();
        CatalogIndex reading = open()) {
      assertReached(writing);
      putMany(1500, "quaternion");

      assertFalse(reading.refresh());

      assertTrue(has(reading, "M0"));
      assertTrue(has(reading, "M1499"));
      assertFalse(hasTerm(reading, "quaternion"));
      assertTrue(writing.refresh());
      assertTrue(reading.refresh());
      assertTrue(has(reading, "M1499"));
      assertTrue(hasTerm(reading, "quaternion"));
    }
  }

  @Test
  void what_is_committed_while_an_import_is_indexed_is_known_before_that_ends()
      throws CatalogException {
    AtomicReference<CatalogIndex> open = new AtomicReference<>();
    List<Boolean> known = Collections.synchronizedList(new ArrayList<>());
    Runnable eachBatch =
        () -> {
          if (known.isEmpty()) {
            commit("7001", "pterodactyl");
          }
          known.add(has(open.get(), "7001"));
        };
    try (CatalogIndex index =
        CatalogIndex.open(folder, new ObservedSource(store, eachBatch), embedder)) {
      open.set(index);
      putMany(1500, "quaternion");

      boolean _ = index.refresh();

      // The second of the three batches is read while the first is indexed.
      assertEquals(3, known.size());
      assertFalse(known.getFirst());
      assertTrue(known.getLast());
      assertTrue(has(index, "7001"));
      assertTrue(index.refresh());
      assertTrue(hasTerm(index, "pterodactyl"));
    }
  }

  private void commit(String code, String title) {
    try {
      put(code, title);
    } catch (CatalogException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_prefixed_code_is_known_before_it_is_indexed_as_every_code_is() throws CatalogException {
    try (CatalogIndex first = open();
        CatalogIndex second = open()) {
      assertReached(first);

      put("QX-07001", "quaternion");

      assertFalse(second.refresh());
      assertTrue(has(second, "QX-07001"));
      assertTrue(has(second, "qx-07001"));
      assertTrue(has(second, "7001"), "by its number");
      assertTrue(second.read(IndexSnapshot::codePrefixes).orElseThrow().contains("qx-"));
      assertTrue(first.refresh());
      assertTrue(second.refresh());
      assertTrue(has(second, "7001"), "by its number");
      assertTrue(second.read(IndexSnapshot::codePrefixes).orElseThrow().contains("qx-"));
    }
  }

  @Test
  void a_second_process_with_other_models_reads_words_only() {
    try (CatalogIndex first = CatalogIndex.open(folder, EntrySource.of(store), Embedder.NONE);
        CatalogIndex second = open()) {
      assertReached(first);
      assertReached(second);
      assertFalse(second.read(IndexSnapshot::hasVectors).orElseThrow());
    }
  }

  @Test
  void where_no_folder_can_be_made_it_lives_in_memory() throws Exception {
    folder = Files.writeString(temporary.resolve("file"), "in the way").resolve("index");

    assertLivesInMemory();
  }

  @Test
  void where_the_folder_cannot_be_locked_it_lives_in_memory() throws Exception {
    Files.createDirectories(folder.resolve("write.lock"));

    assertLivesInMemory();
  }

  @Test
  void where_an_old_index_can_no_longer_be_written_it_lives_in_memory() throws Exception {
    open().close();
    Files.delete(folder.resolve("write.lock"));
    Files.createDirectories(folder.resolve("write.lock"));

    assertLivesInMemory();
  }

  private void assertLivesInMemory() throws CatalogException {
    try (CatalogIndex index = open()) {
      assertReached(index);
      put("7001", "quaternion");
      assertTrue(index.refresh());
      assertTrue(has(index, "7001"));
      put("7002", "pterodactyl");
      assertTrue(index.refresh());
      assertTrue(has(index, "7002"));
    }
  }

  @Test
  void an_index_deleted_under_an_open_one_is_made_anew_with_the_next_change() throws Exception {
    try (CatalogIndex index = open()) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
      put("7001", "quaternion");

      // The first try may find out what has happened; the follower tries again anyway.
      boolean first = tries(index);
      boolean reached = first || tries(index);

      assertTrue(reached);
      assertReached(index);
      assertTrue(has(index, "7001"));
    }
    try (CatalogIndex again = open()) {
      assertReached(again);
    }
  }

  private static boolean tries(CatalogIndex index) {
    try {
      return index.refresh();
    } catch (java.io.UncheckedIOException e) {
      return false;
    }
  }

  @Test
  void in_memory_nothing_is_written() throws CatalogException {
    try (CatalogIndex index = CatalogIndex.inMemory(EntrySource.of(store), embedder)) {
      assertReached(index);
      put("7001", "quaternion");
      assertTrue(index.refresh());
      assertTrue(has(index, "7001"));
    }
    assertFalse(Files.exists(folder));
  }
}
