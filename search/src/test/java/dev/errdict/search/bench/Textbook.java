package dev.errdict.search.bench;

import dev.errdict.db.catalog.Entry;
import dev.errdict.search.index.EntrySource;
import dev.errdict.search.index.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Lucene as its introductions show it, to compare with: a document for each entry, a field for each
 * kind of text and language, and every word of a question fuzzy in every field.
 */
final class Textbook implements AutoCloseable {
  private static final int HITS = 10;

  private final StandardAnalyzer analyzer = new StandardAnalyzer();
  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final String[] fields;

  /** Opens the index in a folder; makes it from the source when it is not there. */
  Textbook(Path folder, EntrySource source) throws IOException {
    this.directory = FSDirectory.open(folder);
    if (!DirectoryReader.indexExists(directory)) {
      try (IndexWriter writer =
          new IndexWriter(directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(256))) {
        source.forEach(entry -> add(writer, entry));
      }
    }
    this.reader = DirectoryReader.open(directory);
    // Every field times every fuzzy word is more than Lucene allows by itself.
    IndexSearcher.setMaxClauseCount(Integer.MAX_VALUE);
    this.searcher = new IndexSearcher(reader);
    this.fields = FieldInfos.getIndexedFields(reader).toArray(String[]::new);
  }

  private static void add(IndexWriter writer, Entry entry) {
    Document document = new Document();
    document.add(new StringField("code", entry.code(), Field.Store.YES));
    for (Unit unit : Unit.of(entry)) {
      String field = (unit.kind() + "_" + unit.lang()).toLowerCase(Locale.ROOT);
      document.add(new TextField(field, unit.text(), Field.Store.YES));
    }
    try {
      writer.addDocument(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TopDocs ask(String question) throws IOException, ParseException {
    StringBuilder query = new StringBuilder();
    try (TokenStream words = analyzer.tokenStream("", question)) {
      CharTermAttribute word = words.addAttribute(CharTermAttribute.class);
      words.reset();
      while (words.incrementToken()) {
        query.append(QueryParser.escape(word.toString())).append("~ ");
      }
      words.end();
    }
    TopDocs hits =
        searcher.search(new MultiFieldQueryParser(fields, analyzer).parse(query.toString()), HITS);
    if (hits.scoreDocs.length > 0) {
      // An answer needs the best entry's code.
      searcher.storedFields().document(hits.scoreDocs[0].doc);
    }
    return hits;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
