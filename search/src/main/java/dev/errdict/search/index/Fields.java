package dev.errdict.search.index;

import dev.errdict.db.EntryRef;

/**
 * The fields of the index. A header document stands for each entry, a unit document for each of its
 * texts.
 */
final class Fields {
  /** {@link #key} of the entry, on every document. */
  static final String ENTRY = "entry";

  /** The code, on header documents only. */
  static final String CODE = "code";

  /** The code in lower case, on header documents only. */
  static final String CODE_FOLDED = "code_folded";

  static final String CATALOG = "catalog";

  /** {@link Unit.Kind} and language of a unit, by their names. */
  static final String KIND = "kind";

  /** The unit's terms, searchable; and as one string to compare a question with. */
  static final String TERMS = "terms";

  static final String TERM_LIST = "term_list";

  /** The sound of the unit's Han text, as pairs of syllables. */
  static final String SOUNDS = "sounds";

  static final String SOUND_LIST = "sound_list";

  /** The unit's meaning as a vector, by language. */
  static final String VECTOR = "vector_";

  private Fields() {}

  static String key(EntryRef ref) {
    return ref.catalog() + '\u0000' + ref.code();
  }

  static EntryRef ref(String key) {
    int end = key.indexOf('\u0000');
    return new EntryRef(key.substring(0, end), key.substring(end + 1));
  }
}
