package dev.errdict.bot.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.DoorQuestion;
import dev.errdict.bot.chat.ChatContext;
import dev.errdict.bot.chat.ChatCore;
import dev.errdict.bot.chat.Incidents;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.words.Lang;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.Reply;
import dev.errdict.search.reply.ReplyLocale;
import dev.errdict.search.terminal.TerminalPainter;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConsoleDoorTest {
  private static Dictionary dictionary;
  private static ChatCore core;

  @BeforeAll
  static void open() throws CatalogException {
    dictionary = Dictionary.inMemory("console-door", Embedder.NONE, Clock.systemUTC());
    core = new ChatCore(dictionary::ask, dictionary.replies(), new Incidents(() -> "0000abcd"));
  }

  @AfterAll
  static void close() {
    dictionary.close();
  }

  private static String says(String line, Function<Reply, String> painter) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ChatContext context =
        new ChatContext(Optional.of(Lang.EN), Optional.empty(), ReplyLocale.EN, "!", true);
    new ConsoleDoor(core, context, painter, false)
        .run(
            new BufferedReader(new StringReader(line + "\n")),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new CompletableFuture<>());
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("dev.errdict.bot.DoorQuestion#all")
  void the_console_answers_as_every_door(DoorQuestion question) {
    assertEquals(
        question.expected(), says("!err " + question.text(), reply -> seen(question, reply)));
    assertEquals(question.expected(), says(question.text(), reply -> seen(question, reply)));
  }

  private static String seen(DoorQuestion question, Reply reply) {
    return switch (reply) {
      case Reply.Cards cards ->
          question.seen("found", cards.cards().stream().map(card -> card.ref().code()).toList());
      case Reply.Pick pick -> question.seen("choices", codes(pick.options()));
      case Reply.Nothing nothing -> question.seen("none", codes(nothing.near()));
      case Reply.Note note -> note.text();
    };
  }

  private static List<String> codes(List<Option> options) {
    return options.stream().map(option -> option.ref().code()).toList();
  }

  @Test
  void a_single_choice_is_asked_about_by_its_code() {
    TerminalPainter painter = new TerminalPainter(TerminalPainter.UNLIMITED, false);

    String said = says("!err Boeing 4303 is late", painter::paint);

    assertTrue(said.startsWith("Did you mean code 4303?\n    4303  Conversation not found"), said);
  }

  @Test
  void a_place_among_the_choices_just_shown_is_picked() {
    TerminalPainter painter = new TerminalPainter(TerminalPainter.UNLIMITED, false);

    String said = says("Boeing 4303 is late\n1", painter::paint);

    assertTrue(said.contains("Choice 1 of those above. For the code 1, write: code 1"), said);
    assertTrue(said.contains("\n4303  Conversation not found\n"), said);
  }

  @Test
  void a_place_that_was_not_offered_is_a_code() {
    String said = says("Boeing 4303 is late\n9", reply -> reply.getClass().getSimpleName() + " ");

    assertEquals("Pick \nNothing ", said);
  }

  @Test
  void choices_are_picked_from_once() {
    String said =
        says(
            "Boeing 4303 is late\n1\n1",
            reply ->
                reply instanceof Reply.Cards cards
                    ? cards.cards().getFirst().ref().code() + " "
                    : "- ");

    assertEquals("- \n4303 \n1 ", said);
  }
}
