package dev.errdict.search.index;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.Bencode;
import dev.errdict.db.words.Lang;
import dev.errdict.search.text.TokenSequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;

/** The index at one revision. Safe for use by several threads. */
public final class IndexSnapshot {
  /** With more different prefixes than this, the codes have none. */
  private static final int MOST_PREFIXES = 200;

  /** The number of cached sets of hidden catalogs; servers with the same catalogs share one. */
  private static final int MOST_VISIBLE = 32;

  private final IndexSearcher searcher;
  private final IndexStamp stamp;
  private final boolean vectors;
  private final boolean awaitsVectors;
  private final RecentChanges recent;
  private final Set<String> codePrefixes;
  private final DocumentValues documents;
  private final TermWeights weights;
  private final UnitSearch units;
  private final Set<String> catalogs;
  private final Map<Set<String>, IndexSnapshot> visible;

  /** Ids of the hidden catalogs. */
  private final Set<String> hidden;

  /**
   * @param vectors whether its vectors are those of this process's embedder
   */
  IndexSnapshot(IndexSearcher searcher, IndexStamp stamp, boolean vectors) {
    this(searcher, stamp, vectors, RecentChanges.NONE, Set.of());
  }

  private IndexSnapshot(
      IndexSearcher searcher,
      IndexStamp stamp,
      boolean vectors,
      RecentChanges recent,
      Set<String> hidden) {
    this.searcher = searcher;
    this.stamp = stamp;
    this.vectors = vectors;
    this.recent = recent;
    this.hidden = hidden;
    this.visible = new ConcurrentHashMap<>();
    this.weights = new TermWeights(searcher, !hidden.isEmpty());
    this.codePrefixes = weights.terms(Fields.CODE_PREFIX, MOST_PREFIXES);
    this.documents = new DocumentValues(searcher);
    this.units = new UnitSearch(searcher, weights);
    this.catalogs = weights.terms(Fields.CATALOG, Integer.MAX_VALUE);
    this.awaitsVectors = countWithoutVectors() > 0;
  }

  private IndexSnapshot(IndexSnapshot base, RecentChanges recent) {
    this.searcher = base.searcher;
    this.stamp = base.stamp;
    this.vectors = base.vectors;
    this.awaitsVectors = base.awaitsVectors;
    this.recent = recent;
    this.codePrefixes = base.codePrefixes;
    this.documents = base.documents;
    this.weights = base.weights;
    this.units = base.units;
    this.hidden = base.hidden;
    this.visible = new ConcurrentHashMap<>();
    this.catalogs = base.catalogs;
  }

