package dev.errdict.admin.edit;

import dev.errdict.admin.base.EntryCondition;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryAddress;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Selects the entries to edit, by their codes or by conditions. */
final class Selection {
  /** Above this number of entries, the whole catalog is read. */
  private static final int FEW = 200;

  private final CatalogStore store;
  private final Optional<String> catalog;
  private final Lang lang;
  private final Words words;

  /**
   * @param catalog the one to look in; empty for all
   */
  Selection(CatalogStore store, Optional<String> catalog, Lang lang) {
    this.store = store;
    this.catalog = catalog;
    this.lang = lang;
    this.words = Words.of(Selection.class, lang);
  }

  /**
   * @param where conditions that must all hold; if empty, the codes are used
   * @throws Refusal when nothing is selected, or codes and conditions are given at once
   */
  List<Draft> drafts(List<String> codes, List<String> where) throws Refusal {
    if (!where.isEmpty() && !codes.isEmpty()) {
      throw refusal(Exit.USAGE, "select.both", codes.getFirst());
    }
    if (where.isEmpty() && codes.isEmpty()) {
      throw refusal(Exit.USAGE, "select.none");
    }
    return drafts(where.isEmpty() ? byCode(codes) : byCondition(where));
  }

  private List<EntryRef> byCondition(List<String> where) throws Refusal {
    Predicate<Entry> fits = EntryCondition.all(where, lang);
    List<EntryRef> refs = new ArrayList<>();
    store.forEach(
        entry -> {
          if (catalog.map(entry.ref().catalog()::equals).orElse(true) && fits.test(entry)) {
            refs.add(entry.ref());
          }
        });
    if (refs.isEmpty()) {
      throw refusal(Exit.NOT_FOUND, "select.nothing", String.join(" ", where));
    }
    return refs.stream().sorted().toList();
  }

  private List<EntryRef> byCode(List<String> codes) throws Refusal {
    List<EntryRef> refs = new ArrayList<>();
    for (String code : codes) {
      if (code.indexOf(',') > 0 && find(code).isEmpty()) {
        for (String one : code.split(",")) {
          refs.add(locate(one.strip()));
        }
      } else {
        refs.add(locate(code));
      }
    }
    return refs.stream().distinct().toList();
  }

  private Refusal missing(String code) {
    return store.formerCodes().stream()
        .filter(former -> former.name().code().equals(code))
        .filter(former -> catalog.map(former.name().catalog()::equals).orElse(true))
        .flatMap(
            former ->
                former.now().stream()
                    .map(
                        now ->
                            refusal(Exit.NOT_FOUND, "edit.renamed", code, now, former.revision())))
        .findFirst()
        .or(() -> otherCase(code))
        .orElseGet(() -> refusal(Exit.NOT_FOUND, "edit.no-entry", code));
  }

  private Optional<Refusal> otherCase(String code) {
    return store.refsInAnyCase(code).stream()
        .filter(ref -> catalog.map(ref.catalog()::equals).orElse(true))
        .findFirst()
        .map(ref -> refusal(Exit.NOT_FOUND, "edit.other-case", code, ref.code()));
  }

  boolean isThere(String code) {
    return !find(code).isEmpty();
  }

  private List<EntryRef> find(String code) {
    List<EntryRef> exact = store.refs(code);
    List<EntryRef> found =
        exact.isEmpty()
            ? store.find(EntryAddress.refs(code, store.catalogs())).stream()
                .map(Entry::ref)
                .toList()
            : exact;
    return found.stream().filter(ref -> catalog.map(ref.catalog()::equals).orElse(true)).toList();
  }

  /**
   * The name of an entry that need not exist, when a code includes its catalog: {@code shop/E-9}.
   */
  Optional<EntryRef> named(String code) {
    int slash = code.indexOf('/');
    return slash > 0 && store.catalog(code.substring(0, slash)).isPresent()
        ? Optional.of(new EntryRef(code.substring(0, slash), code.substring(slash + 1)))
            .filter(ref -> EntryRef.isCode(ref.code()))
        : Optional.empty();
  }

  /** The entry of a code: in the requested catalog, else in the only one that has it. */
  EntryRef locate(String code) throws Refusal {
    List<EntryRef> refs = find(code);
    if (refs.isEmpty()) {
      throw missing(code);
    }
    if (refs.size() > 1) {
      throw refusal(
          Exit.USAGE,
          "edit.several-catalogs",
          code,
          refs.stream().map(EntryRef::catalog).collect(Collectors.joining(", ")),
          refs.getFirst());
    }
    return refs.getFirst();
  }

  /** The stored entries, not yet changed. */
  List<Draft> drafts(List<EntryRef> refs) {
    if (refs.size() == 1) {
      return List.of(Draft.of(store, refs.getFirst()));
    }
    Map<String, List<EntryRef>> byCatalog =
        refs.stream()
            .collect(
                Collectors.groupingBy(EntryRef::catalog, LinkedHashMap::new, Collectors.toList()));
    Map<EntryRef, Draft> drafts = new LinkedHashMap<>();
    byCatalog.forEach(
        (id, some) -> {
          // The revisions first, so that a commit in between is noticed.
          Map<EntryRef, Long> revisions = store.revisions(id);
          Map<EntryRef, Entry> entries =
              (some.size() > FEW ? store.entries(id) : store.find(some))
                  .stream().collect(Collectors.toMap(Entry::ref, entry -> entry));
          for (EntryRef ref : some) {
            Optional<Entry> entry = Optional.ofNullable(entries.get(ref));
            drafts.put(ref, new Draft(ref, revisions.getOrDefault(ref, 0L), entry, entry));
          }
        });
    return refs.stream().flatMap(ref -> Optional.ofNullable(drafts.get(ref)).stream()).toList();
  }

  private Refusal refusal(int exit, String key, Object... arguments) {
    return new Refusal(exit, words.say(key, arguments));
  }
}
