package dev.errdict.search.meaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.words.Lang;
import dev.errdict.search.lookup.Dictionary;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShippedVectorsTest {
  @Test
  void a_new_home_makes_no_vector() throws Exception {
    Recorder recorder = new Recorder();

    try (Dictionary _ = Dictionary.inMemory("shipped-vectors", recorder, Clock.systemUTC())) {
      assertEquals(Set.of(), recorder.computed);
      assertTrue(recorder.shipped.get() > 149, () -> "shipped: " + recorder.shipped);
    }
  }

  /**
   * Has the vectors of the build and loads no model; remembers what a model would be needed for.
   */
  private static final class Recorder implements Embedder {
    private final OnnxEmbedder build = OnnxEmbedder.create();
    private final Set<String> computed = new ConcurrentSkipListSet<>();
    private final AtomicInteger shipped = new AtomicInteger();

    @Override
    public Optional<float[]> document(Lang lang, String text) {
      Optional<float[]> ready = build.ready(lang, text);
      if (ready.isEmpty()) {
        computed.add(lang + " " + text);
      } else {
        shipped.incrementAndGet();
      }
      return ready;
    }

    @Override
    public Optional<float[]> ready(Lang lang, String text) {
      return document(lang, text);
    }

    @Override
    public Optional<float[]> question(Lang lang, String text) {
      return Optional.empty();
    }

    @Override
    public String fingerprint() {
      return build.fingerprint();
    }

    @Override
    public void close() {
      build.close();
    }
  }
}
