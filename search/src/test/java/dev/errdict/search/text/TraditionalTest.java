package dev.errdict.search.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraditionalTest {
  @Test
  void a_character_with_several_forms_follows_its_word() {
    assertEquals(
        "頭髮 發送 皇后 以後 乾燥 幹部 只能 一隻 複雜 回覆 放鬆 松樹 餘額 日誌裡 什麼 設定為零",
        Traditional.of("头发 发送 皇后 以后 干燥 干部 只能 一只 复杂 回复 放松 松树 余额 日志里 什么 设定为零"));
  }

  @Test
  void what_is_not_chinese_stays() {
    String text = "code 4303: `{\"a\": 1}` https://example.com/a?b=c 😀 \\* $1";

    assertEquals(text, Traditional.of(text));
  }

  @Test
  void a_traditional_text_stays() {
    String text = "伺服器的設定在這裡，請檢查連線逾時。";

    assertEquals(text, Traditional.of(text));
  }

  @Test
  void the_search_reads_it_as_the_text_that_it_was_made_of() throws IOException {
    List<String> changed =
        Files.readAllLines(Path.of("../db/migrations/catalog/leancloud.yaml")).stream()
            .filter(line -> !comparable(Traditional.of(line)).equals(comparable(line)))
            .toList();

    assertEquals(List.of(), changed);
  }

  private static String comparable(String text) {
    return Normaliser.normalise(text, Normaliser.MAX_UNIT);
  }
}
