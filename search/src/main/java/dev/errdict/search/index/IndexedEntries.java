package dev.errdict.search.index;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.Bencode;
import dev.errdict.db.home.Home;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a home, read from one of its indexes, for short commands: while the index is up to
 * date, the store need not be opened. Nothing is written. Not safe for use by several threads.
 */
public final class IndexedEntries implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(IndexedEntries.class.getName());

  /**
   * Up to this number of documents, all stored texts of a segment are read in a millisecond or two.
   */
  private static final int SMALL_DOCUMENTS = 20_000;

  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexStamp stamp;

  private IndexedEntries(Directory directory, DirectoryReader reader, IndexStamp stamp) {
    this.directory = directory;
    this.reader = reader;
    this.stamp = stamp;
  }

  /**
   * Opens an up-to-date index of the home.
   *
   * @return empty when no index is up to date; then the store must be opened
   */
  public static Optional<IndexedEntries> open(Home home) {
    String stamp = Store.stampOf(home);
    if (stamp.isEmpty() || !Files.exists(home.database()) || !Files.isDirectory(home.index())) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(home.index())) {
      for (Path folder : folders) {
        Optional<IndexedEntries> opened = openIfSound(folder, stamp);
        if (opened.isPresent()) {
          return opened;
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "no index to read", e);
    }
    return Optional.empty();
  }

  /** An index that cannot be read, or something else, hides no other one. */
  private static Optional<IndexedEntries> openIfSound(Path folder, String stamp) {
    try {
      return openFolder(folder, stamp);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "not an index to read", e);
      return Optional.empty();
    }
  }

  private static Optional<IndexedEntries> openFolder(Path folder, String stamp) throws IOException {
    // Mapping files into memory would first link native functions, which takes longer than reading
    // them.
    Directory directory = new NIOFSDirectory(folder);
    DirectoryReader reader = null;
    boolean current = false;
    try {
      reader = DirectoryReader.open(directory);
      IndexStamp own = IndexStamp.of(reader.getIndexCommit().getUserData());
      current =
          own.store().equals(stamp)
              && own.layout().equals(IndexStamp.LAYOUT)
              && own.build().equals(Store.build());
      if (current) {
        check(reader);
      }
      return current ? Optional.of(new IndexedEntries(directory, reader, own)) : Optional.empty();
    } catch (IndexNotFoundException e) {
      return Optional.empty();
    } finally {
      if (!current) {
        if (reader != null) {
          reader.close();
        }
        directory.close();
      }
    }
  }

  /** Compares small files with their checksums, so that no damaged text is shown. */
  private static void check(DirectoryReader reader) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      if (leaf.reader() instanceof CodecReader segment && segment.maxDoc() <= SMALL_DOCUMENTS) {
        segment.getFieldsReader().checkIntegrity();
      }
    }
  }

  /** The catalogs by their ids, in their order. */
  public Map<String, Catalog> catalogs() throws CatalogException {
    return stamp.readCatalogs();
  }

  /** The code's entry in each catalog that has it, by catalog. */
  public List<Entry> find(String code) {
    List<Entry> found = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      read(leaf.reader(), new Term(Fields.CODE, code), found);
    }
    found.sort((one, other) -> one.ref().compareTo(other.ref()));
    return found;
  }

  /** The existing ones of these entries, in the order of the argument. */
  public List<Entry> find(Collection<EntryRef> refs) {
    List<Entry> found = new ArrayList<>();
    for (EntryRef ref : refs) {
      find(ref.code()).stream().filter(entry -> entry.ref().equals(ref)).forEach(found::add);
    }
    return found;
  }

  private static void read(LeafReader leaf, Term term, List<Entry> into) {
    try {
      PostingsEnum documents = leaf.postings(term, PostingsEnum.NONE);
      if (documents == null) {
        return;
      }
      Contents contents = new Contents(leaf);
      Bits live = leaf.getLiveDocs();
      for (int document = documents.nextDoc();
          document != DocIdSetIterator.NO_MORE_DOCS;
          document = documents.nextDoc()) {
        if (live == null || live.get(document)) {
          into.add(contents.of(document));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Passes every entry to the consumer, in no particular order. */
  public void forEach(Consumer<Entry> consumer) {
    try {
      for (LeafReaderContext context : reader.leaves()) {
        LeafReader leaf = context.reader();
        SortedDocValues headers = leaf.getSortedDocValues(Fields.ORDER);
        if (headers == null) {
          continue;
        }
        Contents contents = new Contents(leaf);
        Bits live = leaf.getLiveDocs();
        for (int document = headers.nextDoc();
            document != DocIdSetIterator.NO_MORE_DOCS;
            document = headers.nextDoc()) {
          if (live == null || live.get(document)) {
            consumer.accept(contents.of(document));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The header documents of one segment, read in their order. */
  private static final class Contents {
    private final StoredFields stored;
    private final @Nullable BinaryDocValues refs;

    Contents(LeafReader leaf) throws IOException {
      stored = leaf.storedFields();
      refs = leaf.getBinaryDocValues(Fields.ENTRY);
    }

    Entry of(int document) throws IOException {
      String content = stored.document(document, Set.of(Fields.CONTENT)).get(Fields.CONTENT);
      if (content == null || refs == null || !refs.advanceExact(document)) {
        throw new CorruptIndexException("no entry", Integer.toString(document));
      }
      EntryRef ref = Fields.ref(refs.binaryValue().utf8ToString());
      try {
        return Bencode.readEntry(ref.catalog(), content);
      } catch (CatalogException e) {
        throw new CorruptIndexException(e.getMessage(), ref.toString(), e);
      }
    }
  }

  @Override
  public void close() {
    try (directory) {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
