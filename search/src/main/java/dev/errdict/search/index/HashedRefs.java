package dev.errdict.search.index;

import dev.errdict.db.catalog.EntryRef;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Entries by their keys, in eight bytes for each key: maps would take many times that, and after an
 * import there are as many entries as the import has.
 */
final class HashedRefs {
  private final List<EntryRef> refs;
  private final Function<EntryRef, Collection<String>> keys;

  /** A key's hash in the upper half, an entry's number in the lower; sorted. Made when asked. */
  private Optional<long[]> hashes = Optional.empty();

  /**
   * @param refs each once
   */
  HashedRefs(List<EntryRef> refs, Function<EntryRef, Collection<String>> keys) {
    this.refs = refs;
    this.keys = keys;
  }

  private synchronized long[] hashes() {
    if (hashes.isEmpty()) {
      hashes =
          Optional.of(
              IntStream.range(0, refs.size())
                  .mapToObj(i -> keys.apply(refs.get(i)).stream().mapToLong(key -> hash(key) | i))
                  .flatMapToLong(each -> each)
                  .sorted()
                  .toArray());
    }
    return hashes.get();
  }

  private static long hash(String key) {
    return (long) key.hashCode() << Integer.SIZE;
  }

  /** Those with this key, in any order. */
  Stream<EntryRef> with(String key) {
    long[] sorted = hashes();
    long hash = hash(key);
    int found = Arrays.binarySearch(sorted, hash);
    int first = found < 0 ? -found - 1 : found;
    return LongStream.range(first, sorted.length)
        .map(at -> sorted[(int) at])
        .takeWhile(each -> each >> Integer.SIZE == hash >> Integer.SIZE)
        .mapToObj(each -> refs.get((int) each))
        .filter(ref -> keys.apply(ref).contains(key));
  }
}
