package dev.errdict.search.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.learning.AskedGroup;
import dev.errdict.db.words.Lang;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MissesPropertyTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  /** Meaning in two dimensions: the first letter tells the direction. */
  private static final Misses.Meaning LETTER =
      (lang, text) -> {
        double angle = (text.charAt(0) - 'a') * 0.7;
        return Optional.of(new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
      };

  private static AskedGroup group(long id, String content, int asked, int daysAgo) {
    return new AskedGroup(
        id,
        7,
        "print" + id,
        content,
        Lang.EN,
        "nothing-fits",
        Optional.empty(),
        asked,
        TODAY.minusDays(daysAgo),
        TODAY.minusDays(daysAgo),
        AskedGroup.State.OPEN,
        Optional.empty(),
        Map.of());
  }

  @Provide
  Arbitrary<List<AskedGroup>> groups() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "c", "d"),
            Arbitraries.integers().between(1, 50),
            Arbitraries.integers().between(0, 80))
        .as((letter, asked, days) -> new Object[] {letter, asked, days})
        .list()
        .ofMaxSize(40)
        .map(
            all ->
                IntStream.range(0, all.size())
                    .mapToObj(
                        i ->
                            group(
                                i + 1,
                                all.get(i)[0] + " question " + i,
                                (int) all.get(i)[1],
                                (int) all.get(i)[2]))
                    .sorted((one, other) -> other.asked() - one.asked())
                    .toList());
  }

  @Property(tries = 300)
  void each_group_is_in_one_miss_and_no_question_is_lost(@ForAll("groups") List<AskedGroup> all) {
    List<Miss> misses = Misses.of(all, LETTER, TODAY);

    Set<Long> seen = new HashSet<>();
    misses.forEach(miss -> miss.ids().forEach(id -> assertTrue(seen.add(id), "twice: " + id)));
    assertEquals(all.size(), seen.size());
    assertEquals(
        all.stream().mapToInt(AskedGroup::asked).sum(),
        misses.stream().mapToInt(Miss::asked).sum());
    assertTrue(misses.size() <= 4, "one for each direction");
    for (int i = 1; i < misses.size(); i++) {
      assertTrue(misses.get(i - 1).rank(TODAY) >= misses.get(i).rank(TODAY));
    }
  }

  @Property(tries = 100)
  void without_models_groups_stay_apart(@ForAll("groups") List<AskedGroup> all) {
    assertEquals(all.size(), Misses.of(all, (lang, text) -> Optional.empty(), TODAY).size());
  }

  @Example
  void what_is_asked_today_goes_before_what_was_asked_a_little_more_often_a_month_ago() {
    List<Miss> misses =
        Misses.of(List.of(group(1, "a", 5, 30), group(2, "c", 3, 0)), LETTER, TODAY);

    assertEquals(List.of(2L, 1L), misses.stream().map(miss -> miss.best().id()).toList());
  }

  @Example
  void a_phrase_has_no_placeholder() {
    assertEquals(
        "login of fails",
        new Miss(List.of(group(1, "login of <email> fails <key>", 1, 0))).phrase());
  }
}
