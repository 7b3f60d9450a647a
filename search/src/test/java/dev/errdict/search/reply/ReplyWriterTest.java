package dev.errdict.search.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Candidate;
import dev.errdict.search.answer.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplyWriterTest {
  private static final ReplyWriter WRITER =
      new ReplyWriter(
          id -> Optional.empty(),
          new CardWriter(id -> Optional.empty(), ref -> Optional.empty()),
          audience -> false);

  private static String preface(Reason reason, Lang lang, String... codes) {
    List<Candidate> candidates = Stream.of(codes).map(ReplyWriterTest::candidate).toList();
    Reply reply = WRITER.write(new Answer.Choices(candidates, reason), lang);
    return assertInstanceOf(Reply.Pick.class, reply).preface();
  }

  private static Candidate candidate(String code) {
    try {
      return new Candidate(
          EntryReader.read("shop", "code: '%s'\ntitle:\n  en: Basket is full\n".formatted(code)),
          0.5);
    } catch (CatalogException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void several_that_fit_are_asked_about_as_several() {
    Reason several = Reason.of(Reason.Kind.SEVERAL_FIT);

    assertEquals(
        "Several entries fit. Which one do you mean?", preface(several, Lang.EN, "7", "9"));
    assertEquals("有好几条都对得上，你问的是哪一个？", preface(several, Lang.ZH, "7", "9"));
  }

  @Test
  void one_that_may_fit_is_not_called_several() {
    Reason several = Reason.of(Reason.Kind.SEVERAL_FIT);

    assertEquals("Did you mean this one?", preface(several, Lang.EN, "7"));
    assertEquals("你问的是这一条吗？", preface(several, Lang.ZH, "7"));
  }

  @Test
  void a_number_is_asked_about_as_a_code() {
    Reason number = Reason.of(Reason.Kind.NUMBER, "7");

    assertEquals("Did you mean code 7?", preface(number, Lang.EN, "7"));
    assertEquals("你说的 7 是错误码吗？", preface(number, Lang.ZH, "7", "9"));
  }

  private static String advice(Reason.Kind kind) {
    Answer nothing = new Answer.NotFound(List.of(), 0, Reason.of(kind));
    return assertInstanceOf(Reply.Nothing.class, WRITER.write(nothing, Lang.EN)).advice();
  }

  @Test
  void a_question_about_no_entry_is_not_asked_for_again() {
    assertNotEquals("", advice(Reason.Kind.NOTHING_FITS));
    assertEquals("", advice(Reason.Kind.OFF_TOPIC));
  }
}
