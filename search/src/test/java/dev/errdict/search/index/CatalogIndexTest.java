package dev.errdict.search.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.Catalog;
import dev.errdict.db.CatalogException;
import dev.errdict.db.ChangeKind;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.Texts;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Database;
import dev.errdict.db.store.Edit;
import dev.errdict.db.store.EntryEdit;
import dev.errdict.search.meaning.Embedder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogIndexTest {
  /** Those of the one entry that {@link #put} writes: a title. */
  private static final int TEXTS_OF_ONE = 1;

  @TempDir Path temporary = Path.of("");
  private Path folder = Path.of("");
  private final Database database;
  private final CatalogStore store;
  private final CountingEmbedder embedder = new CountingEmbedder("counting");

  CatalogIndexTest() throws CatalogException {
    database = Database.inMemory("index-" + java.util.UUID.randomUUID());
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
    for (Entry entry : store.entries("demo")) {
      if (!entry.code().equals("7000")) {
        edit(entry.code(), Optional.empty());
      }
    }
  }

  @AfterAll
  void close() {
    database.close();
  }

  private void put(String code, String title) throws CatalogException {
    Entry entry = EntryReader.read("demo", "code: '%s'\ntitle:\n  en: %s\n".formatted(code, title));
    edit(code, Optional.of(entry));
  }

  private void edit(String code, Optional<Entry> after) throws CatalogException {
    EntryEdit edit = new EntryEdit(new EntryRef("demo", code), OptionalLong.empty(), after);
    store
        .commit(new Edit(ChangeKind.EDIT, "mei", "", Optional.empty(), List.of(edit)))
        .orElseThrow();
  }

  private CatalogIndex open() {
    return CatalogIndex.open(folder, EntrySource.of(store), embedder);
  }

  private static boolean has(CatalogIndex index, String code) {
    return index.read(snapshot -> !snapshot.withCode(code).isEmpty()).orElse(false);
  }

  private static boolean hasTerm(CatalogIndex index, String term) {
    return index.read(snapshot -> snapshot.has(term)).orElse(false);
  }

  private void assertReached(CatalogIndex index) {
    assertEquals(Optional.of(store.revision()), index.read(IndexSnapshot::revision));
    assertTrue(has(index, "7000"));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
    }
  }

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
  void a_deleted_index_is_made_anew() throws IOException {
    open().close();
    for (Path file : files()) {
      Files.delete(file);
    }

    try (CatalogIndex index = open()) {
      assertReached(index);
    }
  }

  @Test
  void an_index_cut_short_anywhere_is_made_anew() throws IOException {
    open().close();
    for (Path damaged : files()) {
      byte[] whole = Files.readAllBytes(damaged);
      for (int length : new int[] {0, 3, whole.length / 2, whole.length - 1}) {
        Files.write(damaged, Arrays.copyOf(whole, length));
        try (CatalogIndex index = open()) {
          assertReached(index);
        }
        if (Files.exists(damaged)) {
          whole = Files.readAllBytes(damaged);
        } else {
          break;
        }
      }
    }
  }

  @Test
  void a_single_wrong_byte_anywhere_has_the_index_made_anew() throws IOException {
    open().close();
    for (int at = 0; at < Files.size(words()); at += 61) {
      flip(words(), at);
      embedder.documents();
      try (CatalogIndex index = open()) {
        assertReached(index);
        assertEquals(TEXTS_OF_ONE, embedder.documents(), "byte " + at);
      }
    }
  }

  @Test
  void a_second_process_that_meets_damage_has_the_first_make_the_index_anew() throws Exception {
    try (CatalogIndex first = open();
        ExecutorService following = Executors.newSingleThreadExecutor()) {
      flip(words(), (int) Files.size(words()) / 2);
      Future<CatalogIndex> opening = following.submit(this::open);
      while (!opening.isDone()) {
        first.refresh();
      }

      try (CatalogIndex second = opening.get()) {
        assertReached(second);
      }
    }
  }

  @Test
  void an_index_damaged_while_open_is_made_anew_and_answers_the_reading_that_failed()
      throws IOException {
    try (CatalogIndex index = open()) {
      spoil(words());

      assertTrue(has(index, "7000"));
      assertReached(index);
      assertTrue(index.refresh());
    }
  }

  @Test
  void an_index_damaged_while_open_takes_a_later_change_all_the_same() throws Exception {
    put("7001", "quaternion");
    try (CatalogIndex index = open()) {
      spoil(words());
      put("7001", "zymurgy");

      assertTrue(index.refresh());
      assertTrue(hasTerm(index, "zymurgi"));
      assertFalse(hasTerm(index, "quaternion"));
    }
  }

  @Test
  void a_reading_that_fails_on_a_sound_index_fails() {
    try (CatalogIndex index = open()) {
      embedder.documents();
      IllegalStateException fault = new IllegalStateException("the reader's own");

      assertSame(
          fault,
          assertThrows(
              IllegalStateException.class,
              () ->
                  index.read(
                      snapshot -> {
                        throw fault;
                      })));
      assertTrue(index.refresh());
      assertEquals(0, embedder.documents());
    }
  }

  private Path words() throws IOException {
    return files().stream()
        .filter(file -> file.toString().endsWith(".cfs"))
        .findFirst()
        .orElseThrow();
  }

  private static void flip(Path file, int at) throws IOException {
    overwrite(file, at, new byte[] {(byte) (Files.readAllBytes(file)[at] ^ 1)});
  }

  /** Leaves but the ends of a file. */
  private static void spoil(Path file) throws IOException {
    byte[] rubbish = new byte[(int) Files.size(file) - 40];
    Arrays.fill(rubbish, (byte) 0xA5);
    overwrite(file, 20, rubbish);
  }

  /** Writes into a file below the eyes of those who have it open. */
  private static void overwrite(Path file, int at, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), at);
    }
  }

  @Test
  void an_index_that_lost_a_file_is_made_anew() throws IOException {
    open().close();
    int files = files().size();
    for (int i = 0; i < files; i++) {
      Files.delete(files().get(i));
      try (CatalogIndex index = open()) {
        assertReached(index);
      }
    }
  }

  @Test
  void a_folder_of_rubbish_becomes_an_index() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("segments_1"), "this is no index, and never was one");
    Files.writeString(folder.resolve("_0.cfs"), "nor is this");

    try (CatalogIndex index = open()) {
      assertReached(index);
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
      assertFalse(has(second, "7001"));
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
