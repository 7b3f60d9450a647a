package dev.errdict.db.catalog;

import org.jspecify.annotations.Nullable;

/** What names an entry: the same code may mean something else in another catalog. */
public record EntryRef(String catalog, String code) implements Comparable<EntryRef> {
  private static final int MAX_CODE = 64;

  /** Whether a text can be a code: 1 to 64 visible characters, with no space at either end. */
  public static boolean isCode(String text) {
    return !text.isBlank()
        && text.equals(text.strip())
        && text.length() <= MAX_CODE
        && text.codePoints().noneMatch(EntryRef::isInvisible);
  }

  private static boolean isInvisible(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  // Written out, as is hashCode: linking a record's generated method takes some milliseconds at
  // each start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EntryRef ref && code.equals(ref.code) && catalog.equals(ref.catalog);
  }

  @Override
  public int hashCode() {
    return 31 * catalog.hashCode() + code.hashCode();
  }

  /** By catalog, then in the codes' natural order. */
  @Override
  public int compareTo(EntryRef other) {
    int byCatalog = catalog.compareTo(other.catalog);
    return byCatalog != 0
        ? byCatalog
        : CodeOrder.sortKey(code).compareTo(CodeOrder.sortKey(other.code));
  }

  @Override
  public String toString() {
    return catalog + "/" + code;
  }
}
