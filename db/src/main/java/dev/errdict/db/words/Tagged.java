package dev.errdict.db.words;

import java.util.Locale;
import java.util.Optional;

/**
 * A constant that files and the database spell in lower case with hyphens: {@code AFTER_FIX} is
 * {@code after-fix}.
 */
public interface Tagged {
  String name();

  default String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E> & Tagged> Optional<E> find(Class<E> type, String tag) {
    for (E constant : type.getEnumConstants()) {
      if (constant.tag().equals(tag)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  /** The constant of a tag; a check constraint of the schema ensures that it exists. */
  static <E extends Enum<E> & Tagged> E of(Class<E> type, String tag) {
    return find(type, tag).orElseThrow(() -> new IllegalStateException(type + ": " + tag));
  }
}
