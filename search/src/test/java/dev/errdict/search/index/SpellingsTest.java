package dev.errdict.search.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class SpellingsTest {
  @Test
  void a_slip_is_a_letter_too_few_too_many_wrong_or_in_its_neighbours_place() throws IOException {
    String[] words = {"account", "acount", "accounts", "accomnt", "accuont", "banana", "bccount"};
    Map<String, Float> near = near("account", 1, words);
    assertEquals(Set.of("account", "acount", "accounts", "accomnt", "accuont"), near.keySet());
    assertEquals(1f, near.get("account"));
  }

  @Test
  void the_nearest_come_first_and_the_frequent_before_the_rare() throws IOException {
    String[] texts = {"tokens", "token", "tokan", "token", "took", "unrelated"};
    try (ByteBuffersDirectory directory = directory(texts);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSnapshot snapshot =
          new IndexSnapshot(new IndexSearcher(reader), IndexStamp.of(Map.of()), false);
      assertEquals(List.of("token", "tokan", "tokens"), snapshot.similarTerms("tokn", 2, 3));
      assertEquals(List.of(), snapshot.similarTerms("quite", 2, 3));
    }
  }

  @Test
  void they_are_the_words_that_lucenes_automaton_accepts() throws IOException {
    Random random = new Random(20261127);
    String[] words =
        Stream.generate(() -> word(random)).distinct().limit(3_000).toArray(String[]::new);
    for (int i = 0; i < 200; i++) {
      String word = word(random);
      int edits = 1 + random.nextInt(2);
      assertEquals(
          byAutomaton(word, edits, words), near(word, edits, words), word + " within " + edits);
    }
  }

  private static String word(Random random) {
    String letters = "aaabbcdeé_и.1";
    StringBuilder word = new StringBuilder();
    for (int length = 3 + random.nextInt(6); length > 0; length--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  private static Map<String, Float> near(String word, int edits, String... texts)
      throws IOException {
    Map<String, Float> near = new TreeMap<>();
    try (ByteBuffersDirectory directory = directory(texts);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      reader.leaves().forEach(leaf -> Spellings.of(leaf.reader()).near(word, edits, near::put));
    }
    return near;
  }

  private static Map<String, Float> byAutomaton(String word, int edits, String... texts)
      throws IOException {
    Map<String, Float> near = new TreeMap<>();
    try (ByteBuffersDirectory directory = directory(texts);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      FuzzyTermsEnum terms =
          new FuzzyTermsEnum(
              MultiTerms.getTerms(reader, Fields.TERMS),
              new Term(Fields.TERMS, word),
              edits,
              1,
              true);
      for (BytesRef term = terms.next(); term != null; term = terms.next()) {
        near.put(
            term.utf8ToString(), terms.attributes().getAttribute(BoostAttribute.class).getBoost());
      }
    }
    return near;
  }

  private static ByteBuffersDirectory directory(String... texts) throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
      for (String text : texts) {
        Document document = new Document();
        document.add(new TextField(Fields.TERMS, text, Field.Store.NO));
        writer.addDocument(document);
      }
    }
    return directory;
  }
}
