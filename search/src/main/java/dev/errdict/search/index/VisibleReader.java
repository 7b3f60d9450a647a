package dev.errdict.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * A reader in which the documents of some catalogs count as deleted, so that every search skips
 * them. It shares the files of the wrapped reader, and is valid as long as that one.
 */
final class VisibleReader extends FilterDirectoryReader {
  private final Set<String> hidden;

  /**
   * @param hidden ids of the catalogs to hide
   */
  VisibleReader(DirectoryReader in, Set<String> hidden) throws IOException {
    super(in, new Wrapper(hidden));
    this.hidden = hidden;
  }

  @Override
  protected DirectoryReader doWrapDirectoryReader(DirectoryReader other) throws IOException {
    return new VisibleReader(other, hidden);
  }

  /** None: caches of the whole index are not valid here. */
  @Override
  public @Nullable CacheHelper getReaderCacheHelper() {
    return null;
  }

  private static final class Wrapper extends SubReaderWrapper {
    private final Set<String> hidden;

    Wrapper(Set<String> hidden) {
      this.hidden = hidden;
    }

    @Override
    public LeafReader wrap(LeafReader reader) {
      try {
        return new Segment(reader, visible(reader));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private FixedBitSet visible(LeafReader reader) throws IOException {
      FixedBitSet visible = new FixedBitSet(reader.maxDoc());
      visible.set(0, reader.maxDoc());
      Bits live = reader.getLiveDocs();
      for (int document = 0; live != null && document < reader.maxDoc(); document++) {
        if (!live.get(document)) {
          visible.clear(document);
        }
      }
      for (String catalog : hidden) {
        PostingsEnum postings = reader.postings(new Term(Fields.CATALOG, catalog));
        while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          visible.clear(postings.docID());
        }
      }
      return visible;
    }
  }

  private static final class Segment extends FilterLeafReader {
    private final FixedBitSet visible;
    private final int count;

    Segment(LeafReader in, FixedBitSet visible) {
      super(in);
      this.visible = visible;
      this.count = visible.cardinality();
    }

    @Override
    public Bits getLiveDocs() {
      return visible;
    }

    @Override
    public int numDocs() {
      return count;
    }

    @Override
    public CacheHelper getCoreCacheHelper() {
      return in.getCoreCacheHelper();
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
      return null;
    }
  }
}
