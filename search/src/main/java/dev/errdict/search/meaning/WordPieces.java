package dev.errdict.search.meaning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * BERT's uncased tokens (Devlin et al., 2019; WordPiece as in Wu et al., 2016): lower case, no
 * accents, Han characters and punctuation alone, then the longest known piece first. Our own since
 * the usual native tokenizer unpacks itself into the user's home and does not lower-case for these
 * models; see docs/decisions.
 */
final class WordPieces {
  private static final int MAX_WORD = 100;

  private final Map<String, Integer> vocabulary;
  private final int unknown;
  private final int start;
  private final int end;

  private WordPieces(Map<String, Integer> vocabulary) {
    this.vocabulary = vocabulary;
    this.unknown = id("[UNK]");
    this.start = id("[CLS]");
    this.end = id("[SEP]");
  }

  private int id(String token) {
    Integer id = vocabulary.get(token);
    if (id == null) {
      throw new IllegalStateException("not in the vocabulary: " + token);
    }
    return id;
  }

  /** Reads the vocabulary of a tokenizer.json, the object {@code model.vocab}. */
  static WordPieces read(InputStream tokenizerJson) throws IOException {
    return new WordPieces(vocabulary(tokenizerJson));
  }

  /**
   * The same vocabulary as lines, where a piece's line number is its id; reading it takes a tenth
   * of the time.
   */
  static List<String> lines(InputStream tokenizerJson) throws IOException {
    Map<String, Integer> vocabulary = vocabulary(tokenizerJson);
    String[] lines = new String[vocabulary.size()];
    vocabulary.forEach((piece, id) -> lines[id] = piece);
    return List.of(lines);
  }

  static WordPieces ofLines(String lines) {
    Map<String, Integer> vocabulary = new HashMap<>(60_000);
    int from = 0;
    for (int id = 0; from <= lines.length(); id++) {
      int end = lines.indexOf('\n', from);
      int to = end < 0 ? lines.length() : end;
      vocabulary.put(lines.substring(from, to), id);
      from = to + 1;
    }
    return new WordPieces(vocabulary);
  }

  private static Map<String, Integer> vocabulary(InputStream tokenizerJson) throws IOException {
    Map<String, Integer> vocabulary = new HashMap<>(60_000);
    try (JsonParser json = new JsonFactory().createParser(tokenizerJson)) {
      boolean found = false;
      while (!found && json.nextToken() != null) {
        found = json.currentToken() == JsonToken.FIELD_NAME && json.currentName().equals("vocab");
      }
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String piece = json.currentName();
        vocabulary.put(piece, json.nextIntValue(0));
      }
    }
    return vocabulary;
  }

  /** The token ids of a text, from [CLS] to [SEP], at most {@code limit} of them. */
  long[] ids(String text, int limit) {
    List<Integer> ids = new ArrayList<>();
    ids.add(start);
    for (String word : words(text)) {
      if (ids.size() >= limit - 1) {
        break;
      }
      pieces(word, ids);
    }
    List<Integer> kept = ids.subList(0, Math.min(ids.size(), limit - 1));
    long[] all = new long[kept.size() + 1];
    for (int i = 0; i < kept.size(); i++) {
      all[i] = kept.get(i);
    }
    all[kept.size()] = end;
    return all;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    plain
        .codePoints()
        .forEach(
            character -> {
              if (Character.getType(character) == Character.NON_SPACING_MARK) {
                return;
              }
              boolean alone = Lang.isHan(character) || !Character.isLetterOrDigit(character);
              if (alone && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
              }
              if (!alone) {
                word.appendCodePoint(character);
              } else if (!Character.isWhitespace(character)) {
                words.add(Character.toString(character));
              }
            });
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  private void pieces(String word, List<Integer> ids) {
    if (word.length() > MAX_WORD) {
      ids.add(unknown);
      return;
    }
    List<Integer> pieces = new ArrayList<>();
    int from = 0;
    while (from < word.length()) {
      Integer piece = null;
      int to = word.length();
      for (; to > from && piece == null; to--) {
        piece = vocabulary.get((from == 0 ? "" : "##") + word.substring(from, to));
      }
      if (piece == null) {
        ids.add(unknown);
        return;
      }
      pieces.add(piece);
      from = to + 1;
    }
    ids.addAll(pieces);
  }
}
