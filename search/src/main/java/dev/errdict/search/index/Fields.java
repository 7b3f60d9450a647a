package dev.errdict.search.index;

import dev.errdict.db.catalog.CodeOrder;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.text.Normaliser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The fields of the index. Each entry has a header document, and a unit document for each of its
 * texts.
 */
final class Fields {
  /** {@link #key} of the entry, on every document. */
  static final String ENTRY = "entry";

  /** The code, on header documents only. */
  static final String CODE = "code";

  /** {@link #folded} of the code, on header documents only. */
  static final String CODE_FOLDED = "code_folded";

  static final String CATALOG = "catalog";

  /** The entry as a catalog file says it, stored on header documents: all that a card shows. */
  static final String CONTENT = "content";

  /** On header documents, to find the codes around another: {@link #order} of the entry. */
  static final String ORDER = "order";

  /**
   * On header documents: prefixes of the words in the entry's code, symbols, titles and messages.
   */
  static final String PREFIX = "prefix";

  /** On header documents: the entry's symbols as {@link PrefixIndex#fold} makes them. */
  static final String SYMBOL = "symbol";

  /** {@link #PENDING} on the header documents of entries whose vectors are not computed yet. */
  static final String VECTORS = "vectors";

  static final String PENDING = "pending";

  /**
   * {@link Unit.Kind} and language of a unit, by their names, and whether its entry has phrases.
   */
  static final String KIND = "kind";

  /**
   * A number made of the unit, the same in each index. It orders units that a search finds equally
   * good: Lucene's own order is that of writing, which differs from one copy of a catalog to the
   * next.
   */
  static final String TIE = "tie";

  /** The unit's terms, searchable; and as one string to compare a question with. */
  static final String TERMS = "terms";

  static final String TERM_LIST = "term_list";

  /** The sound of the unit's Han text, as pairs of syllables. */
  static final String SOUNDS = "sounds";

  static final String SOUND_LIST = "sound_list";

  /**
   * The anchor by which an official text is found inside a longer one; see {@code
   * TextPattern#anchor}.
   */
  static final String ANCHOR = "anchor";

  /** Marks an anchor that is a symbol's skeleton. */
  static final String LOOKS = "\u2248";

  /** The official text as one {@code TextPattern} or two, a line each. */
  static final String PATTERN = "pattern";

  /**
   * A prefixed code's number without leading zeros, such as {@code 1} of {@code ORA-00001}; on
   * header documents only.
   */
  static final String NUMBER = "number";

  /** The character n-grams of an official text; see {@code Grams}. */
  static final String GRAMS = "grams";

  /** A prefixed code's prefix in lower case, such as {@code ora-}; on header documents only. */
  static final String CODE_PREFIX = "code_prefix";

  /** The unit's meaning as a vector, by language. */
  static final String VECTOR = "vector_";

  private Fields() {}

  /** A key that sorts by catalog and in the codes' natural order. */
  static String order(EntryRef ref) {
    return orderOf(ref.catalog(), CodeOrder.sortKey(ref.code())) + '\u0000' + ref.code();
  }

  /** The prefix of the {@link #order} of codes with this sort key. */
  static String orderOf(String catalog, String sortKey) {
    return catalog + '\u0000' + sortKey;
  }

  /** The entry with this {@link #order}. */
  static EntryRef ofOrder(String order) {
    return new EntryRef(
        order.substring(0, order.indexOf('\u0000')),
        order.substring(order.lastIndexOf('\u0000') + 1));
  }

  static String key(EntryRef ref) {
    return ref.catalog() + '\u0000' + ref.code();
  }

  static EntryRef ref(String key) {
    int end = key.indexOf('\u0000');
    return new EntryRef(key.substring(0, end), key.substring(end + 1));
  }

  /** A code in lower case; and as a question has it when that is another text: E101 for Ｅ１０１. */
  static Set<String> folded(String code) {
    String lower = code.toLowerCase(Locale.ROOT);
    String asked = Normaliser.normalise(lower, lower.length()).strip();
    return asked.isEmpty() ? Set.of(lower) : new LinkedHashSet<>(List.of(lower, asked));
  }
}
