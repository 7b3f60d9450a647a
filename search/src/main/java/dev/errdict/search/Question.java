package dev.errdict.search;

import dev.errdict.db.Lang;
import java.util.Optional;

/**
 * What a person wrote.
 *
 * @param text anything at all: it may be empty, huge, or hostile
 * @param catalog the only catalog to answer from; empty for all
 */
public record Question(String text, Optional<String> catalog) {
  public static Question of(String text) {
    return new Question(text, Optional.empty());
  }

  /** Chinese when it holds a Han character, else English. */
  public Lang lang() {
    return Lang.ofScript(text);
  }
}
