package dev.errdict.search.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
  private static final String GAP = String.valueOf(Placeholders.GAP);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{0}",
        "{12}",
        "{}",
        "{name}",
        "{user.id}",
        "{0:N2}",
        "{0,8}",
        "%s",
        "%d",
        "%1$s",
        "%-.192s",
        "%lu",
        "%lld",
        "%zu",
        "%5.2f",
        "%*d",
        "%05d",
        "%x",
        "%@",
        "$1",
        "${path}",
        "<name>",
        "<file name>",
        "<FILE_NAME>",
        "…",
        "...",
        "{{name}}",
        "{{ user.id }}",
        "{{{raw}}}",
        "#{name}",
        "%{count}",
        "%(name)s",
        "%(size)5.2f"
      })
  void what_a_program_fills_in_is_a_gap(String placeholder) {
    assertEquals("open " + GAP + " failed", Placeholders.marked("open " + placeholder + " failed"));
    assertEquals("open   failed", Placeholders.without("open " + placeholder + " failed"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'%s' is missing | '@' is missing",
        "%s.%s violated | @.@ violated",
        "%s%d | @@",
        "Type '{0}' is no '{1}' | Type '@' is no '@'"
      })
  void each_placeholder_is_a_gap_of_its_own(String official, String expected) {
    assertEquals(expected.replace("@", GAP), Placeholders.marked(official));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100% sure",
        "at 50 % load",
        "a < b and b > c",
        "List<String> expected",
        "{ \"code\": 1 }",
        "costs $ 5",
        "wait. then go",
        "%",
        "{not closed",
        "{{not closed}",
        "Map<T> of <T>",
        "100 %(of all)",
        "100%done"
      })
  void what_only_looks_like_a_placeholder_stays(String text) {
    assertEquals(text, Placeholders.marked(text));
  }

  @Property
  void marking_twice_changes_nothing(@ForAll String text) {
    String once = Placeholders.marked(text);

    assertEquals(once, Placeholders.marked(once));
    assertTrue(once.length() <= text.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{", "{{", "{{a", "#{", "%(", "%(a", "{0", "{a.", "%", "%1", "%-", "%.*", "$", "${", "${a",
        "<", "<a ", ".", "…"
      })
  void a_hundred_thousand_characters_end_soon(String piece) {
    assertTimeout(
        Duration.ofSeconds(5), () -> Placeholders.marked(piece.repeat(100_000 / piece.length())));
  }
}
