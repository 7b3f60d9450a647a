package dev.errdict.db.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A code behind the name of its catalog, as people write it: {@code shop/404}, {@code PG-57014},
 * {@code Order Service 4001}. A name alone does not tell where it ends, so that a text may be read
 * in several ways.
 *
 * @param name what the catalog is called, in lower case
 */
public record EntryAddress(String name, String code) {
  private static final String MARKS = "/:#-_";

  /**
   * The ways to read a text as an address, the longest name first.
   *
   * @param names of catalogs, in lower case
   */
  public static List<EntryAddress> read(String text, Collection<String> names) {
    String written = text.strip();
    String lower = written.toLowerCase(Locale.ROOT);
    List<EntryAddress> addresses = new ArrayList<>();
    if (lower.length() != written.length()) {
      return addresses; // a character whose lower case has another length: no code has one
    }
    names.stream()
        .filter(lower::startsWith)
        .sorted(EntryAddress::longestFirst)
        .forEach(
            name ->
                code(written, name.length())
                    .map(code -> new EntryAddress(name, code))
                    .ifPresent(addresses::add));
    return addresses;
  }

  /** The names of the entries that a text may address; the entries may not exist. */
  public static List<EntryRef> refs(String text, Collection<Catalog> catalogs) {
    Map<String, CatalogName> names = CatalogName.of(catalogs);
    List<EntryRef> refs = new ArrayList<>();
    for (EntryAddress address : read(text, names.keySet())) {
      CatalogName called = names.get(address.name());
      if (called != null) {
        called.catalogs().stream()
            .sorted()
            .forEach(id -> refs.add(new EntryRef(id, address.code())));
      }
    }
    return refs;
  }

  /**
   * The order in which names are looked for in a text: a longer one may begin with a shorter one.
   */
  public static int longestFirst(String one, String other) {
    return one.length() == other.length()
        ? one.compareTo(other)
        : Integer.compare(other.length(), one.length());
  }

  private static Optional<String> code(String text, int nameEnd) {
    int at = behindSpaces(text, nameEnd);
    if (at < text.length() && MARKS.indexOf(text.charAt(at)) >= 0) {
      at = behindSpaces(text, at + 1);
    }
    boolean parted =
        at > nameEnd
            || (nameEnd < text.length()
                && !(Character.isLetter(text.charAt(nameEnd - 1))
                    && Character.isLetter(text.charAt(nameEnd))));
    String code = text.substring(at);
    return parted && EntryRef.isCode(code) ? Optional.of(code) : Optional.empty();
  }

  private static int behindSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
