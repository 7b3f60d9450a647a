package dev.errdict.search.index;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.format.Bencode;
import dev.errdict.db.words.Lang;
import dev.errdict.search.text.Grams;
import dev.errdict.search.text.Lookalikes;
import dev.errdict.search.text.Normaliser;
import dev.errdict.search.text.Terms;
import dev.errdict.search.text.TextPattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** An entry as the index's documents. */
final class IndexDocuments {
  /**
   * Each term occurs once, so positions are not stored. Frequencies are stored although all are 1:
   * Lucene needs them for the impacts by which a search skips documents that cannot be among the
   * best. Lengths (norms) are not stored: a text's length is used when it is compared with the
   * question, and searching without norms is twice as fast among a million entries, with results as
   * good.
   */
  private static final FieldType LISTED = listed();

  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z][A-Za-z0-9_]{4,63}");

  private IndexDocuments() {}

  private static FieldType listed() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }

  /** The entry is marked if the vector of a unit is not ready. */
  static List<Document> of(Entry entry, UnitVectors vectors) {
    String key = Fields.key(entry.ref());
    List<Document> documents = new ArrayList<>();
    Document header = header(entry, key);
    documents.add(header);
    Set<Unit> units = new LinkedHashSet<>(Unit.of(entry));
    boolean taught = units.stream().anyMatch(unit -> unit.kind() == Unit.Kind.PHRASE);
    boolean complete = true;
    for (Unit unit : units) {
      String text = Normaliser.normalise(unit.words(), Normaliser.MAX_UNIT);
      long tie = tie(key, unit);
      Document document = unit(unit, text, tie, taught, key, entry.ref().catalog());
      if (unit.hasMeaning() && vectors.embedder().computes()) {
        Optional<float[]> vector = vectors.of(unit.lang(), text, tie);
        vector.ifPresent(meaning -> document.add(vector(unit.lang(), meaning)));
        complete &= vectors.computing() || vector.isPresent();
      }
      documents.add(document);
    }
    if (!complete) {
      header.add(new StringField(Fields.VECTORS, Fields.PENDING, Field.Store.NO));
    }
    return documents;
  }

  private static void patterns(List<TextPattern> patterns, Document into) {
    for (TextPattern pattern : patterns) {
      into.add(new StringField(Fields.ANCHOR, pattern.anchor(), Field.Store.NO));
    }
    TextPattern pattern = patterns.getFirst();
    pattern
        .together()
        .ifPresent(word -> into.add(new StringField(Fields.ANCHOR, word, Field.Store.NO)));
    String grams = String.join(" ", Grams.of(pattern.stored()));
    if (!grams.isEmpty()) {
      into.add(new Field(Fields.GRAMS, grams, LISTED));
    }
    String stored = patterns.stream().map(TextPattern::stored).collect(Collectors.joining("\n"));
    into.add(new BinaryDocValuesField(Fields.PATTERN, new BytesRef(stored)));
  }

  private static Document header(Entry entry, String key) {
    Document document = of(key, entry.ref().catalog());
    document.add(new StringField(Fields.CODE, entry.code(), Field.Store.NO));
    for (String folded : Fields.folded(entry.code())) {
      document.add(new StringField(Fields.CODE_FOLDED, folded, Field.Store.NO));
    }
    PrefixedCode.of(entry.code()).ifPresent(prefixed -> add(prefixed, document));
    document.add(new SortedDocValuesField(Fields.ORDER, new BytesRef(Fields.order(entry.ref()))));
    PrefixIndex.addTo(document, entry);
    document.add(new StoredField(Fields.CONTENT, Bencode.write(entry)));
    return document;
  }

  private static Document of(String key, String catalog) {
    Document document = new Document();
    document.add(new StringField(Fields.ENTRY, key, Field.Store.NO));
    document.add(new BinaryDocValuesField(Fields.ENTRY, new BytesRef(key)));
    document.add(new StringField(Fields.CATALOG, catalog, Field.Store.NO));
    return document;
  }

  private static void add(PrefixedCode code, Document to) {
    to.add(new StringField(Fields.CODE_PREFIX, code.prefix(), Field.Store.NO));
    code.number().ifPresent(one -> to.add(new StringField(Fields.NUMBER, one, Field.Store.NO)));
  }

  private static Document unit(
      Unit unit, String text, long tie, boolean taught, String key, String catalog) {
    String terms = String.join(" ", Terms.of(text));
    String sounds = String.join(" ", Terms.sounds(text));
    Document document = of(key, catalog);
    document.add(
        new BinaryDocValuesField(
            Fields.KIND,
            new BytesRef(unit.kind().name() + " " + unit.lang().name() + " " + taught)));
    document.add(new NumericDocValuesField(Fields.TIE, tie));
    document.add(new Field(Fields.TERMS, terms, LISTED));
    document.add(new BinaryDocValuesField(Fields.TERM_LIST, new BytesRef(terms)));
    if (!sounds.isEmpty()) {
      document.add(new Field(Fields.SOUNDS, sounds, LISTED));
      document.add(new BinaryDocValuesField(Fields.SOUND_LIST, new BytesRef(sounds)));
    }
    if (unit.isOfficial()) {
      List<TextPattern> patterns = TextPattern.inAnyCase(unit.text());
      if (!patterns.isEmpty()) {
        patterns(patterns, document);
      }
      if (SYMBOL.matcher(unit.text()).matches()) {
        String looks = Fields.LOOKS + Lookalikes.skeleton(unit.text());
        document.add(new StringField(Fields.ANCHOR, looks, Field.Store.NO));
      }
    }
    return document;
  }

  private static long tie(String key, Unit unit) {
    String all = String.join("\u0000", key, unit.kind().name(), unit.lang().name(), unit.text());
    return StringHelper.murmurhash3_x64_128(new BytesRef(all))[0];
  }

  private static KnnFloatVectorField vector(Lang lang, float[] meaning) {
    return new KnnFloatVectorField(
        Fields.VECTOR + lang.tag(), meaning, VectorSimilarityFunction.DOT_PRODUCT);
  }
}
