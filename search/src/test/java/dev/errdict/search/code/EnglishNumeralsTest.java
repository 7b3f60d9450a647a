package dev.errdict.search.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishNumeralsTest {
  private static final List<String> ONES =
      List.of(
          "",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> TENS =
      List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  private static Optional<String> read(String text) {
    Matcher words = EnglishNumerals.WORDS.matcher(text);
    return words.find() ? Optional.of(EnglishNumerals.digits(words.group())) : Optional.empty();
  }

  @ParameterizedTest
  @CsvSource({
    "one forty two, 142",
    "two eleven, 211",
    "one-three-seven, 137",
    "forty one sixteen, 4116",
    "forty-three oh one, 4301",
    "four three oh five, 4305",
    "four oh one, 401",
    "five hundred and three, 503",
    "one thousand and six, 1006",
    "two thousand one hundred two, 2102",
    "Four Thousand Three Hundred and Three, 4303",
    "nine zero nine, 909",
    "twelve oh six, 1206",
    "one hundred forty two, 142",
    "sixty twenty, 6020"
  })
  void a_number_is_read_as_it_is_said(String words, String digits) {
    assertEquals(Optional.of(digits), read("got " + words + " again"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"one", "someone two", "oh well", "weight", "no number at all", "ten", "a hundred"})
  void a_single_word_is_no_number(String text) {
    assertEquals(Optional.empty(), read(text));
  }

  @Property
  void a_number_in_words_is_read_back(@ForAll @IntRange(min = 21, max = 9999) int number) {
    String words = inWords(number);

    if (words.contains(" ") || words.contains("-")) {
      assertEquals(Optional.of(Integer.toString(number)), read(words));
    }
  }

  @Property
  void a_code_in_two_pairs_is_read_back(
      @ForAll @IntRange(min = 10, max = 99) int first, @ForAll @IntRange(max = 99) int second) {
    String behind =
        second == 0 ? "oh oh" : second < 10 ? "oh " + ONES.get(second) : belowHundred(second);

    assertEquals(
        Optional.of("%d%02d".formatted(first, second)), read(belowHundred(first) + " " + behind));
  }

  private static String inWords(int number) {
    String thousands = number < 1000 ? "" : ONES.get(number / 1000) + " thousand ";
    int rest = number % 1000;
    String hundreds = rest < 100 ? "" : ONES.get(rest / 100) + " hundred ";
    String and = rest % 100 == 0 || (thousands + hundreds).isEmpty() ? "" : "and ";
    return (thousands + hundreds + and + belowHundred(rest % 100)).strip();
  }

  private static String belowHundred(int number) {
    if (number < 20) {
      return ONES.get(number);
    }
    return number % 10 == 0
        ? TENS.get(number / 10)
        : TENS.get(number / 10) + "-" + ONES.get(number % 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"one ", "one-", "two and ", "one two x ", "thousand ", "twenty  ", "onetwo"})
  void a_hundred_thousand_characters_end_soon(String piece) {
    assertTimeout(
        Duration.ofSeconds(5),
        () ->
            assertTrue(
                EnglishNumerals.WORDS
                        .matcher(piece.repeat(100_000 / piece.length()))
                        .results()
                        .map(words -> EnglishNumerals.digits(words.group()))
                        .count()
                    >= 0));
  }
}
