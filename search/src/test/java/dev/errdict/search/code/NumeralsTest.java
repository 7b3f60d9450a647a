package dev.errdict.search.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTest {
  private static final Set<String> KNOWN =
      Set.of("1", "101", "113", "137", "208", "403", "1006", "2102", "4113", "4303");

  private static List<String> recognised(String text) {
    return new CodeRecogniser(KNOWN::contains)
        .recognise(text).stream().map(one -> one.code() + " " + one.kind()).toList();
  }

  @Test
  void chinese_numerals_in_a_row_are_digits() {
    assertEquals(List.of("4303 LABELLED"), recognised("错误码四三零三"));
    assertEquals(List.of("403 PROSE"), recognised("四〇三是什么"));
    assertEquals(List.of(), recognised("一二百个用户"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "四千三百零三 | 4303",
        "两千一百零二 是啥 | 2102",
        "一千零六怎么办 | 1006",
        "四百零三 | 403",
        "一百一十三 | 113",
        "4 3 0 3 | 4303",
        "4,113 | 4113",
        "error 4,113? | 4113",
        "4303.0 | 4303",
        "code=4303.000 | 4303",
        "error two oh eight | 208",
        "what is Four-Three-Oh-Three | 4303"
      })
  void a_number_is_read_however_it_is_written(String text, String code) {
    assertEquals(
        List.of(code),
        recognised(text).stream().map(one -> one.replaceFirst(" .*", "")).toList(),
        text);
  }

  @Test
  void a_comma_may_also_list() {
    assertEquals(List.of("1 BARE", "137 BARE"), recognised("1,137"));
    assertEquals(List.of("101 BARE", "137 BARE"), recognised("101,137"));
  }

  @Test
  void what_no_catalog_has_stays_unknown_as_a_whole() {
    assertEquals(List.of("5113 BARE"), recognised("5,113"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "两百个用户同时在线",
        "一千零六十个请求",
        "after 4,113 requests it stopped",
        "costs 4303.50",
        "take 208.0 ms",
        "one two three testing"
      })
  void an_amount_is_no_code(String text) {
    assertEquals(List.of(), recognised(text));
  }
}
