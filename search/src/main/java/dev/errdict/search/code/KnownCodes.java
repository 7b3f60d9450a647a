package dev.errdict.search.code;

/** Asks the catalogs for a code. */
@FunctionalInterface
public interface KnownCodes {
  /** Whether a catalog has it, perhaps in another case or with a prefix before it. */
  boolean has(String code);

  /** Whether a catalog has just this code. */
  default boolean hasItself(String code) {
    return has(code);
  }
}
