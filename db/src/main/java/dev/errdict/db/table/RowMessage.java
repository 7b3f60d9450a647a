package dev.errdict.db.table;

import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What rows give as a message: for all readers, and by language. */
record RowMessage(Optional<String> any, Map<Lang, String> byLang) {
  RowMessage {
    byLang = Map.copyOf(byLang);
  }

  boolean isEmpty() {
    return any.isEmpty() && byLang.isEmpty();
  }

  /** Whether both can be one message: they differ only in the languages that they have. */
  boolean agrees(RowMessage other) {
    return any.equals(other.any)
        && byLang.entrySet().stream()
            .allMatch(
                one ->
                    other.byLang.getOrDefault(one.getKey(), one.getValue()).equals(one.getValue()));
  }

  RowMessage and(RowMessage other) {
    Map<Lang, String> both = new EnumMap<>(Lang.class);
    both.putAll(byLang);
    both.putAll(other.byLang);
    return new RowMessage(any, both);
  }

  Variant variant(Texts meanings) {
    return new Variant(any, byLang, meanings);
  }
}
