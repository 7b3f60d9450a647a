package dev.errdict.search.cache;

import java.util.LinkedHashMap;
import java.util.Map;

/** Makes maps that drop the least recently used entry when they are full. */
public final class LruMap {
  private LruMap() {}

  /** An empty map; not safe for use by several threads. */
  public static <K, V> Map<K, V> ofAtMost(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
