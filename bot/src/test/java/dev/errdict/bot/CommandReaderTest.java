package dev.errdict.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandReaderTest {
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
    var command = CommandReader.read(text, "!", false);

    assertEquals(
        Optional.ofNullable(question).map(Command.Ask::new).map(Command.class::cast), command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!help", "!HELP", "!err help", "!err 帮助", "!帮助", "!err ?"})
  void help_is_asked_for_in_several_ways(String text) {
    assertEquals(Optional.of(new Command.Help()), CommandReader.read(text, "!", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "!", "hello", "4303", "!error 4303", "!err_code", "!errr 1", "?err 1"})
  void what_others_say_is_not_for_errdict(String text) {
    assertEquals(Optional.empty(), CommandReader.read(text, "!", false));
  }

  @Test
  void the_command_alone_asks_nothing() {
    assertEquals(Optional.of(new Command.Ask("")), CommandReader.read("!err", "!", false));
  }

  @Test
  void a_server_may_choose_another_prefix() {
    assertEquals(
        Optional.of(new Command.Ask("4303")), CommandReader.read("??err 4303", "??", false));
    assertEquals(Optional.empty(), CommandReader.read("!err 4303", "??", false));
  }

  @Test
  void where_bare_text_counts_it_is_the_question() {
    assertEquals(
        Optional.of(new Command.Ask("code 137")), CommandReader.read("code 137", "!", true));
    assertEquals(Optional.of(new Command.Help()), CommandReader.read("help", "!", true));
    assertEquals(Optional.of(new Command.Ask("4303")), CommandReader.read("!err 4303", "!", true));
    assertEquals(Optional.empty(), CommandReader.read("  ", "!", true));
  }
}
