package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.words.Lang;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The field of an entry that a column of a table holds: {@code code}, {@code title.en}, {@code
 * phrase}.
 *
 * @param lang of a text; empty when each cell's script tells
 */
record TableTarget(Kind kind, Optional<Lang> lang) {
  enum Kind {
    CODE,
    SYMBOL,
    /** Words joined by underscores: a symbol that also makes a title. */
    WORDS,
    MESSAGE,
    TITLE,
    MEANING,
    CAUSE,
    ACTION,
    NOTE,
    /** Additional information, such as a severity: a note with a heading. */
    DETAIL,
    /** A phrase. */
    PHRASE,
    MODULE,
    MODULETITLE,
    RETRY,
    MENDER,
    /** Left out on purpose. */
    IGNORE;

    /** Whether an entry has one of it, and so a table one column. */
    boolean isSingle() {
      return switch (this) {
        case CODE, MODULE, MODULETITLE, RETRY, MENDER -> true;
        case SYMBOL, WORDS, MESSAGE, TITLE, MEANING, CAUSE, ACTION, NOTE, DETAIL, PHRASE, IGNORE ->
            false;
      };
    }

    boolean isText() {
      return switch (this) {
        case MESSAGE, TITLE, MEANING, CAUSE, ACTION, NOTE, DETAIL, PHRASE -> true;
        case CODE, SYMBOL, WORDS, MODULE, MODULETITLE, RETRY, MENDER, IGNORE -> false;
      };
    }

    String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param name as in {@code --map}: a field, with {@code .zh} or {@code .en} for a text
   */
  static TableTarget of(String name) throws CatalogException {
    String[] parts = name.strip().toLowerCase(Locale.ROOT).split("\\.", 2);
    for (Kind kind : Kind.values()) {
      if (kind != Kind.DETAIL && kind.tag().equals(parts[0])) {
        Optional<Lang> lang = parts.length > 1 ? Lang.of(parts[1]) : Optional.empty();
        if (parts.length == 1 || (lang.isPresent() && kind.isText())) {
          return new TableTarget(kind, lang);
        }
      }
    }
    throw new CatalogException(Problem.IMPORT_UNKNOWN_TARGET, name, known());
  }

  private static String known() {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind != Kind.DETAIL)
        .map(kind -> kind.isText() ? kind.tag() + "[.zh|.en]" : kind.tag())
        .collect(Collectors.joining(", "));
  }

  /** As {@code --map} spells it. */
  String tag() {
    return kind.tag() + lang.map(one -> "." + one.tag()).orElse("");
  }
}
