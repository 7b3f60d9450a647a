package dev.errdict.search.index;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.words.Lang;
import dev.errdict.search.text.Grams;
import dev.errdict.search.text.Terms;
import dev.errdict.search.text.TokenSequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** The index at one revision. Safe for use by several threads. */
public final class IndexSnapshot {
  /** The number of terms whose weight is cached. */
  private static final int REMEMBERED = 100_000;

  /** The number of cached units: all units of a catalog of a few hundred entries. */
  private static final int REMEMBERED_UNITS = 10_000;

  /** With more different prefixes than this, the codes have none. */
  private static final int MOST_PREFIXES = 200;

  /** The number of cached sets of hidden catalogs; servers with the same catalogs share one. */
  private static final int MOST_VISIBLE = 32;

  private static final float SINGLE_HAN = 0.3f;

  /** The vectors of one language, of one catalog or of all. */
  private record Part(Lang lang, Optional<String> catalog) {}

  private final IndexSearcher searcher;
  private final IndexStamp stamp;
  private final boolean vectors;
  private final RecentChanges recent;
  private final Set<String> codePrefixes;
  private final Map<String, WeighedTerm> terms;
  private final Map<String, WeighedTerm> sounds;
  private final Map<Integer, UnitHit> units;
  private final Map<Part, Optional<Nearby>> nearby;
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
    this.codePrefixes = terms(Fields.CODE_PREFIX, MOST_PREFIXES);
    this.terms = new ConcurrentHashMap<>();
    this.sounds = new ConcurrentHashMap<>();
    this.units = new ConcurrentHashMap<>();
    this.nearby = new ConcurrentHashMap<>();
    this.catalogs = terms(Fields.CATALOG, Integer.MAX_VALUE);
  }

  private IndexSnapshot(IndexSnapshot base, RecentChanges recent) {
    this.searcher = base.searcher;
    this.stamp = base.stamp;
    this.vectors = base.vectors;
    this.recent = recent;
    this.codePrefixes = base.codePrefixes;
    this.terms = base.terms;
    this.sounds = base.sounds;
    this.units = base.units;
    this.nearby = base.nearby;
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
      for (ScoreDoc hit : searcher.search(filtered(similar, catalog), limit).scoreDocs) {
        refs.add(header(hit.doc));
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

  private Set<String> terms(String field, int most) {
    Set<String> found = new TreeSet<>();
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        org.apache.lucene.index.Terms terms = leaf.reader().terms(field);
        TermsEnum all = terms == null ? TermsEnum.EMPTY : terms.iterator();
        for (BytesRef one = all.next(); one != null && found.size() < most; one = all.next()) {
          String term = one.utf8ToString();
          if (hidden.isEmpty() || documentFrequency(field, term) > 0) {
            found.add(term);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableSet(found);
  }

  private List<EntryRef> headers(Term term, Stream<EntryRef> changed, Predicate<EntryRef> among) {
    try {
      List<EntryRef> refs = new ArrayList<>();
      if (searcher.getIndexReader().docFreq(term) > 0) {
        for (ScoreDoc hit : searcher.search(new TermQuery(term), 100).scoreDocs) {
          EntryRef ref = header(hit.doc);
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
    return new PrefixIndex(searcher, this::header);
  }

  private EntryRef header(int document) {
    LeafReaderContext leaf = leaf(document);
    return Fields.ref(binary(leaf, Fields.ENTRY, document - leaf.docBase));
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
      return Optional.of(EntryReader.read(ref.catalog(), content));
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
    try {
      return IndexCheck.withoutVectors(searcher);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Some of the entries whose vectors are not computed yet. */
  List<EntryRef> withoutVectors(int most) {
    try {
      List<EntryRef> refs = new ArrayList<>();
      Query query = new TermQuery(new Term(Fields.VECTORS, Fields.PENDING));
      for (ScoreDoc hit : searcher.search(new ConstantScoreQuery(query), most).scoreDocs) {
        refs.add(header(hit.doc));
      }
      return refs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How significant a term is: its inverse document frequency as in BM25 (Robertson and Zaragoza,
   * 2009). A single Han character is less significant than a pair.
   */
  public float weight(String term) {
    return weighed(term).weight();
  }

  /** The same for a pair of syllables. */
  public float soundWeight(String sound) {
    return weighedSound(sound).weight();
  }

  public boolean has(String term) {
    return weighed(term).known();
  }

  public boolean hasSound(String sound) {
    return weighedSound(sound).known();
  }

  private WeighedTerm weighed(String term) {
    return remembered(
        terms, term, Fields.TERMS, term.length() == 1 && Terms.isHan(term) ? SINGLE_HAN : 1);
  }

  private WeighedTerm weighedSound(String sound) {
    return remembered(sounds, sound, Fields.SOUNDS, 1);
  }

  private WeighedTerm remembered(
      Map<String, WeighedTerm> remembered, String term, String field, float worth) {
    WeighedTerm weighed = remembered.get(term);
    if (weighed == null) {
      int frequency = documentFrequency(field, term);
      weighed = new WeighedTerm(term, worth * idf(frequency), frequency > 0);
      if (weighed.known() && remembered.size() < REMEMBERED) {
        remembered.put(term, weighed);
      }
    }
    return weighed;
  }

  private float idf(int frequency) {
    int all = Math.max(1, searcher.getIndexReader().numDocs());
    return (float) Math.log(1 + (all - frequency + 0.5) / (frequency + 0.5));
  }

  private int documentFrequency(String field, String term) {
    try {
      if (!hidden.isEmpty()) {
        return searcher.count(new TermQuery(new Term(field, term)));
      }
      return Math.min(
          searcher.getIndexReader().docFreq(new Term(field, term)),
          searcher.getIndexReader().numDocs());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The index's terms within an edit distance, transpositions counted as one edit, the nearest and
   * most frequent first. The first letter must be right.
   */
  public List<String> similarTerms(String word, int edits, int limit) {
    record Similar(String term, float nearness, int frequency) {}
    Map<String, Float> near = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Spellings.of(leaf.reader()).near(word, edits, near::put);
    }
    return near.entrySet().stream()
        .filter(one -> hidden.isEmpty() || has(one.getKey()))
        .map(
            one ->
                new Similar(
                    one.getKey(), one.getValue(), documentFrequency(Fields.TERMS, one.getKey())))
        .sorted(
            Comparator.comparingDouble(Similar::nearness)
                .thenComparingInt(Similar::frequency)
                .reversed()
                .thenComparing(Similar::term))
        .limit(limit)
        .map(Similar::term)
        .toList();
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
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    terms.forEach((term, boost) -> add(query, Fields.TERMS, term, boost));
    sounds.forEach((sound, boost) -> add(query, Fields.SOUNDS, sound, boost));
    return units(query.build(), catalog, limit);
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
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    grams.forEach(gram -> add(query, Fields.GRAMS, gram, 1f));
    return units(query.build(), catalog, limit).stream().map(hit -> gramHit(hit, grams)).toList();
  }

  private GramHit gramHit(UnitHit unit, Set<String> grams) {
    LeafReaderContext leaf = leaf(unit.document());
    String patterns = binary(leaf, Fields.PATTERN, unit.document() - leaf.docBase);
    Set<String> own = Grams.of(patterns.split("\n", 2)[0]);
    double shared = own.stream().filter(grams::contains).count();
    return new GramHit(unit, shared / grams.size(), shared / Math.max(1, own.size()));
  }

  private static void add(BooleanQuery.Builder query, String field, String term, float boost) {
    Query clause = new TermQuery(new Term(field, term));
    query.add(boost == 1f ? clause : new BoostQuery(clause, boost), BooleanClause.Occur.SHOULD);
  }

  /** The units that match a query best, the best first. */
  private List<UnitHit> units(Query query, Optional<String> catalog, int limit) {
    try {
      List<UnitHit> hits = new ArrayList<>();
      for (ScoreDoc hit : searcher.search(filtered(query, catalog), limit).scoreDocs) {
        hits.add(read(hit));
      }
      return hits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Query filtered(Query query, Optional<String> catalog) {
    return catalog
        .map(
            id ->
                (Query)
                    new BooleanQuery.Builder()
                        .add(query, BooleanClause.Occur.MUST)
                        .add(
                            new TermQuery(new Term(Fields.CATALOG, id)), BooleanClause.Occur.FILTER)
                        .build())
        .orElse(query);
  }

  /** The units whose meaning is nearest to a vector; each hit's score is the dot product. */
  public List<UnitHit> nearest(Lang lang, float[] vector, Optional<String> catalog, int limit) {
    Optional<Nearby> all = nearby(lang, catalog);
    if (all.isPresent()) {
      return all.get().nearest(vector, limit).stream().map(this::read).toList();
    }
    Query filter =
        catalog.map(id -> (Query) new TermQuery(new Term(Fields.CATALOG, id))).orElse(null);
    Query query = new KnnFloatVectorQuery(Fields.VECTOR + lang.tag(), vector, limit, filter);
    return units(query, Optional.empty(), limit).stream()
        // Lucene scores DOT_PRODUCT as (1 + dot) / 2.
        .map(hit -> hit.withScore(2 * hit.score() - 1))
        .toList();
  }

  private Optional<Nearby> nearby(Lang lang, Optional<String> catalog) {
    return nearby.computeIfAbsent(
        new Part(lang, catalog),
        part -> Nearby.of(reader(), Fields.VECTOR + part.lang().tag(), part.catalog()));
  }

  private UnitHit read(ScoreDoc hit) {
    UnitHit unit = units.get(hit.doc);
    if (unit == null) {
      unit = read(hit.doc);
      if (units.size() < REMEMBERED_UNITS) {
        units.put(hit.doc, unit);
      }
    }
    return unit.withScore(hit.score);
  }

  private UnitHit read(int hit) {
    LeafReaderContext leaf = leaf(hit);
    int document = hit - leaf.docBase;
    String[] kind = binary(leaf, Fields.KIND, document).split(" ", 3);
    return new UnitHit(
        hit,
        Fields.ref(binary(leaf, Fields.ENTRY, document)),
        Unit.Kind.valueOf(kind[0]),
        Lang.valueOf(kind[1]),
        list(binary(leaf, Fields.TERM_LIST, document), this::weighed),
        list(binary(leaf, Fields.SOUND_LIST, document), this::weighedSound),
        Boolean.parseBoolean(kind[2]),
        0);
  }

  private static List<WeighedTerm> list(String words, Function<String, WeighedTerm> weighed) {
    return words.isEmpty() ? List.of() : Arrays.stream(words.split(" ")).map(weighed).toList();
  }

  private LeafReaderContext leaf(int document) {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    return leaves.get(ReaderUtil.subIndex(document, leaves));
  }

  private static String binary(LeafReaderContext leaf, String field, int document) {
    try {
      BinaryDocValues values = leaf.reader().getBinaryDocValues(field);
      return values != null && values.advanceExact(document)
          ? values.binaryValue().utf8ToString()
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
