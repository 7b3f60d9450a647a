package dev.errdict.search.index;

import dev.errdict.db.catalog.EntryRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

/** What an index keeps of its documents by their numbers. */
record DocumentValues(IndexSearcher searcher) {
  /** A field's value; empty where the document has none. */
  String of(String field, int document) {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    try {
      BinaryDocValues values = leaf.reader().getBinaryDocValues(field);
      return values != null && values.advanceExact(document - leaf.docBase)
          ? values.binaryValue().utf8ToString()
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entry that a document is of. */
  EntryRef entry(int document) {
    return Fields.ref(of(Fields.ENTRY, document));
  }
}
