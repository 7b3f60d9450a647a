package dev.errdict.bot.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.Audience;
import dev.errdict.search.reply.ReplyLocale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandReaderTest {
  private static Optional<Command> read(String text, String prefix, boolean bare, String... names) {
    return CommandReader.read(
        text,
        new ChatContext(
            Optional.empty(),
            Optional.empty(),
            ReplyLocale.EN,
            prefix,
            Set.of(names),
            bare,
            Audience.OPERATOR));
  }

  private static Optional<Command> read(String text) {
    return read(text, "!", false, "err");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!err 4303|4303",
        "  !ERR   4303  |4303",
        "！err 4303|4303",
        "！ｅｒｒ 4303|",
        "!err4303|4303",
        "!err为什么登录被锁定|为什么登录被锁定",
        "!err why is my login locked|why is my login locked",
        "! err 4303|4303",
      })
  void the_question_stands_behind_the_command(String text, String question) {
    assertEquals(
        Optional.ofNullable(question).map(Command.Ask::new).map(Command.class::cast), read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"!help", "!HELP", "!err help", "!err 帮助", "!帮助", "!err ?"})
  void help_is_asked_for_in_several_ways(String text) {
    assertEquals(Optional.of(new Command.Help()), read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "!",
        "hello",
        "4303",
        "!error 4303",
        "!err_code",
        "!errr 1",
        "?err 1",
        "!?",
        "！？",
        "!？"
      })
  void what_others_say_is_not_for_errdict(String text) {
    assertEquals(Optional.empty(), read(text));
  }

  @Test
  void the_command_alone_asks_nothing() {
    assertEquals(Optional.of(new Command.Ask("")), read("!err"));
  }

  @Test
  void a_server_may_choose_another_prefix() {
    assertEquals(Optional.of(new Command.Ask("4303")), read("??err 4303", "??", false, "err"));
    assertEquals(Optional.empty(), read("!err 4303", "??", false, "err"));
  }

  @Test
  void where_several_bots_share_a_prefix_the_command_may_have_another_name() {
    assertEquals(Optional.of(new Command.Ask("4303")), read("!dict 4303", "!", false, "dict"));
    assertEquals(Optional.empty(), read("!err 4303", "!", false, "dict"));
    assertEquals(
        Optional.of(new Command.Ask("4303")), read("!err 4303", "!", false, "err", "dict"));
  }

  @Test
  void without_a_name_no_message_is_a_command() {
    assertEquals(Optional.empty(), read("!err 4303", "!", false));
    assertEquals(Optional.empty(), read("!help", "!", false));
  }

  @Test
  void where_bare_text_counts_it_is_the_question() {
    assertEquals(Optional.of(new Command.Ask("code 137")), read("code 137", "!", true, "err"));
    assertEquals(Optional.of(new Command.Help()), read("help", "!", true, "err"));
    assertEquals(Optional.of(new Command.Ask("4303")), read("!err 4303", "!", true, "err"));
    assertEquals(Optional.empty(), read("  ", "!", true, "err"));
  }

  @Test
  void a_greeting_may_stand_on_a_line_before_the_command() {
    assertEquals(Optional.of(new Command.Ask("4303")), read("hey\n!err 4303"));
    assertEquals(
        Optional.of(new Command.Ask("why is\nit locked")), read("hey\n\n!err why is\nit locked"));
  }

  @Test
  void a_quote_before_the_command_is_what_it_is_about() {
    assertEquals(
        Optional.of(new Command.Ask("what is this", "login failed\ncode 219")),
        read("> login failed\n> code 219\n!err what is this"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> !err 4303",
        ">>> somebody wrote\n!err 4303",
        "so I typed\n```\n!err 4303\n```\nand nothing came",
        "it says !err 4303",
        "hey\n!help",
      })
  void a_command_that_is_quoted_or_inside_a_line_asks_nothing(String text) {
    assertEquals(Optional.empty(), read(text));
  }
}
