package dev.errdict.search.index;

import dev.errdict.db.Entry;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.text.Grams;
import dev.errdict.search.text.Lookalikes;
import dev.errdict.search.text.Normaliser;
import dev.errdict.search.text.Terms;
import dev.errdict.search.text.TextPattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/** An entry as the index's documents. */
final class IndexDocuments {
  /**
   * Each term stands once, so there are no positions to keep. Frequencies are kept although all are
   * one: with them come the impacts that let a search skip what cannot be among the best. Lengths
   * are not: a text's length counts when it is compared with the question, and to find it without
   * is twice as quick among a million entries, and no worse.
   */
  private static final FieldType LISTED = listed();

  /** A prefixed code's number is looked for without its prefix when it is no common number. */
  private static final int SHORTEST_NUMBER = 3;

  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z][A-Za-z0-9_]{4,63}");

  /** A code of letters and a number: {@code TS2339}, {@code ORA-00001}. */
  private static final Pattern PREFIXED = Pattern.compile("([A-Za-z]{1,12}[-_ ]?)(\\d{1,9})");

  private IndexDocuments() {}

  private static FieldType listed() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }

  static List<Document> of(Entry entry, Embedder embedder) {
    String key = Fields.key(entry.ref());
    List<Document> documents = new ArrayList<>();
    documents.add(header(entry, key));
    Set<Unit> units = new LinkedHashSet<>(Unit.of(entry));
    boolean taught = units.stream().anyMatch(unit -> unit.kind() == Unit.Kind.PHRASE);
    for (Unit unit : units) {
      documents.add(unit(unit, taught, key, entry.ref().catalog(), embedder));
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
    document.add(
        new StringField(Fields.CODE_FOLDED, entry.code().toLowerCase(Locale.ROOT), Field.Store.NO));
    Matcher prefixed = PREFIXED.matcher(entry.code());
    if (prefixed.matches()) {
      String prefix = prefixed.group(1).toLowerCase(Locale.ROOT);
      document.add(new StringField(Fields.PREFIX, prefix, Field.Store.NO));
      String number = prefixed.group(2).replaceFirst("^0+", "");
      if (number.length() >= SHORTEST_NUMBER) {
        document.add(new StringField(Fields.NUMBER, number, Field.Store.NO));
      }
    }
    return document;
  }

  private static Document of(String key, String catalog) {
    Document document = new Document();
    document.add(new StringField(Fields.ENTRY, key, Field.Store.NO));
    document.add(new BinaryDocValuesField(Fields.ENTRY, new BytesRef(key)));
    document.add(new StringField(Fields.CATALOG, catalog, Field.Store.NO));
    return document;
  }

  private static Document unit(
      Unit unit, boolean taught, String key, String catalog, Embedder embedder) {
    String text = Normaliser.normalise(unit.words(), Normaliser.MAX_UNIT);
    String terms = String.join(" ", Terms.of(text));
    String sounds = String.join(" ", Terms.sounds(text));
    Document document = of(key, catalog);
    document.add(
        new BinaryDocValuesField(
            Fields.KIND,
            new BytesRef(unit.kind().name() + " " + unit.lang().name() + " " + taught)));
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
    if (unit.hasMeaning()) {
      embedder
          .document(unit.lang(), text)
          .ifPresent(
              vector ->
                  document.add(
                      new KnnFloatVectorField(
                          Fields.VECTOR + unit.lang().tag(),
                          vector,
                          VectorSimilarityFunction.DOT_PRODUCT)));
    }
    return document;
  }
}
