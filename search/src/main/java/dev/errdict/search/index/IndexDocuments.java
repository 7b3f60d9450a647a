package dev.errdict.search.index;

import dev.errdict.db.Entry;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.text.Normaliser;
import dev.errdict.search.text.Terms;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    for (Unit unit : units) {
      documents.add(unit(unit, key, entry.ref().catalog(), embedder));
    }
    return documents;
  }

  private static Document header(Entry entry, String key) {
    Document document = of(key, entry.ref().catalog());
    document.add(new StringField(Fields.CODE, entry.code(), Field.Store.NO));
    document.add(
        new StringField(Fields.CODE_FOLDED, entry.code().toLowerCase(Locale.ROOT), Field.Store.NO));
    return document;
  }

  private static Document of(String key, String catalog) {
    Document document = new Document();
    document.add(new StringField(Fields.ENTRY, key, Field.Store.NO));
    document.add(new BinaryDocValuesField(Fields.ENTRY, new BytesRef(key)));
    document.add(new StringField(Fields.CATALOG, catalog, Field.Store.NO));
    return document;
  }

  private static Document unit(Unit unit, String key, String catalog, Embedder embedder) {
    String text = Normaliser.normalise(unit.text(), Normaliser.MAX_UNIT);
    String terms = String.join(" ", Terms.of(text));
    String sounds = String.join(" ", Terms.sounds(text));
    Document document = of(key, catalog);
    document.add(
        new BinaryDocValuesField(
            Fields.KIND, new BytesRef(unit.kind().name() + " " + unit.lang().name())));
    document.add(new Field(Fields.TERMS, terms, LISTED));
    document.add(new BinaryDocValuesField(Fields.TERM_LIST, new BytesRef(terms)));
    if (!sounds.isEmpty()) {
      document.add(new Field(Fields.SOUNDS, sounds, LISTED));
      document.add(new BinaryDocValuesField(Fields.SOUND_LIST, new BytesRef(sounds)));
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
