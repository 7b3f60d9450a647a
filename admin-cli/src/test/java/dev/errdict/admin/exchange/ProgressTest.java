package dev.errdict.admin.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final Words english = Words.of(Progress.class, Lang.EN);
  private final Words chinese = Words.of(Progress.class, Lang.ZH);

  @Test
  void a_long_piece_of_work_says_its_rate_and_what_is_left() {
    long ten = TimeUnit.SECONDS.toNanos(10);

    assertEquals("  2,500 a second, 0:30 left", Progress.pace(english, 25_000, 100_000, ten));
    assertEquals("  每秒 2,500 条，还需 0:30", Progress.pace(chinese, 25_000, 100_000, ten));
    assertEquals("  100 a second, 16:30 left", Progress.pace(english, 1000, 100_000, ten));
  }

  @Test
  void nothing_is_said_before_there_is_something_to_tell_it_by() {
    assertEquals("", Progress.pace(english, 0, 100_000, TimeUnit.SECONDS.toNanos(10)));
    assertEquals("", Progress.pace(english, 10, 100_000, TimeUnit.MILLISECONDS.toNanos(10)));
  }
}
