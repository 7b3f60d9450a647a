package dev.errdict.bot.discord.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static final String MORE = " … (see More)";

  @Test
  void a_han_character_takes_two_columns() {
    assertEquals(1, Excerpt.lines("错".repeat(20)));
    assertEquals(2, Excerpt.lines("错".repeat(21)));
    assertEquals(1, Excerpt.lines("e".repeat(40)));
    assertEquals(2, Excerpt.lines("e".repeat(41)));
    assertEquals(3, Excerpt.lines("one\n\nthree"));
    assertEquals(0, Excerpt.lines(""));
  }

  @Test
  void it_ends_with_a_whole_sentence_where_one_fits() {
    assertEquals(
        "先查网络。再查时钟。" + " ……（见「更多」）", Excerpt.of("先查网络。再查时钟。最后查令牌有没有过期，过期就重新登录。", 1, " ……（见「更多」）"));
    assertEquals(
        "Check the network. … (see More)",
        Excerpt.of("Check the network. Then check the clock of the device.", 1, MORE));
  }

  @Test
  void a_sentence_longer_than_the_lines_ends_at_a_word() {
    assertEquals(
        "Check whether the networks … (see More)",
        Excerpt.of("Check whether the networks are reachable from this device.", 1, MORE));
  }

  @Property
  void it_never_takes_more_lines(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 14) int most) {
    assertTrue(Excerpt.lines(Excerpt.of(text, most, MORE)) <= most);
  }
}