  /**
   * The same index without some catalogs: they affect neither the results nor their ranking. Valid
   * as long as this snapshot.
   *
   * @param catalogs ids of the catalogs to hide
   */
  public IndexSnapshot without(Set<String> catalogs) {
    if (catalogs.isEmpty()) {
      return this;
    }
    IndexSnapshot known = visible.get(catalogs);
    if (known != null) {
      return known;
    }
    try {
      IndexSearcher within = new IndexSearcher(new VisibleReader(reader(), catalogs));
      within.setSimilarity(searcher.getSimilarity());
      IndexSnapshot made =
          new IndexSnapshot(within, stamp, vectors, recent.without(catalogs), Set.copyOf(catalogs));
      if (visible.size() < MOST_VISIBLE) {
        visible.put(made.hidden, made);
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same index, with changes applied that it does not have yet. */
  IndexSnapshot with(RecentChanges changes) {
    return new IndexSnapshot(this, changes);
  }

  RecentChanges recent() {
    return recent;
  }

  IndexStamp stamp() {
    return stamp;
  }

  public long revision() {
    return stamp.revision();
  }

  /** Whether its vectors are those of this process's embedder. */
  public boolean hasVectors() {
    return vectors;
  }

  DirectoryReader reader() {
    return (DirectoryReader) searcher.getIndexReader();
  }

  /**
   * The entries with exactly this code; if there is none, those with the code in another letter
   * case; if there is none and it is a number, those whose code is a prefix and that number.
   */
  public List<EntryRef> withCode(String code) {
    return withCode(code, _ -> true);
  }

  /**
   * The same among some entries, as if there were no others.
   *
   * @param among whether an entry is one of them
   */
  public List<EntryRef> withCode(String code, Predicate<EntryRef> among) {
    List<EntryRef> exact = headers(new Term(Fields.CODE, code), recent.withCode(code), among);
    if (!exact.isEmpty()) {
      return exact;
    }
    String lower = code.toLowerCase(Locale.ROOT);
    List<EntryRef> folded =
        headers(new Term(Fields.CODE_FOLDED, lower), recent.withFoldedCode(lower), among);
    if (!folded.isEmpty() || !code.chars().allMatch(unit -> unit >= '0' && unit <= '9')) {
      return folded;
    }
    String number = code.replaceFirst("^0+(?=.)", "");
    return headers(new Term(Fields.NUMBER, number), recent.withNumber(number), among);
  }

  /** The entries whose code a mistyped one may stand for, the nearest first. */
  public List<EntryRef> withSimilarCode(String code, Optional<String> catalog, int limit) {
    try {
      Query similar =
          new FuzzyQuery(
              new Term(Fields.CODE_FOLDED, code.toLowerCase(Locale.ROOT)),
              code.length() < 6 ? 1 : 2,
              1);
      List<EntryRef> refs = new ArrayList<>();
      Sort nearestFirst =
          new Sort(SortField.FIELD_SCORE, new SortField(Fields.ORDER, SortField.Type.STRING));
      for (ScoreDoc hit :
          searcher.search(UnitSearch.filtered(similar, catalog), limit, nearestFirst).scoreDocs) {
        refs.add(documents.entry(hit.doc));
      }
      return refs.stream().filter(this::isThere).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The prefixes of codes, in lower case: {@code ts}, {@code ora-}. */
  public Set<String> codePrefixes() {
    if (recent.codePrefixes().isEmpty()) {
      return codePrefixes;
    }
    Set<String> prefixes = new TreeSet<>(codePrefixes);
    recent.codePrefixes().stream()
        .limit(Math.max(0, MOST_PREFIXES - prefixes.size()))
        .forEach(prefixes::add);
    return prefixes;
  }

  /** The catalogs whose entries can be found by words. */
  public Set<String> catalogs() {
    return catalogs;
  }

  private List<EntryRef> headers(Term term, Stream<EntryRef> changed, Predicate<EntryRef> among) {
    try {
      List<EntryRef> refs = new ArrayList<>();
      if (searcher.getIndexReader().docFreq(term) > 0) {
        for (ScoreDoc hit : searcher.search(new TermQuery(term), 100).scoreDocs) {
          EntryRef ref = documents.entry(hit.doc);
          if (!recent.contains(ref)) {
            refs.add(ref);
          }
        }
      }
      changed.forEach(refs::add);
      refs.removeIf(among.negate());
      refs.sort(null);
      return refs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Finds entries by prefixes of their codes, symbols and words. */
  public PrefixIndex prefixes() {
    return new PrefixIndex(searcher, documents::entry);
  }

  /** An entry as stored in the index; empty when there is none. */
  public Optional<Entry> entry(EntryRef ref) {
    if (recent.contains(ref)) {
      return recent.find(ref);
    }
    try {
      Query query =
          new BooleanQuery.Builder()
              .add(
                  new TermQuery(new Term(Fields.ENTRY, Fields.key(ref))),
                  BooleanClause.Occur.FILTER)
              .add(new TermQuery(new Term(Fields.CODE, ref.code())), BooleanClause.Occur.FILTER)
              .build();
      ScoreDoc[] hits = searcher.search(query, 1).scoreDocs;
      return hits.length == 0 ? Optional.empty() : content(ref, hits[0].doc);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Entry> content(EntryRef ref, int document) throws IOException {
    String content =
        searcher.storedFields().document(document, Set.of(Fields.CONTENT)).get(Fields.CONTENT);
    if (content == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Bencode.readEntry(ref.catalog(), content));
    } catch (CatalogException e) {
      throw new UncheckedIOException(new CorruptIndexException(e.getMessage(), ref.toString(), e));
    }
  }

  /**
   * The codes around a code that a catalog does not have: up to {@code each} before it and as many
   * after it, in order.
   */
  public List<EntryRef> neighbours(String catalog, String code, int each) {
    try {
      return new Neighbours(reader(), catalog)
          .of(code, each).stream().filter(this::isThere).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isThere(EntryRef indexed) {
    return !recent.contains(indexed) || recent.find(indexed).isPresent();
  }

  /** How many entries there are. */
  public int entries() {
    try {
      return searcher.count(new FieldExistsQuery(Fields.ORDER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of entries whose vectors are not computed yet. */
  int countWithoutVectors() {
    return new PendingVectors(searcher).count();
  }

  /** Whether there are entries whose vectors are not computed yet. */
  public boolean awaitsVectors() {
    return awaitsVectors;
  }

  /** Whether vectors of an entry are not computed yet. */
  public boolean awaitsVectors(EntryRef ref) {
    return recent.contains(ref) || new PendingVectors(searcher).contains(ref);
  }

  /** Some of the entries whose vectors are not computed yet. */
  List<EntryRef> withoutVectors(int most) {
    return new PendingVectors(searcher).some(most, documents);
  }

  /**
   * How significant a term is: its inverse document frequency as in BM25 (Robertson and Zaragoza,
   * 2009). A single Han character is less significant than a pair.
   */
  public float weight(String term) {
    return weights.weighed(term).weight();
  }

  /** The same for a pair of syllables. */
  public float soundWeight(String sound) {
    return weights.weighedSound(sound).weight();
  }

  public boolean has(String term) {
    return weights.weighed(term).known();
  }

  public boolean hasSound(String sound) {
    return weights.weighedSound(sound).known();
  }

  /**
   * The index's terms within an edit distance, transpositions counted as one edit, the nearest and
   * most frequent first. The first letter must be right.
   */
  public List<String> similarTerms(String word, int edits, int limit) {
    return weights.similarTerms(word, edits, limit);
  }

  /**
   * The official texts that are contained in a text, in no particular order.
   *
   * @param text normalised
   * @param tokens of the text
   */
  public List<TextHit> texts(String text, TokenSequence tokens, Optional<String> catalog) {
    try {
      return TextSearch.in(text, tokens, catalog, searcher.getIndexReader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The units with the most significant terms in common, the best first. */
  public List<UnitHit> withTerms(
      Map<String, Float> terms, Map<String, Float> sounds, Optional<String> catalog, int limit) {
    return units.withTerms(terms, sounds, catalog, limit);
  }

  /** Whether a term is in units of one kind only, and in one at least. */
  public boolean isOnlyIn(String term, Unit.Kind kind) {
    return units.isOnlyIn(term, kind);
  }

  /**
   * An official text that shares character n-grams with a question.
   *
   * @param recall the share of the question's n-grams that it has, from 0 to 1
   * @param precision the share of its own n-grams that the question has
   */
  public record GramHit(UnitHit unit, double recall, double precision) {}

  /** The official texts that share the most of some character n-grams, the best first. */
  public List<GramHit> withGrams(Set<String> grams, Optional<String> catalog, int limit) {
    return units.withGrams(grams, catalog, limit);
  }

  /** The units whose meaning is nearest to a vector; each hit's score is the dot product. */
  public List<UnitHit> nearest(Lang lang, float[] vector, Optional<String> catalog, int limit) {
    return units.nearest(lang, vector, catalog, limit);
  }
}
