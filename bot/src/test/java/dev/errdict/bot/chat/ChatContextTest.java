package dev.errdict.bot.chat;

import static dev.errdict.search.reply.ReplyLocale.EN;
import static dev.errdict.search.reply.ReplyLocale.ZH;
import static dev.errdict.search.reply.ReplyLocale.ZH_TW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.words.Lang;
import dev.errdict.search.reply.ReplyLocale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatContextTest {
  @Test
  void the_option_goes_before_the_locale_and_the_locale_before_the_script() {
    Optional<ReplyLocale> zh = Optional.of(ZH);
    Optional<ReplyLocale> en = Optional.of(EN);

    assertEquals(EN, new ChatContext(Optional.of(Lang.EN), zh, ZH, "!", false).localeFor("登录被锁定"));
    assertEquals(EN, new ChatContext(Optional.empty(), en, ZH, "!", false).localeFor("登录被锁定"));
    assertEquals(ZH, context(EN).localeFor("登录被锁定"));
    assertEquals(EN, context(ZH).localeFor("login is locked"));
  }

  @Test
  void a_reader_of_traditional_chinese_stays_one_in_every_chinese_answer() {
    ChatContext reader = new ChatContext(Optional.of(Lang.ZH), Optional.of(ZH_TW), EN, "!", false);

    assertEquals(ZH_TW, reader.localeFor("login is locked"));
    assertEquals(ZH_TW, context(ZH_TW).localeFor("登录被锁定"));
    assertEquals(EN, context(ZH_TW).localeFor("login is locked"));
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
    assertEquals(ZH, context(ZH).localeFor(question));
    assertEquals(EN, context(EN).localeFor(question));
  }

  private static ChatContext context(ReplyLocale setting) {
    return new ChatContext(Optional.empty(), Optional.empty(), setting, "!", false);
  }
}
