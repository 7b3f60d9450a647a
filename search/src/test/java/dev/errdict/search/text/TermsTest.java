package dev.errdict.search.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TermsTest {
  private static List<String> terms(String text) {
    return new ArrayList<>(Terms.of(text));
  }

  @Test
  void a_symbol_is_split_at_its_case_and_also_kept_whole() {
    assertEquals(
        Set.of("conversationnotfound", "convers", "not", "found"),
        Terms.of("ConversationNotFound"));
  }

  @Test
  void a_symbol_is_split_at_its_underscores_and_also_kept_whole() {
    assertEquals(
        Set.of("conversationnotfound", "convers", "not", "found"),
        Terms.of("CONVERSATION_NOT_FOUND"));
  }

  @Test
  void an_acronym_before_a_symbol_and_an_exception_behind_it_are_set_apart() {
    assertEquals(
        Set.of("avimconversationful", "avim", "convers", "full"),
        Terms.of("AVIMConversationFullException"));
    assertEquals(Set.of("avexcept", "av", "except"), Terms.of("AVException"));
    assertEquals(Set.of("missingexcept", "miss", "except"), Terms.of("MissingException"));
  }

  @Test
  void han_characters_come_in_pairs_and_alone() {
    assertEquals(Set.of("对", "对话", "话", "话不", "不", "不存", "存", "存在", "在"), Terms.of("对话不存在"));
  }

  @Test
  void english_words_come_as_stems_without_function_words() {
    assertEquals(List.of("user", "connect"), terms("the users were connecting"));
    assertEquals(terms("invalid passwords"), terms("Invalid PASSWORD"));
  }

  @Test
  void both_languages_stand_in_one_text() {
    assertEquals(Set.of("token", "过", "过期", "期"), Terms.of("token过期"));
  }

  @Test
  void nothing_but_marks_has_no_terms() {
    assertEquals(Set.of(), Terms.of("?!… -- 😀".replace("😀", "")));
    assertEquals(Set.of(), Terms.of(""));
  }

  @Test
  void the_sound_of_han_text_comes_as_pairs_of_syllables() {
    assertEquals(Set.of("dui_hua", "hua_bu"), Terms.sounds("对话不"));
    assertEquals(Set.of("cuo"), Terms.sounds("code 错 4303"));
    assertEquals(Set.of(), Terms.sounds("no Han here"));
  }

  @Test
  void typed_pinyin_has_a_sound() {
    assertEquals(
        Set.of("dui_hua", "hua_bu", "bu_cun", "cun_zai"), Terms.typedSounds("duihua bu cunzai"));
  }

  @Test
  void english_has_no_sound_even_where_single_words_could_be_pinyin() {
    assertEquals(Set.of(), Terms.typedSounds("conversation not found"));
    assertEquals(Set.of(), Terms.typedSounds("can men"));
    assertEquals(Set.of(), Terms.typedSounds("the login is banned"));
    assertEquals(Set.of(), Terms.typedSounds("4303"));
  }

  @Test
  void a_term_is_han_by_its_first_character() {
    assertTrue(Terms.isHan("错误"));
    assertFalse(Terms.isHan("error"));
    assertFalse(Terms.isHan(""));
  }

  @Property
  void any_text_comes_apart(@ForAll String text) {
    String normalised = Normaliser.normalise(text, 1000);

    assertTrue(Terms.of(normalised).stream().noneMatch(String::isEmpty));
    assertTrue(Terms.sounds(normalised).stream().noneMatch(String::isEmpty));
    assertTrue(Terms.typedSounds(normalised).stream().noneMatch(String::isEmpty));
  }
}
