package dev.errdict.search.answer;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.words.Lang;
import java.util.Optional;

/**
 * What a person wrote.
 *
 * @param text anything at all: it may be empty, huge, or hostile
 * @param catalog the only catalog to answer from; empty for all
 * @param audience who gets the answer; catalogs that it may not see are treated as absent
 */
public record Question(String text, Optional<String> catalog, Audience audience) {
  /** A question asked by somebody who may see every catalog. */
  public Question(String text, Optional<String> catalog) {
    this(text, catalog, Audience.OPERATOR);
  }

  public static Question of(String text) {
    return of(text, Audience.OPERATOR);
  }

  public static Question of(String text, Audience audience) {
    return new Question(text, Optional.empty(), audience);
  }

  /** Chinese when it holds a Han character, else English. */
  public Lang lang() {
    return Lang.ofScript(text);
  }
}
