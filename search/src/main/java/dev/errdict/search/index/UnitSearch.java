package dev.errdict.search.index;

import dev.errdict.db.words.Lang;
import dev.errdict.search.index.IndexSnapshot.GramHit;
import dev.errdict.search.text.Grams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;

/**
 * Finds the units of entries by their words, their rows of letters and their meaning. Safe for use
 * by several threads.
 */
final class UnitSearch {
  /** The number of cached units: all units of a catalog of a few hundred entries. */
  private static final int REMEMBERED = 10_000;

  /** As many rows of letters are searched for, however many texts have them. */
  private static final int RAREST_GRAMS = 24;

  /** A row of letters that more texts have takes long to search for. */
  private static final int FEW_TEXTS = 1000;

  private static final Sort BEST_FIRST =
      new Sort(SortField.FIELD_SCORE, new SortField(Fields.TIE, SortField.Type.LONG));

  /** The vectors of one language, of one catalog or of all. */
  private record Part(Lang lang, Optional<String> catalog) {}

  /** A row of letters, and where the index has it. */
  private record Gram(Term term, TermStates states) {}

  private final IndexSearcher searcher;
  private final DocumentValues values;
  private final TermWeights weights;
  private final Map<Integer, UnitHit> units = new ConcurrentHashMap<>();
  private final Map<Part, Optional<Nearby>> nearby = new ConcurrentHashMap<>();

  UnitSearch(IndexSearcher searcher, TermWeights weights) {
    this.searcher = searcher;
    this.values = new DocumentValues(searcher);
    this.weights = weights;
  }

  /** The units that hold most of what tells, the best first. */
  List<UnitHit> withTerms(
      Map<String, Float> terms, Map<String, Float> sounds, Optional<String> catalog, int limit) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    terms.forEach((term, boost) -> add(query, Fields.TERMS, term, boost));
    sounds.forEach((sound, boost) -> add(query, Fields.SOUNDS, sound, boost));
    return units(query.build(), catalog, limit);
  }

  /**
   * Whether a term is in units of one kind only, and in one at least. Ends at the first unit of
   * another kind, since a term may be in many thousands of units.
   */
  boolean isOnlyIn(String term, Unit.Kind kind) {
    boolean found = false;
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        PostingsEnum units =
            leaf.reader().postings(new Term(Fields.TERMS, term), PostingsEnum.NONE);
        if (units == null) {
          continue;
        }
        Bits live = leaf.reader().getLiveDocs();
        while (units.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          if (live == null || live.get(units.docID())) {
            if (kind(leaf.docBase + units.docID()) != kind) {
              return false;
            }
            found = true;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private Unit.Kind kind(int document) {
    return Unit.Kind.valueOf(values.of(Fields.KIND, document).split(" ", 2)[0]);
  }

  /** The official texts that share most of some rows of letters, the best first. */
  List<GramHit> withGrams(Set<String> grams, Optional<String> catalog, int limit) {
    return units(telling(grams), catalog, limit).stream().map(hit -> gramHit(hit, grams)).toList();
  }

  /**
   * Texts with some of the rows of letters: without those that are in very many texts, which tell
   * little of what is meant, but with the rarest in any case. Where the texts are few, all are
   * searched for, so that no answer depends on the other catalogs beside.
   */
  private Query telling(Set<String> grams) {
    List<Gram> known = new ArrayList<>();
    try {
      for (String gram : grams) {
        Term term = new Term(Fields.GRAMS, gram);
        TermStates states = TermStates.build(searcher, term, true);
        if (states.docFreq() > 0) {
          known.add(new Gram(term, states));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    known.sort(Comparator.comparingInt(gram -> gram.states().docFreq()));
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (int i = 0; i < known.size(); i++) {
      Gram gram = known.get(i);
      if (i < RAREST_GRAMS || gram.states().docFreq() <= FEW_TEXTS) {
        query.add(new TermQuery(gram.term(), gram.states()), BooleanClause.Occur.SHOULD);
      }
    }
    return query.build();
  }

  private GramHit gramHit(UnitHit unit, Set<String> grams) {
    String patterns = values.of(Fields.PATTERN, unit.document());
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
      for (ScoreDoc hit : searcher.search(filtered(query, catalog), limit, BEST_FIRST).scoreDocs) {
        hits.add(read(hit.doc, (Float) ((FieldDoc) hit).fields[0]));
      }
      return hits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only units of the catalog, where one is named. */
  static Query filtered(Query query, Optional<String> catalog) {
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
  List<UnitHit> nearest(Lang lang, float[] vector, Optional<String> catalog, int limit) {
    Optional<Nearby> all = nearby(lang, catalog);
    if (all.isPresent()) {
      return all.get().nearest(vector, limit).stream()
          .map(hit -> read(hit.doc, hit.score))
          .toList();
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
        part ->
            Nearby.of(
                (DirectoryReader) searcher.getIndexReader(),
                Fields.VECTOR + part.lang().tag(),
                part.catalog()));
  }

  private UnitHit read(int document, float score) {
    UnitHit unit = units.get(document);
    if (unit == null) {
      unit = read(document);
      if (units.size() < REMEMBERED) {
        units.put(document, unit);
      }
    }
    return unit.withScore(score);
  }

  private UnitHit read(int document) {
    String[] kind = values.of(Fields.KIND, document).split(" ", 3);
    return new UnitHit(
        document,
        values.entry(document),
        Unit.Kind.valueOf(kind[0]),
        Lang.valueOf(kind[1]),
        list(values.of(Fields.TERM_LIST, document), weights::weighed),
        list(values.of(Fields.SOUND_LIST, document), weights::weighedSound),
        Boolean.parseBoolean(kind[2]),
        0);
  }

  private static List<WeighedTerm> list(String words, Function<String, WeighedTerm> weighed) {
    return words.isEmpty() ? List.of() : Arrays.stream(words.split(" ")).map(weighed).toList();
  }
}
