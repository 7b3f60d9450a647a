package dev.errdict.search.code;

import dev.errdict.db.catalog.CatalogName;
import dev.errdict.db.catalog.EntryAddress;
import dev.errdict.search.text.Terms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Finds the name of a catalog before a code: {@code PG-57014}, {@code lc(4307)}, 订单 4001. */
public final class NamedCatalogs {
  /** No names. */
  public static final NamedCatalogs NONE = new NamedCatalogs(Map.of(), (_, _) -> false);

  private final Map<String, CatalogName> names;
  private final List<String> longestFirst;
  private final BiPredicate<String, Set<String>> has;

  /** Names that mean something else in a sentence: error 57014, the 500. */
  private final Set<String> words;

  /**
   * A name in a text.
   *
   * @param at where it starts
   */
  record Named(String name, int at) {}

  /**
   * @param names by their spelling in lower case
   * @param has whether one of the catalogs with these ids has a code
   */
  public NamedCatalogs(Map<String, CatalogName> names, BiPredicate<String, Set<String>> has) {
    this.names = names;
    this.longestFirst = names.keySet().stream().sorted(EntryAddress::longestFirst).toList();
    this.has = has;
    this.words =
        names.entrySet().stream()
            .filter(name -> isAWord(name.getKey(), name.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isAWord(String name, CatalogName catalogs) {
    Label label = Label.of(name);
    return Terms.isFunctionWord(name)
        || label == Label.CODE
        || (label != Label.NONE && !catalogs.alone());
  }

  /** A whole text read as the name of a catalog and a code that the catalog has. */
  Optional<EntryAddress> address(String text) {
    return EntryAddress.read(text, names.keySet()).stream()
        .filter(one -> has(one.name(), one.code()))
        .filter(one -> !words.contains(one.name()) || isJoined(text, one.name().length()))
        .findFirst();
  }

  /** The name that ends before a place, with at most a mark and two spaces between. */
  Optional<Named> before(String text, int at) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    int end = withoutSeparator(text, at);
    for (String name : longestFirst) {
      boolean apart = words.contains(name);
      // A name may itself end with a mark.
      for (int to = end; to <= at; to++) {
        int from = to - name.length();
        if (from >= 0
            && text.regionMatches(true, from, name, 0, name.length())
            && startsAWord(text, from)
            && (!apart || to == at || (to == at - 1 && isJoined(text, to)))
            && (to < at || end == at || !Character.isLetterOrDigit(text.charAt(to - 1)))) {
          return Optional.of(new Named(name, from));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isJoined(String text, int end) {
    return "-_/".indexOf(text.charAt(end)) >= 0;
  }

  private static int withoutSeparator(String text, int at) {
    int end = withoutSpace(text, at);
    if (end > 0 && "-_:#([/".indexOf(text.charAt(end - 1)) >= 0) {
      end = withoutSpace(text, end - 1);
    }
    return end;
  }

  private static int withoutSpace(String text, int at) {
    return at > 0 && text.charAt(at - 1) == ' ' ? at - 1 : at;
  }

  private static boolean startsAWord(String text, int at) {
    if (at == 0 || Character.isIdeographic(text.codePointAt(at))) {
      return true;
    }
    char before = text.charAt(at - 1);
    return before != '_'
        && before != '-'
        && (!Character.isLetterOrDigit(before) || Character.isIdeographic(before));
  }

  /** Whether a catalog with this name has a code. */
  boolean has(String name, String code) {
    CatalogName called = names.get(name);
    return called != null && has.test(code, called.catalogs());
  }

  /** Whether a code after the name can belong only to the catalogs with this name. */
  boolean isAlone(String name) {
    CatalogName called = names.get(name);
    return called != null && called.alone();
  }
}
