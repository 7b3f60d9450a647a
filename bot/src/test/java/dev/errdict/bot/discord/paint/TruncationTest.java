package dev.errdict.bot.discord.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TruncationTest {
  @Test
  void what_fits_stays_as_it_is() {
    assertEquals("12345", Truncation.to("12345", 5));
  }

  @Test
  void what_does_not_fit_ends_in_an_ellipsis() {
    assertEquals("1234…", Truncation.to("123456", 5));
  }

  @Test
  void no_character_is_torn_apart() {
    assertEquals("a😀…", Truncation.to("a😀😀😀", 5));
  }

  @Test
  void no_escape_is_torn_apart() {
    assertEquals("abc…", Truncation.to("abc\\*def", 5));
  }

  @Property
  void it_always_fits_and_is_well_formed(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 50) int most) {
    String cut = Truncation.to(text + "😀".repeat(20), most);

    assertTrue(cut.length() <= most);
    for (int i = 0; i < cut.length() - 1; i++) {
      boolean torn = cut.charAt(i) == '\uD83D' && !Character.isLowSurrogate(cut.charAt(i + 1));
      assertTrue(!torn || text.indexOf('\uD83D') >= 0);
    }
  }
}
