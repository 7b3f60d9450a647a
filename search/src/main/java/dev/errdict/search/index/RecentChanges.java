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
  private final Map<String, Set<EntryRef>> byCode = new HashMap<>();
  private final Map<String, Set<EntryRef>> byNumber = new HashMap<>();
  private final Set<String> codePrefixes = new TreeSet<>();

  private RecentChanges(
      Collection<EntryRef> changed, Map<EntryRef, Entry> read, boolean whole, Reader reader) {
    this.changed = new HashSet<>(changed);
    this.read = read;
    this.whole = whole;
    this.reader = reader;
    for (EntryRef ref : whole ? read.keySet() : this.changed) {
      byCode.computeIfAbsent(ref.code(), code -> new HashSet<>()).add(ref);
      for (String folded : Fields.folded(ref.code())) {
        byCode.computeIfAbsent(folded, code -> new HashSet<>()).add(ref);
      }
      PrefixedCode.of(ref.code()).ifPresent(prefixed -> add(ref, prefixed));
    }
  }

  private void add(EntryRef ref, PrefixedCode code) {
    codePrefixes.add(code.prefix());
    code.number()
        .ifPresent(number -> byNumber.computeIfAbsent(number, key -> new HashSet<>()).add(ref));
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
    Map<EntryRef, Entry> others = new HashMap<>(read);
    others.keySet().removeIf(ref -> catalogs.contains(ref.catalog()));
    return new RecentChanges(
        changed.stream().filter(ref -> !catalogs.contains(ref.catalog())).toList(),
        others,
        whole,
        ref -> catalogs.contains(ref.catalog()) ? Optional.empty() : reader.find(ref));
  }

  Set<EntryRef> changed() {
    return changed;
  }

  /** Whether the entries are in memory; otherwise each is read from the store when it is needed. */
  boolean isRead() {
    return whole;
  }

  boolean contains(EntryRef ref) {
    return changed.contains(ref);
  }

  /** The changed entry as stored; empty when it was removed. */
  Optional<Entry> find(EntryRef ref) {
    return whole ? Optional.ofNullable(read.get(ref)) : reader.find(ref);
  }

  /** Those with exactly this code, in any order. */
  Stream<EntryRef> withCode(String code) {
    return byCode.getOrDefault(code, Set.of()).stream()
        .filter(ref -> ref.code().equals(code) && isThere(ref));
  }

  /** Those with this code in any letter case, in any order. */
  Stream<EntryRef> withFoldedCode(String folded) {
    return byCode.getOrDefault(folded, Set.of()).stream()
        .filter(ref -> Fields.folded(ref.code()).contains(folded) && isThere(ref));
  }

  /** Those whose code is a prefix and this number, in any order. */
  Stream<EntryRef> withNumber(String number) {
    return byNumber.getOrDefault(number, Set.of()).stream().filter(this::isThere);
  }

  /** The prefixes of the prefixed codes among them, in lower case. */
  Set<String> codePrefixes() {
    return codePrefixes;
  }

  private boolean isThere(EntryRef ref) {
    return whole || reader.find(ref).isPresent();
  }
}
