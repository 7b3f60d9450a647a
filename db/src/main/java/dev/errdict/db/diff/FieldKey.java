package dev.errdict.db.diff;

import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.words.Lang;
import java.util.Optional;

/** Identifies one value of an entry, so that two versions can be compared. */
sealed interface FieldKey {
  /** The field's name for people; the phrases of a list share one. */
  FieldPath path();

  /** The list that contains the item, whose order matters; empty for a single value. */
  default String list() {
    return "";
  }

  default boolean ofVariant() {
    return variant() > 0;
  }

  /** The parts of an entry in the order of the file. */
  enum Section {
    SETTINGS,
    TITLE,
    MEANING,
    VARIANTS,
    CAUSE,
    ACTION,
    NOTE,
    LISTS
  }

  Section section();

  /** The number of the variant that the value belongs to, from 1; 0 for the entry itself. */
  default int variant() {
    return 0;
  }

  default Optional<TextKey> text() {
    return Optional.empty();
  }

  /** {@code module}, {@code retired}, {@code retry}, {@code mender}, {@code vendor-advice}. */
  record Setting(String name) implements FieldKey {
    @Override
    public FieldPath path() {
      return FieldPath.plain(name);
    }

    @Override
    public Section section() {
      return Section.SETTINGS;
    }
  }

  /**
   * @param variant from 1; 0 for a text of the entry itself
   */
  record TextKey(int variant, Field field, Lang lang, Origin origin) implements FieldKey {
    @Override
    public FieldPath path() {
      return FieldPath.text(field, variant, lang, origin);
    }

    @Override
    public Section section() {
      return switch (field) {
        case TITLE, NOTICE -> Section.TITLE;
        case MEANING -> variant > 0 ? Section.VARIANTS : Section.MEANING;
        case CAUSE -> Section.CAUSE;
        case ACTION -> Section.ACTION;
        case NOTE -> Section.NOTE;
      };
    }

    /** Sorts the texts of one field as a file does. */
    String order() {
      return (lang == Lang.ZH ? 1 : 2)
          + switch (origin) {
            case UPSTREAM -> "1";
            case REPAIRED -> "2";
            case OWN -> "3";
          };
    }

    @Override
    public Optional<TextKey> text() {
      return Optional.of(this);
    }
  }

  /** The message of a variant; a variant without one has an empty value. */
  record Message(int variant) implements FieldKey {
    @Override
    public FieldPath path() {
      return FieldPath.message(variant);
    }

    @Override
    public Section section() {
      return Section.VARIANTS;
    }
  }

  /** The message of a variant in one language. */
  record MessageIn(int variant, Lang lang) implements FieldKey {
    @Override
    public FieldPath path() {
      return FieldPath.message(variant, lang);
    }

    @Override
    public Section section() {
      return Section.VARIANTS;
    }
  }

  /** The value is the amount. */
  record LimitKey(String whatZh, String whatEn, String unit, String period, int nth)
      implements FieldKey {
    @Override
    public FieldPath path() {
      String per = period.isEmpty() ? "" : " per " + period;
      String unitOf = unit.isEmpty() ? "" : ", " + unit;
      return FieldPath.item(list(), whatEn + unitOf + per, nth);
    }

    @Override
    public String list() {
      return "limits";
    }

    @Override
    public Section section() {
      return Section.LISTS;
    }
  }

  /** The value is the kind. */
  record RelationKey(String code, int nth) implements FieldKey {
    @Override
    public FieldPath path() {
      return FieldPath.item(list(), code, nth);
    }

    @Override
    public String list() {
      return "related";
    }

    @Override
    public Section section() {
      return Section.LISTS;
    }
  }

  /** The value is the label. */
  record LinkKey(String url, int nth) implements FieldKey {
    @Override
    public FieldPath path() {
      return FieldPath.item(list(), url, nth);
    }

    @Override
    public String list() {
      return "links";
    }

    @Override
    public Section section() {
      return Section.LISTS;
    }
  }

  /** The value is the phrase itself. */
  record PhraseKey(PhraseKind kind, Lang lang, String content, int nth) implements FieldKey {
    @Override
    public FieldPath path() {
      return FieldPath.plain(list());
    }

    @Override
    public String list() {
      return "phrases."
          + switch (kind) {
            case ASK -> lang.tag();
            case SYMBOL -> "symbols";
            case MESSAGE -> "messages";
            case MISSPELLING -> "misspellings";
          };
    }

    @Override
    public Section section() {
      return Section.LISTS;
    }
  }
}
