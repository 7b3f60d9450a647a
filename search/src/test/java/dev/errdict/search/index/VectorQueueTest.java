package dev.errdict.search.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.format.EntryReader;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/** Vectors that were begun before their entries changed are not written. */
class VectorQueueTest {
  private final VectorQueue queue = new VectorQueue();
  private final Entry one = entry("1");
  private final Entry other = entry("2");

  private static Entry entry(String code) {
    try {
      return EntryReader.read("demo", "code: '" + code + "'\ntitle:\n  en: Title\n");
    } catch (CatalogException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many of the two entries are written. */
  private int written() throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      List<Document> documents = List.of(new Document());
      var _ = queue.put(writer, List.of(one, other), List.of(documents, documents));
      return writer.getDocStats().numDocs;
    }
  }

  @Test
  void those_of_unchanged_entries_are() throws IOException {
    assertEquals(2, written());
  }

  @Test
  void those_of_a_changed_entry_are_not() throws IOException {
    queue.rewritten(List.of(one.ref()));

    assertEquals(1, written());
  }

  @Test
  void none_are_after_a_rebuild() throws IOException {
    queue.rebuilt();

    assertEquals(0, written());
  }
}
