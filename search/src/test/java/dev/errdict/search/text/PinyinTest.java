package dev.errdict.search.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinyinTest {
  @ParameterizedTest
  @CsvSource({
    "duihuabucunzai, dui hua bu cun zai",
    "denglu, deng lu",
    "yanzhengma, yan zheng ma",
    "wufalianjie, wu fa lian jie",
    "shoujihao, shou ji hao",
    "pinlv, pin lu"
  })
  void typed_pinyin_is_split_into_syllables(String typed, String expected) {
    assertEquals(Optional.of(List.of(expected.split(" "))), Pinyin.split(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "conversation", "token", "login", "password", "error", "http", "zzz"})
  void english_words_are_no_pinyin(String word) {
    assertEquals(Optional.empty(), Pinyin.split(word));
  }

  @Test
  void what_is_too_long_to_be_typed_is_no_pinyin() {
    assertEquals(Optional.empty(), Pinyin.split("ma".repeat(101)));
  }

  @ParameterizedTest
  @CsvSource({
    "对话不存在, dui hua bu cun zai",
    "银行, yin hang",
    "行, xing",
    "重新登录, chong xin deng lu",
    "重要, zhong yao",
    "长度, chang du",
    "参数, can shu",
    "绿色, lu se"
  })
  void han_text_sounds_as_it_is_read_with_words_of_several_readings(String han, String expected) {
    assertEquals(List.of(expected.split(" ")), Pinyin.syllables(han));
  }

  @Test
  void homophones_sound_the_same() {
    assertEquals(Pinyin.syllables("对话不存在"), Pinyin.syllables("对化不村在"));
  }

  @Test
  void a_character_without_a_reading_stands_for_itself() {
    assertEquals(List.of("a", "あ", "ma"), Pinyin.syllables("aあ吗"));
  }

  @Property
  void syllables_written_together_come_apart_into_no_more_than_they_were(
      @ForAll("syllables") List<String> syllables) {
    List<String> split = Pinyin.split(String.join("", syllables)).orElseThrow();

    assertEquals(String.join("", syllables), String.join("", split));
    assertEquals(true, split.size() <= syllables.size());
  }

  @Provide
  Arbitrary<List<String>> syllables() {
    return Arbitraries.of(
            "dui", "hua", "bu", "cun", "zai", "deng", "shi", "xian", "zhuang", "ma", "wo")
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }
}
