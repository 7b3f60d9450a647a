package dev.errdict.search.code;

/**
 * A text whose numerals are digits and whose addresses, dates and codes of several parts are blank,
 * with what tells its codes.
 *
 * @param known asks the catalogs for a code
 * @param names what people call the catalogs
 * @param prefixes what the catalogs' codes begin with
 * @param codesOnly whether it has no word but numbers and what looks like a code
 */
record Scanned(
    String text,
    KnownCodes known,
    NamedCatalogs names,
    CodePrefixes prefixes,
    boolean codesOnly,
    Mentions mentions) {
  boolean isKnown(String code) {
    return known.has(code);
  }

  /** Whether a code follows the name of a catalog that has it; it is a mention then. */
  boolean isOfNamed(String code, int at) {
    var named = names.before(text, at).filter(one -> names.has(one.name(), code));
    named.ifPresent(one -> mentions.addOf(one.name(), code, at));
    return named.isPresent();
  }

  /**
   * Whether a code follows the name of a catalog that lacks it: nobody has that code, {@code
   * PG-4307}.
   */
  boolean isOfNamedAlone(String code, int at) {
    var named =
        names
            .before(text, at)
            .filter(one -> names.isAlone(one.name()) && (isKnown(code) || isJoined(code, at)));
    named.ifPresent(
        one -> {
          String whole = text.substring(one.at(), at + code.length());
          mentions.add(whole, whole, CodeMention.Kind.LABELLED, one.at(), 1);
        });
    return named.isPresent();
  }

  /** Whether a number is written as one word with the name before it: {@code PG-99999}. */
  private boolean isJoined(String code, int at) {
    return code.length() > 2 && at > 0 && "-_".indexOf(text.charAt(at - 1)) >= 0;
  }
}
