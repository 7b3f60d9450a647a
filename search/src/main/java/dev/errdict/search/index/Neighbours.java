package dev.errdict.search.index;

import dev.errdict.db.catalog.CodeOrder;
import dev.errdict.db.catalog.EntryRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** The codes around a code, from the sorted dictionary of {@link Fields#ORDER} in each segment. */
final class Neighbours {
  private final IndexReader reader;
  private final String catalog;

  Neighbours(IndexReader reader, String catalog) {
    this.reader = reader;
    this.catalog = catalog;
  }

  /** Up to {@code each} codes before the code and as many after it, in order. */
  List<EntryRef> of(String code, int each) throws IOException {
    String order = Fields.orderOf(catalog, CodeOrder.sortKey(code));
    NavigableSet<String> before = new TreeSet<>();
    NavigableSet<String> after = new TreeSet<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      SortedDocValues values = leaf.reader().getSortedDocValues(Fields.ORDER);
      if (values != null) {
        int at = values.lookupTerm(new BytesRef(order));
        int first = at < 0 ? -at - 1 : at;
        walk(leaf.reader(), values, first - 1, -1, order, each, before);
        walk(leaf.reader(), values, first, 1, order, each, after);
      }
    }
    List<EntryRef> near = new ArrayList<>();
    before.descendingSet().stream().limit(each).map(Fields::ofOrder).forEach(near::addFirst);
    after.stream().limit(each).map(Fields::ofOrder).forEach(near::add);
    return near;
  }

  private void walk(
      LeafReader leaf,
      SortedDocValues values,
      int from,
      int step,
      String order,
      int each,
      NavigableSet<String> found)
      throws IOException {
    int taken = 0;
    for (int at = from; at >= 0 && at < values.getValueCount() && taken < each; at += step) {
      String name = values.lookupOrd(at).utf8ToString();
      if (!name.startsWith(catalog + '\u0000')) {
        return;
      }
      // The code itself is not its neighbour.
      if (!name.startsWith(order + '\u0000') && isLive(leaf, Fields.ofOrder(name))) {
        found.add(name);
        taken++;
      }
    }
  }

  private static boolean isLive(LeafReader leaf, EntryRef ref) throws IOException {
    PostingsEnum documents = leaf.postings(new Term(Fields.ENTRY, Fields.key(ref)));
    if (documents == null) {
      return false;
    }
    Bits live = leaf.getLiveDocs();
    for (int document = documents.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS;
        document = documents.nextDoc()) {
      if (live == null || live.get(document)) {
        return true;
      }
    }
    return false;
  }
}
