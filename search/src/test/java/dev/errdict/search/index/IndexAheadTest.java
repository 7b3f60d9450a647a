package dev.errdict.search.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.search.meaning.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An import makes its part of the index itself, for the process that writes the index. */
class IndexAheadTest extends SmallIndex {
  private static final int MANY = IndexAhead.FEWEST + 200;

  private Path indexes = Path.of("");
  private final AtomicInteger readBatches = new AtomicInteger();

  IndexAheadTest() throws CatalogException {}

  @BeforeEach
  void in_a_home() {
    indexes = folder.resolve("home").resolve("index");
    readBatches.set(0);
  }

  private CatalogIndex follow() {
    return CatalogIndex.open(
        indexes.resolve(embedder.fingerprint()),
        new ObservedSource(store, readBatches::incrementAndGet),
        embedder,
        CatalogIndex.Vectors.LATER,
        CatalogIndex.Access.MAPPED);
  }

  private static List<Entry> entries(int count) throws CatalogException {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(
          EntryReader.read(
              "demo",
              """
              code: 'M-%d'
              retry: back-off
              title:
                en: Pterodactyl %d has landed
                zh: 翼龙 %d 已着陆
              variants:
                - message: 'pterodactyl {name} at %%s'
                  meaning:
                    en: it came %d minutes late
              phrases:
                en:
                  - where does pterodactyl %d land
                symbols:
                  - PTERODACTYL_%d
              links:
                - label: docs
                  url: https://example.org/%d
              """
                  .formatted(i, i, i, i, i, i, i)));
    }
    return entries;
  }

  private long save(List<Entry> entries) throws CatalogException {
    List<EntryEdit> edits =
        entries.stream()
            .map(entry -> new EntryEdit(entry.ref(), OptionalLong.of(0), Optional.of(entry)))
            .toList();
    return store
        .commit(new Edit(ChangeKind.IMPORT, "mei", "", Optional.empty(), edits))
        .orElseThrow();
  }

  private void importAll(List<Entry> entries) throws CatalogException {
    try (IndexAhead ahead = new IndexAhead(embedder)) {
      ahead.begin(indexes, entries);
      ahead.saving();
      ahead.saved(EntrySource.of(store), save(entries));
    }
  }

  private List<Path> left() throws IOException {
    Path ahead = indexes.resolveSibling("index-ahead").resolve(embedder.fingerprint());
    if (!Files.exists(ahead)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(ahead)) {
      return all.toList();
    }
  }

  /** Each term of the index by its field, and in how many documents it is. */
  private static Map<String, Integer> frequencies(CatalogIndex index) {
    return index.read(snapshot -> frequencies(snapshot.reader())).orElseThrow();
  }

  private static Map<String, Integer> frequencies(DirectoryReader reader) {
    Map<String, Integer> frequencies = new TreeMap<>(Map.of("documents", reader.numDocs()));
    try {
      for (FieldInfo field : FieldInfos.getMergedFieldInfos(reader)) {
        Terms terms = MultiTerms.getTerms(reader, field.name);
        TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
        for (BytesRef one = each.next(); one != null; one = each.next()) {
          frequencies.put(field.name + " " + one.utf8ToString(), each.docFreq());
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return frequencies;
  }

  @Test
  void what_is_copied_is_what_would_have_been_indexed() throws Exception {
    follow().close();
    List<Entry> entries = entries(MANY);

    importAll(entries);

    assertEquals(1, left().size());
    try (CatalogIndex index = follow();
        CatalogIndex fresh =
            CatalogIndex.open(
                folder.resolve("fresh").resolve("index"),
                EntrySource.of(store),
                embedder,
                CatalogIndex.Vectors.LATER,
                CatalogIndex.Access.MAPPED)) {
      assertReached(index);
      assertEquals(0, readBatches.get(), "they were not read again");
      assertEquals(frequencies(fresh), frequencies(index));
      for (Entry entry : entries) {
        assertEquals(
            store.find(entry.ref()),
            index.read(snapshot -> snapshot.entry(entry.ref())).orElseThrow());
      }
      while (index.addVectors()) {}
      assertTrue(index.hasAllVectors());
      assertEquals(List.of(), left());
    }
  }

  @Test
  void an_open_index_waits_for_what_is_being_made_and_answers_meanwhile() throws Exception {
    List<Entry> entries = entries(MANY);
    try (CatalogIndex index = follow()) {
      CompletableFuture<Boolean> reached;
      try (IndexAhead ahead = new IndexAhead(embedder)) {
        ahead.begin(indexes, entries);
        ahead.saving();
        ahead.saved(EntrySource.of(store), save(entries));
        CountDownLatch begun = new CountDownLatch(1);
        reached =
            CompletableFuture.supplyAsync(
                () -> {
                  begun.countDown();
                  return index.refresh();
                });
        begun.await();
        for (int look = 0; !has(index, "M-1199") && look < 1000; look++) {
          Thread.sleep(10);
        }
        assertTrue(has(index, "M-1199"));
        assertFalse(reached.isDone());
      }

      assertTrue(reached.get());
      assertTrue(hasTerm(index, "pterodactyl"));
      assertEquals(0, readBatches.get());
    }
  }

  @Test
  void what_has_changed_since_is_not_copied() throws Exception {
    follow().close();
    importAll(entries(MANY));
    put("M-7", "zymurgy");

    try (CatalogIndex index = follow()) {
      assertReached(index);
      assertTrue(hasTerm(index, "zymurgi"));
      assertEquals(
          "zymurgy",
          index
              .read(snapshot -> snapshot.entry(new EntryRef("demo", "M-7")).orElseThrow())
              .orElseThrow()
              .texts()
              .all()
              .getFirst()
              .content());
      assertTrue(readBatches.get() > 0);
      assertEquals(List.of(), left());
    }
  }

  @Tag("long")
  @Test
  void what_a_killed_import_has_left_is_removed_and_the_entries_are_indexed() throws Exception {
    follow().close();
    List<Entry> entries = entries(MANY);
    Path half = ReadyDocuments.of(indexes, embedder.fingerprint()).newFolder();
    try (Directory directory = PrivateDirectory.open(half, CatalogIndex.Access.PLAIN);
        IndexWriter writer = WriterSettings.writer(directory)) {
      writer.addDocuments(
          IndexDocuments.of(entries.getFirst(), new UnitVectors(embedder, false, Map.of())));
      writer.flush();
      writer.rollback();
    }
    ReadyDocuments.mark(half);
    save(entries);

    try (CatalogIndex index = follow()) {
      assertReached(index);
      assertTrue(hasTerm(index, "pterodactyl"));
      assertEquals(List.of(), left());
    }
  }

  @Tag("long")
  @Test
  void what_is_not_saved_leaves_nothing() throws Exception {
    follow().close();
    try (IndexAhead ahead = new IndexAhead(embedder)) {
      ahead.begin(indexes, entries(MANY));
      ahead.begin(indexes, entries(MANY));
    }

    assertEquals(List.of(), left());
  }

  @Tag("long")
  @Test
  void nobody_waits_for_an_import_that_is_not_being_saved() throws Exception {
    List<Entry> entries = entries(MANY);
    follow().close();
    try (IndexAhead atItsPrompt = new IndexAhead(embedder)) {
      atItsPrompt.begin(indexes, entries);
      save(entries);

      try (CatalogIndex index = follow()) {
        assertReached(index);
        assertTrue(hasTerm(index, "pterodactyl"));
        assertTrue(readBatches.get() > 0);
        assertEquals(1, left().size());
      }
    }
    assertEquals(List.of(), left());
  }

  @Tag("long")
  @Test
  void what_is_not_an_imports_is_left_alone() throws Exception {
    follow().close();
    Path ahead = indexes.resolveSibling("index-ahead").resolve(embedder.fingerprint());
    Files.createDirectories(ahead.resolve("my notes"));
    Files.writeString(ahead.resolve(".DS_Store"), "x");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path link =
        Files.createSymbolicLink(ahead.resolve("12345678-1234-1234-1234-123456789012"), elsewhere);

    importAll(entries(MANY));

    try (CatalogIndex index = follow()) {
      assertReached(index);
      assertEquals(0, readBatches.get());
      assertEquals(
          List.of(ahead.resolve(".DS_Store"), link, ahead.resolve("my notes")),
          left().stream().sorted().toList());
      assertEquals(0, elsewhere.toFile().list().length);
    }
  }

  @Tag("long")
  @Test
  void an_index_of_other_models_is_not_meant() throws Exception {
    follow().close();
    importAll(entries(MANY));

    try (CatalogIndex words =
        CatalogIndex.open(
            indexes.resolve("words"),
            EntrySource.of(store),
            Embedder.NONE,
            CatalogIndex.Vectors.LATER,
            CatalogIndex.Access.MAPPED)) {
      assertReached(words);
      assertEquals(1, left().size());
    }
  }

  @Tag("long")
  @Test
  void a_few_entries_are_left_to_the_process_that_writes() throws Exception {
    follow().close();
    importAll(entries(IndexAhead.FEWEST - 1));

    assertEquals(List.of(), left());
  }

  @Tag("long")
  @Test
  void damage_is_found_and_the_entries_are_indexed() throws Exception {
    follow().close();
    importAll(entries(MANY));
    try (Stream<Path> files = Files.list(left().getFirst())) {
      Path largest =
          files
              .max((one, other) -> Long.compare(one.toFile().length(), other.toFile().length()))
              .orElseThrow();
      byte[] bytes = Files.readAllBytes(largest);
      bytes[bytes.length / 2] ^= 1;
      Files.write(largest, bytes);
    }

    try (CatalogIndex index = follow()) {
      assertReached(index);
      assertTrue(hasTerm(index, "pterodactyl"));
      assertTrue(readBatches.get() > 0);
      assertEquals(List.of(), left());
    }
  }
}
