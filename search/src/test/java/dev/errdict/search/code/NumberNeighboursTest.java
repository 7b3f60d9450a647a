package dev.errdict.search.code;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberNeighboursTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "at line ",
        "Line: ",
        "port=",
        "the port is ",
        "PID (",
        "index [:",
        "see p.",
        "api level ",
        "took\t\"",
        "it costs $",
        "¥ ",
        "第",
        "共",
        "端口号：",
        "版本 ",
        "D:",
        "more than ",
        "the size of ",
        "id: '"
      })
  void words_before_a_number_name_a_thing(String before) {
    assertTrue(NumberNeighbours.nameAThing(before));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "error ",
        "deadline ",
        "my_port ",
        "第 ",
        "is ",
        "代码：",
        "api ",
        "level ",
        "http:",
        "line two ",
        "p, ",
        "online: "
      })
  void other_words_do_not(String before) {
    assertFalse(NumberNeighbours.nameAThing(before));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ms",
        " ms.",
        " seconds",
        "%",
        " 条",
        "条记录",
        "天",
        " KB/s",
        "kbps",
        "x",
        " 分钟",
        "th time"
      })
  void units_follow_a_number(String behind) {
    assertTrue(NumberNeighbours.areAUnit(behind));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " x", "天天报错", " error", "mse", " 错误", "s_1", "-ms", " msx"})
  void other_words_are_no_units(String behind) {
    assertFalse(NumberNeighbours.areAUnit(behind));
  }
}
