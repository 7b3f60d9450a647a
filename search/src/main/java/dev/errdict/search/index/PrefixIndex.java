package dev.errdict.search.index;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import dev.errdict.search.text.Terms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;

/** Finds entries by prefixes of their codes, symbols and words, for autocompletion. */
public final class PrefixIndex {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final int SHORTEST_SYMBOL = 5;

  /** Too many symbols begin with fewer letters. */
  private static final int SHORTEST_PREFIX = 3;

  private static final int LONGEST_WORD = 200;

  /** Who completes a Chinese text has typed no more of it. */
  private static final int LONGEST_INSIDE = 12;

  private static final Sort BY_CODE = new Sort(new SortField(Fields.ORDER, SortField.Type.STRING));

  private final IndexSearcher searcher;
  private final IntFunction<EntryRef> header;

  PrefixIndex(IndexSearcher searcher, IntFunction<EntryRef> header) {
    this.searcher = searcher;
    this.header = header;
  }

  static void addTo(Document document, Entry entry) {
    Set<String> texts = new LinkedHashSet<>();
    for (Lang lang : Lang.values()) {
      texts.add(entry.title(lang));
    }
    entry.variants().stream().map(Variant::allMessages).forEach(texts::addAll);
    entry.phrases().stream()
        .filter(phrase -> phrase.kind() == PhraseKind.SYMBOL)
        .map(Phrase::content)
        .forEach(texts::add);
    Set<String> prefixes = new LinkedHashSet<>();
    prefixes.add(entry.code().toLowerCase(Locale.ROOT));
    Set<String> symbols = new LinkedHashSet<>();
    for (String text : texts) {
      for (String word : split(text)) {
        prefixes.add(word);
        prefixes.addAll(insideChinese(word));
      }
      if (text.indexOf(' ') < 0 && text.length() >= SHORTEST_SYMBOL) {
        symbols.add(fold(text));
      }
    }
    prefixes.addAll(symbols);
    prefixes.forEach(word -> document.add(field(Fields.PREFIX, word)));
    symbols.forEach(word -> document.add(field(Fields.SYMBOL, word)));
  }

  private static Field field(String name, String word) {
    return new StringField(
        name, word.substring(0, Math.min(word.length(), LONGEST_WORD)), Field.Store.NO);
  }

  private static Set<String> split(String text) {
    Set<String> split = new LinkedHashSet<>();
    Stream.of(NO_WORD.split(HUMP.matcher(text).replaceAll(" ")))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .forEach(split::add);
    return split;
  }

  /**
   * What a Chinese text has from each of its characters on, since no space shows where its words
   * begin.
   */
  private static List<String> insideChinese(String word) {
    List<String> rests = new ArrayList<>();
    for (int i = 1; i < word.length() - 1; i++) {
      if (Lang.isHan(word.charAt(i))) {
        rests.add(word.substring(i, Math.min(word.length(), i + LONGEST_INSIDE)));
      }
    }
    return rests;
  }

  /** A symbol as it is compared: {@code CONVERSATION_NOT_FOUND} is {@code ConversationNotFound}. */
  static String fold(String symbol) {
    return NO_WORD.matcher(symbol).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** The entries with this symbol, in any spelling. */
  public List<EntryRef> withSymbol(String symbol) {
    return found(new TermQuery(new Term(Fields.SYMBOL, fold(symbol))), 10);
  }

  /** The entries with a symbol of this prefix, in any spelling, in the order of their codes. */
  public List<EntryRef> withSymbolPrefix(String typed, int most) {
    String prefix = fold(typed);
    return prefix.length() < SHORTEST_PREFIX || typed.strip().indexOf(' ') >= 0
        ? List.of()
        : found(new PrefixQuery(new Term(Fields.SYMBOL, prefix)), most);
  }

  /** The first entries in the order of their codes. */
  public List<EntryRef> first(int most) {
    return found(new FieldExistsQuery(Fields.ORDER), most);
  }

  /** The entries whose code has this prefix, in the order of their codes. */
  public List<EntryRef> withCodePrefix(String prefix, int most) {
    return found(
        new PrefixQuery(new Term(Fields.CODE_FOLDED, prefix.toLowerCase(Locale.ROOT))), most);
  }

  /** The entries in which each typed word is a prefix of a word. */
  public List<EntryRef> withWordPrefixes(String typed, int most) {
    List<String> prefixes = new ArrayList<>(split(typed));
    if (prefixes.size() > 1) {
      // Words such as "why is my" are in no entry; the last word may be incomplete.
      prefixes.subList(0, prefixes.size() - 1).removeIf(Terms::isFunctionWord);
    }
    if (prefixes.isEmpty()) {
      return List.of();
    }
    Set<EntryRef> found =
        new LinkedHashSet<>(found(new PrefixQuery(new Term(Fields.PREFIX, fold(typed))), most));
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String prefix : prefixes) {
      all.add(new PrefixQuery(new Term(Fields.PREFIX, prefix)), BooleanClause.Occur.FILTER);
    }
    found.addAll(found(all.build(), most));
    return found.stream().limit(most).toList();
  }

  private List<EntryRef> found(Query query, int most) {
    try {
      List<EntryRef> refs = new ArrayList<>();
      for (ScoreDoc hit : searcher.search(query, most, BY_CODE).scoreDocs) {
        refs.add(header.apply(hit.doc));
      }
      return refs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
