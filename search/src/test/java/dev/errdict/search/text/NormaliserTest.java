package dev.errdict.search.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliserTest {
  private static String normalised(String text) {
    return Normaliser.normalise(text, 1000);
  }

  @ParameterizedTest
  @CsvSource({"ｃｏｄｅ＝４３０３, code=4303", "错误码：４３０３？, 错误码:4303?", "④③⓪③, 4303", "ﬁle, file"})
  void width_and_ligatures_do_not_matter(String written, String expected) {
    assertEquals(expected, normalised(written));
  }

  @ParameterizedTest
  @CsvSource({
    "對話不存在, 对话不存在",
    "錯誤碼, 错误码",
    "登錄被鎖定, 登录被锁定",
    "伺服器沒有回應, 服务器没有响应",
    "資料庫欄位, 数据库字段",
    "使用者登入, 用户登录"
  })
  void traditional_and_regional_words_become_those_of_the_catalog(String written, String expected) {
    assertEquals(expected, normalised(written));
  }

  @Test
  void case_is_kept_since_symbols_are_split_at_it() {
    assertEquals("ConversationNotFound", normalised("ConversationNotFound"));
  }

  @Test
  void control_characters_become_spaces_and_invisible_marks_vanish() {
    assertEquals("a b c", normalised("a\u0000b\nc"));
    assertEquals("4303", normalised("\u202E43\u200B03\u202C\uFEFF"));
  }

  @Test
  void a_terminals_colours_and_links_vanish_also_without_their_escape_character() {
    assertEquals(
        "code 4303 gone",
        normalised("\u001B[1;31mcode\u001B[0m \u001B[1m4303\u001B[0m\u001B[K gone"));
    assertEquals("ERROR 4303", normalised("[31mERROR[0m [1;38;5;9m4303[m"));
    assertEquals("4303", normalised("\u001B]8;;https://example.org\u001B\\4303\u001B]8;;\u001B\\"));
    assertEquals("rate(errors[5m]) [main] [4303]", normalised("rate(errors[5m]) [main] [4303]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{&quot;code&quot;:4303} | {\"code\":4303}",
        "?e=%7B%22code%22%3A4303%7D | ?e={\"code\":4303}",
        "done 100%20 files | done 100%20 files",
        "<@123456789012345678>4303<:bug:1234> | 4303",
        "<t:1700000000:R> № 4303 | # 4303",
        "<code>4303</code> | <code>4303</code>"
      })
  void what_pages_addresses_and_chats_write_for_themselves_is_read_as_it_looks(
      String written, String expected) {
    assertEquals(expected, normalised(written).strip());
  }

  @Test
  void an_unpaired_surrogate_becomes_a_space_and_a_pair_stays() {
    assertEquals("a b", normalised("a\uD83Db"));
    assertEquals("a b", normalised("a\uDE00b"));
    assertEquals("a😀b", normalised("a😀b"));
    assertEquals("a ", Normaliser.normalise("a😀b", 2));
  }

  @Test
  void no_more_than_the_limit_is_read_even_where_one_character_becomes_many() {
    assertEquals("abc", Normaliser.normalise("abcdef", 3));
    assertEquals(100, Normaliser.normalise("ﷺ".repeat(100), 100).length());
    assertEquals("", Normaliser.normalise("abc", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0316", "\u0489", "\u0903", "\u0316\u200D", "\uD834\uDD67"})
  void no_more_than_thirty_marks_stand_upon_a_letter(String mark) {
    String visible = mark.replace("\u200D", "");

    assertEquals("b" + visible.repeat(30) + "c", normalised("b" + mark.repeat(400) + "c"));
  }

  @Property
  void what_is_normalised_holds_no_controls_and_no_half_characters(@ForAll String text) {
    String normalised = normalised(text);

    assertTrue(normalised.chars().noneMatch(Character::isISOControl));
    assertTrue(
        normalised
            .codePoints()
            .noneMatch(one -> Character.isBmpCodePoint(one) && Character.isSurrogate((char) one)));
  }

  @Test
  void a_character_whose_simplified_form_is_beyond_the_basic_plane_stays() {
    assertEquals("湋", normalised("湋"));
  }

  @Property
  void normalising_twice_changes_nothing_in_latin_text(
      @ForAll @net.jqwik.api.constraints.CharRange(from = ' ', to = 'ɏ') String text) {
    assertEquals(normalised(text), normalised(normalised(text)));
  }

  @Property
  void printable_ascii_is_read_the_same_alone_and_beside_other_characters(
      @ForAll @CharRange(from = ' ', to = '~') String text) {
    assertEquals(normalised(text + " é"), normalised(text) + " é");
  }

  @Property
  void a_texts_markup_does_not_depend_on_what_else_is_searched_for(
      @ForAll @Chars({'[', '3', '1', 'm', '<', '@', '>', '&', 'l', 't', ';', '%', '2', ' '})
          String text) {
    // One of each needed string makes every pattern be searched.
    String all = "\u001b [ < & % ";

    assertEquals(normalised(all + text), normalised(all) + normalised(text));
  }
}
