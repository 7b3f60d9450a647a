package dev.errdict.search.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookalikesTest {
  @ParameterizedTest
  @CsvSource({
    "4З03, 4303",
    "43О3, 43O3",
    "ЕACCES, EACCES",
    "TS2З39, TS2339",
    "ΝOT_FOUND, NOT_FOUND",
    "ОRA-00001, ORA-00001"
  })
  void a_letter_of_another_script_in_a_latin_word_is_read_as_it_looks(
      String written, String expected) {
    assertEquals(expected, Lookalikes.inCodes(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ошибка 4303",
        "Ошибка сервера",
        "σφάλμα στο server",
        "错误码4303",
        "plain English 4303",
        "😀"
      })
  void words_of_one_script_stay(String text) {
    assertEquals(text, Lookalikes.inCodes(text));
  }

  @ParameterizedTest
  @CsvSource({
    "SlGNATURE_FAlLED, SIGNATURE_FAILED",
    "N0T_F0UND, NOT_FOUND",
    "lNVALlD_T0KEN, INVALID_TOKEN",
    "5ESSION_EXPIRED, SESSION_EXPIRED",
    "undefined_tab1e, undefined_table",
    "QU0TA_EXCEEDED, QuotaExceeded",
    "READ_TlME0UT, ReadTimeout",
    "8AD_REQUEST, BAD_REQUEST",
    "ACCESS_DENІED, ACCESS_DENIED",
    "ΤOO_MANY, TOO_MANY"
  })
  void symbols_that_look_the_same_have_one_skeleton(String written, String symbol) {
    assertTrue(Lookalikes.isSuspect(written), written);
    assertEquals(Lookalikes.skeleton(symbol), Lookalikes.skeleton(written));
  }

  @ParameterizedTest
  @CsvSource({"NOT_FOUND, NOT_BOUND", "READ_TIMEOUT, LOAD_TIMEOUT", "EPIPE, ETIME"})
  void symbols_that_look_different_have_different_skeletons(String one, String other) {
    assertFalse(Lookalikes.skeleton(one).equals(Lookalikes.skeleton(other)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"signature", "Invalid", "TIMEOUT", "conversation", "对话", "all", "I"})
  void an_ordinary_word_is_not_suspected(String word) {
    assertFalse(Lookalikes.isSuspect(word));
  }

  @Property
  void a_texts_length_stays(@ForAll String text) {
    assertEquals(text.length(), Lookalikes.inCodes(text).length());
  }

  @Property
  void a_latin_text_stays(@ForAll @CharRange(from = ' ', to = '~') String text) {
    assertEquals(text, Lookalikes.inCodes(text));
  }

  @Property
  void a_latin_skeleton_is_its_own_skeleton(
      @ForAll @CharRange(from = ' ', to = '~') String symbol) {
    String skeleton = Lookalikes.skeleton(symbol);

    assertEquals(skeleton, Lookalikes.skeleton(skeleton));
  }

  @ParameterizedTest
  @ValueSource(strings = {"З", "4З", "З ", "aЗ ", "\u0301", "З\u0301", "_", "а_"})
  void a_hundred_thousand_characters_end_soon(String piece) {
    assertTimeout(
        Duration.ofSeconds(5), () -> Lookalikes.inCodes(piece.repeat(100_000 / piece.length())));
  }
}
