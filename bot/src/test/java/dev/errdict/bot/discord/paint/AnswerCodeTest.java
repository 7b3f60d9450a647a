package dev.errdict.bot.discord.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Mender;
import dev.errdict.db.catalog.Retry;
import dev.errdict.db.catalog.Texts;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Reason;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AnswerCodeTest {
  @Test
  void it_names_a_catalog_once() {
    Answer answer =
        new Answer.Found(
            List.of(entry("leancloud", "137"), entry("leancloud", "4303")),
            List.of("9999"),
            Reason.of(Reason.Kind.CODE, "137"));

    assertEquals("f;CODE;;leancloud/137,/4303;9999", AnswerCode.write(answer));
  }

  @Test
  void entries_beside_a_menu_are_those_of_the_menu() {
    Answer answer =
        new Answer.Found(
            List.of(entry("leancloud", "137")), List.of("9999"), Reason.of(Reason.Kind.CODE));

    assertEquals("f;CODE;;@;9999", AnswerCode.writeBesideMenu(answer));
    assertEquals(Optional.of(answer), read("f;CODE;;@;9999"));
  }

  @Test
  void what_is_not_understood_is_nothing() {
    assertEquals(Optional.empty(), read(""));
    assertEquals(Optional.empty(), read("f;CODE;137"));
    assertEquals(Optional.empty(), read("x;CODE;137;leancloud/137;"));
    assertEquals(Optional.empty(), read("f;NO_SUCH_REASON;137;leancloud/137;"));
    assertEquals(Optional.empty(), read("f;CODE;137;;"));
  }

  @Property
  void found_answers_come_back(
      @ForAll("entries") List<Entry> entries,
      @ForAll("words") List<String> words,
      @ForAll @IntRange(max = 5000) int more) {
    Answer answer =
        new Answer.Found(entries, words, more, new Reason(Reason.Kind.CODE_READ_AS, words));

    assertEquals(Optional.of(answer), read(AnswerCode.write(answer)));
  }

  @Property
  void not_found_answers_come_back(
      @ForAll("entries") List<Entry> entries,
      @ForAll("words") List<String> words,
      @ForAll @IntRange(max = 5000) int more) {
    Answer answer = new Answer.NotFound(entries, more, new Reason(Reason.Kind.UNKNOWN_CODE, words));

    assertEquals(Optional.of(answer), read(AnswerCode.write(answer)));
  }

  @Provide
  Arbitrary<List<Entry>> entries() {
    return Combinators.combine(Arbitraries.of("leancloud", "a/b", "x,y;z"), code())
        .as(AnswerCodeTest::entry)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<List<String>> words() {
    return code().list().ofMinSize(1).ofMaxSize(4);
  }

  private static Arbitrary<String> code() {
    return Arbitraries.strings().withChars("0aZ-_,;:/% +码").ofMinLength(1).ofMaxLength(12);
  }

  private static Optional<Answer> read(String code) {
    return AnswerCode.read(
        code, ref -> Optional.of(entry(ref.catalog(), ref.code())), List.of("leancloud/137"));
  }

  private static Entry entry(String catalog, String code) {
    return new Entry(
        new EntryRef(catalog, code),
        Optional.empty(),
        false,
        Retry.UNKNOWN,
        Mender.UNKNOWN,
        false,
        Texts.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
