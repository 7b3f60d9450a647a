package dev.errdict.search.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which questions are one group by their words. */
class FingerprintPropertyTest {
  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.of(
            "walrus", "ocelot", "login", "timeout", "gherkin", "upload", "锁定", "登录", "文件", "配额")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .uniqueElements();
  }

  @Property(tries = 300)
  void order_case_marks_and_repetition_make_no_other_group(
      @ForAll("words") List<String> words, @ForAll long seed) {
    List<String> other = new ArrayList<>(words);
    other.add(words.getFirst());
    Collections.shuffle(other, new Random(seed));

    assertEquals(
        Fingerprint.of(String.join(" ", words)),
        Fingerprint.of(String.join(", ", other).toUpperCase(Locale.ROOT) + "?"));
  }

  @Property(tries = 300)
  void another_word_makes_another_group(@ForAll("words") List<String> words) {
    assertNotEquals(
        Fingerprint.of(String.join(" ", words)),
        Fingerprint.of(String.join(" ", words) + " mustard"));
  }
}
