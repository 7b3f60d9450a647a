package dev.errdict.search.index;

import dev.errdict.db.catalog.EntryRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** The entries of an index whose vectors are not computed yet. */
record PendingVectors(IndexSearcher searcher) {
  private static final Query PENDING = new TermQuery(new Term(Fields.VECTORS, Fields.PENDING));

  int count() {
    try {
      return searcher.count(PENDING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean contains(EntryRef ref) {
    Query query =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(Fields.ENTRY, Fields.key(ref))), BooleanClause.Occur.FILTER)
            .add(PENDING, BooleanClause.Occur.FILTER)
            .build();
    try {
      return searcher.count(query) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<EntryRef> some(int most, DocumentValues documents) {
    try {
      List<EntryRef> refs = new ArrayList<>();
      for (ScoreDoc hit : searcher.search(new ConstantScoreQuery(PENDING), most).scoreDocs) {
        refs.add(documents.entry(hit.doc));
      }
      return refs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
