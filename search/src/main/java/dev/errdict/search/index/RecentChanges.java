package dev.errdict.search.index;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The changed entries that the index does not have yet, so that an exact code is answered before
 * its words are indexed. Immutable.
 */
final class RecentChanges {
  /** Up to this number, the entries are read at once; otherwise each is read when it is needed. */
  static final int MOST_READ = 500;

  static final RecentChanges NONE =
      new RecentChanges(List.of(), Map.of(), false, ref -> Optional.empty());

  /** Reads an entry. */
  @FunctionalInterface
  interface Reader {
    Optional<Entry> find(EntryRef ref);
  }

  private final Set<EntryRef> changed;
  private final Map<EntryRef, Entry> read;
  private final boolean whole;
  private final Reader reader;
  private final HashedRefs byCode;
  private final HashedRefs byFoldedCode;
  private final HashedRefs byNumber;

  private final Map<String, Set<String>> codePrefixesByCatalog;
  private final Set<String> codePrefixes;
  private final Set<String> hidden;

  private RecentChanges(
      Collection<EntryRef> changed, Map<EntryRef, Entry> read, boolean whole, Reader reader) {
    this.changed = new HashSet<>(changed);
    this.read = read;
    this.whole = whole;
    this.reader = reader;
    List<EntryRef> refs = List.copyOf(whole ? read.keySet() : this.changed);
    this.byCode = new HashedRefs(refs, ref -> List.of(ref.code()));
    this.byFoldedCode = new HashedRefs(refs, ref -> Fields.folded(ref.code()));
    this.byNumber = new HashedRefs(refs, RecentChanges::numbers);
    this.codePrefixesByCatalog = new HashMap<>();
    this.hidden = Set.of();
    for (EntryRef ref : refs) {
      PrefixedCode.of(ref.code())
          .ifPresent(
              code ->
                  codePrefixesByCatalog
                      .computeIfAbsent(ref.catalog(), catalog -> new TreeSet<>())
                      .add(code.prefix()));
    }
    this.codePrefixes = seenPrefixes();
  }

  private RecentChanges(RecentChanges all, Set<String> hidden) {
    this.changed = all.changed;
    this.read = all.read;
    this.whole = all.whole;
    this.reader = all.reader;
    this.byCode = all.byCode;
    this.byFoldedCode = all.byFoldedCode;
    this.byNumber = all.byNumber;
    this.codePrefixesByCatalog = all.codePrefixesByCatalog;
    this.hidden =
        Stream.concat(all.hidden.stream(), hidden.stream()).collect(Collectors.toUnmodifiableSet());
    this.codePrefixes = seenPrefixes();
  }

  private Set<String> seenPrefixes() {
    return codePrefixesByCatalog.entrySet().stream()
        .filter(catalog -> !hidden.contains(catalog.getKey()))
        .flatMap(catalog -> catalog.getValue().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> numbers(EntryRef ref) {
    return PrefixedCode.of(ref.code()).flatMap(PrefixedCode::number).stream().toList();
  }

  /** Reads what has changed. */
  static RecentChanges of(EntrySource.State state, EntrySource source) {
    if (state.changed().isEmpty()) {
      return NONE;
    }
    Map<EntryRef, Entry> read = new HashMap<>();
    state.entries().orElse(List.of()).forEach(entry -> read.put(entry.ref(), entry));
    return new RecentChanges(state.changed(), read, state.entries().isPresent(), source::find);
  }

  /** The changes without those of some catalogs. */
  RecentChanges without(Set<String> catalogs) {
    return catalogs.isEmpty() ? this : new RecentChanges(this, catalogs);
  }

  /** All of them, also where some are hidden. */
  Set<EntryRef> changed() {
    return changed;
  }

  /** Whether the entries are in memory; otherwise each is read from the store when it is needed. */
  boolean isRead() {
    return whole;
  }

  boolean contains(EntryRef ref) {
    return isSeen(ref) && changed.contains(ref);
  }

  /** The changed entry as stored; empty when it was removed. */
  Optional<Entry> find(EntryRef ref) {
    if (!isSeen(ref)) {
      return Optional.empty();
    }
    return whole ? Optional.ofNullable(read.get(ref)) : reader.find(ref);
  }

  /** Those with exactly this code, in any order. */
  Stream<EntryRef> withCode(String code) {
    return byCode.with(code).filter(this::isThere);
  }

  /** Those with this code in any letter case, in any order. */
  Stream<EntryRef> withFoldedCode(String folded) {
    return byFoldedCode.with(folded).filter(this::isThere);
  }

  /** Those whose code is a prefix and this number, in any order. */
  Stream<EntryRef> withNumber(String number) {
    return byNumber.with(number).filter(this::isThere);
  }

  /** The prefixes of the prefixed codes among them, in lower case. */
  Set<String> codePrefixes() {
    return codePrefixes;
  }

  private boolean isThere(EntryRef ref) {
    return isSeen(ref) && (whole || reader.find(ref).isPresent());
  }

  private boolean isSeen(EntryRef ref) {
    return !hidden.contains(ref.catalog());
  }
}
