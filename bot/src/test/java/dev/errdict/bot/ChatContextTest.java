package dev.errdict.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.Lang;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatContextTest {
  @Test
  void the_option_goes_before_the_locale_and_the_locale_before_the_script() {
    Optional<Lang> zh = Optional.of(Lang.ZH);
    Optional<Lang> en = Optional.of(Lang.EN);

    assertEquals(Lang.EN, new ChatContext(en, zh, Lang.ZH, "!", false).langFor("登录被锁定"));
    assertEquals(
        Lang.EN, new ChatContext(Optional.empty(), en, Lang.ZH, "!", false).langFor("登录被锁定"));
    assertEquals(Lang.ZH, context(Lang.EN).langFor("登录被锁定"));
    assertEquals(Lang.EN, context(Lang.ZH).langFor("login is locked"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4303",
        "#4303",
        "43O3",
        "42P01",
        "0x80070005",
        "",
        "4303?",
        "CONVERSATION_NOT_FOUND"
      })
  void what_tells_no_language_is_answered_in_the_channels(String question) {
    assertEquals(Lang.ZH, context(Lang.ZH).langFor(question));
    assertEquals(Lang.EN, context(Lang.EN).langFor(question));
  }

  private static ChatContext context(Lang setting) {
    return new ChatContext(Optional.empty(), Optional.empty(), setting, "!", false);
  }
}
