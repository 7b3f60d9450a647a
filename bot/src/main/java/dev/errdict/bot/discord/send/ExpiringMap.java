package dev.errdict.bot.discord.send;

import dev.errdict.search.cache.LruMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** A map with a maximum size whose entries expire. Safe for use by several threads. */
public final class ExpiringMap<K, V> {
  private record Kept<V>(V value, Instant until) {}

  private final Duration keep;
  private final Clock clock;
  private final Map<K, Kept<V>> kept;

  public ExpiringMap(int most, Duration keep, Clock clock) {
    this.keep = keep;
    this.clock = clock;
    this.kept = LruMap.ofAtMost(most);
  }

  synchronized void put(K key, V value) {
    kept.put(key, new Kept<>(value, clock.instant().plus(keep)));
  }

  /** Adds the value if the key is absent. Returns whether it was added. */
  public synchronized boolean putIfAbsent(K key, V value) {
    boolean absent = get(key).isEmpty();
    if (absent) {
      put(key, value);
    }
    return absent;
  }

  /** Adds the value, or replaces the present one by the merged value. */
  synchronized void merge(K key, V value, BinaryOperator<V> together) {
    put(key, get(key).map(before -> together.apply(before, value)).orElse(value));
  }

  public synchronized Optional<V> get(K key) {
    return Optional.ofNullable(kept.get(key))
        .filter(value -> value.until().isAfter(clock.instant()))
        .map(Kept::value);
  }

  synchronized Optional<V> remove(K key) {
    return Optional.ofNullable(kept.remove(key)).map(Kept::value);
  }
}
