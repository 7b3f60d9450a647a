package dev.errdict.search.code;

import java.util.function.Predicate;

/** Asks the catalogs for a code. */
public interface KnownCodes {
  /** Whether a catalog has it, perhaps in another case or with a prefix before it. */
  boolean has(String code);

  /** Whether a catalog has just this code. */
  boolean hasItself(String code);

  /** Codes that are known only as they are written. */
  static KnownCodes of(Predicate<String> known) {
    return new KnownCodes() {
      @Override
      public boolean has(String code) {
        return known.test(code);
      }

      @Override
      public boolean hasItself(String code) {
        return known.test(code);
      }
    };
  }
}
