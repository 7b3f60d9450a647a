package dev.errdict.search.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.words.Lang;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalesTest {
  private static final Map<String, String> CHINESE = Map.of("LANG", "zh_CN.UTF-8");

  private static Lang of(String question, Map<String, String> environment) {
    return Locales.of(Optional.empty(), question, environment);
  }

  @Test
  void the_option_goes_before_everything() {
    assertEquals(Lang.EN, Locales.of(Optional.of(Lang.EN), "对话不存在", CHINESE));
  }

  @Test
  void a_question_is_answered_in_its_own_language() {
    assertEquals(Lang.ZH, of("login 被锁", Map.of("LANG", "en_US.UTF-8")));
    assertEquals(Lang.EN, of("conversation not found", CHINESE));
  }

  @Test
  void a_code_or_a_constant_tells_no_language() {
    assertEquals(Lang.ZH, of("4303", CHINESE));
    assertEquals(Lang.ZH, of("CONVERSATION_NOT_FOUND", CHINESE));
    assertEquals(Lang.ZH, of("{\"code\":137}", CHINESE));
  }

  @Test
  void the_first_locale_variable_that_is_set_decides() {
    assertEquals(Lang.EN, of("", Map.of("LC_ALL", "C", "LANG", "zh_CN.UTF-8")));
    assertEquals(Lang.ZH, of("", Map.of("LC_ALL", "", "LC_MESSAGES", "zh_TW", "LANG", "en_US")));
  }

  @Test
  void what_the_launcher_took_away_counts() {
    assertEquals(Lang.ZH, of("", Map.of("LC_ALL", "C.UTF-8", "ERRDICT_LC_ALL", "zh_CN.UTF-8")));
    assertEquals(
        Lang.ZH, of("", Map.of("LC_ALL", "C.UTF-8", "ERRDICT_LC_ALL", "", "LANG", "zh_CN.UTF-8")));
  }

  @Test
  void english_is_the_last_resort() {
    assertEquals(Lang.EN, of("", Map.of()));
    assertEquals(Lang.EN, of("", Map.of("LANG", "fr_FR.UTF-8")));
  }
}
