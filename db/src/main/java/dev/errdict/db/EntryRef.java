package dev.errdict.db;

/** What names an entry: the same code may mean something else in another catalog. */
public record EntryRef(String catalog, String code) implements Comparable<EntryRef> {
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
