package dev.errdict.search.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.apache.lucene.search.spell.LuceneLevenshteinDistance;
import org.junit.jupiter.api.Test;

class EditDistanceTest {
  @Test
  void a_swap_of_two_letters_is_one_edit() {
    assertEquals(1, new EditDistance().between("lokced", "locked", 2));
    assertEquals(2, new EditDistance().between("exeeds", "exceed", 2));
    assertEquals(3, new EditDistance().between("token", "session", 2));
    assertEquals(0, new EditDistance().between("token", "token", 0));
  }

  @Property(tries = 3000)
  void it_is_that_of_lucene_as_far_as_the_bound(
      @ForAll @StringLength(min = 1, max = 9) @CharRange(from = 'a', to = 'd') String one,
      @ForAll @StringLength(min = 1, max = 9) @CharRange(from = 'a', to = 'd') String other,
      @ForAll @IntRange(max = 3) int most) {
    int shorter = Math.min(one.length(), other.length());
    float nearness = new LuceneLevenshteinDistance().getDistance(one, other);
    int expected = Math.round((1 - nearness) * shorter);

    assertEquals(Math.min(expected, most + 1), new EditDistance().between(one, other, most));
  }
}
