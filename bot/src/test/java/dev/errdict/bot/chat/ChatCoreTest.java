package dev.errdict.bot.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.words.Lang;
import dev.errdict.search.learning.AskedListener;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.reply.Reply;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChatCoreTest {
  private static Dictionary dictionary;
  private static ChatCore core;

  @BeforeAll
  static void open() throws CatalogException {
    dictionary = Dictionary.inMemory("chat-core", Embedder.NONE, Clock.systemUTC());
    core = new ChatCore(dictionary::ask, dictionary.replies(), new Incidents(() -> "0000abcd"));
  }

  @AfterAll
  static void close() {
    dictionary.close();
  }

  @Test
  void a_code_is_answered_in_the_channels_language() {
    Reply reply = core.answer("!err 4303", channel(Lang.ZH)).orElseThrow();

    Reply.Cards cards = assertInstanceOf(Reply.Cards.class, reply);
    assertEquals("4303", cards.cards().getFirst().ref().code());
    assertEquals("对话不存在", cards.cards().getFirst().title());
  }

  @Test
  void chatter_is_left_alone() {
    assertEquals(Optional.empty(), core.answer("I got a 4303", channel(Lang.ZH)));
  }

  @Test
  void the_command_alone_is_told_how_to_ask() {
    Reply reply = core.answer("!err", channel(Lang.ZH)).orElseThrow();

    assertEquals(
        new Reply.Note(Lang.ZH, "这样提问：!err 4303，或者 !err 为什么登录被锁定；也可以粘贴整段报错。!help 有更多说明。"), reply);
  }

  @Test
  void help_names_the_prefix_of_the_channel() {
    ChatContext context =
        new ChatContext(Optional.empty(), Optional.empty(), ReplyLocale.EN, "?", false);

    Reply reply = core.answer("?help", context).orElseThrow();

    assertTrue(assertInstanceOf(Reply.Note.class, reply).text().contains("?err 4303"));
  }

  @Test
  void help_shows_a_code_that_the_readers_have() {
    Entry own =
        Entry.blank(new EntryRef("shop", "E-1"))
            .withTexts(new Texts(List.of(new Text(Field.TITLE, Lang.EN, Origin.OWN, "Sold out"))));
    ChatCore shop =
        new ChatCore(
            dictionary::ask,
            dictionary.replies(),
            audience -> Optional.of(own),
            new Incidents(() -> "0000abcd"),
            AskedListener.NONE);

    Reply.Note help =
        assertInstanceOf(Reply.Note.class, shop.answer("!help", channel(Lang.EN)).orElseThrow());
    Reply.Note usage =
        assertInstanceOf(Reply.Note.class, shop.answer("!err", channel(Lang.EN)).orElseThrow());

    assertTrue(help.text().contains("!err E-1 — a code\n!err Sold out — a"), help.text());
    assertTrue(usage.text().startsWith("Ask like this: !err E-1, or !err Sold out."), usage.text());
    assertEquals("4303", dictionary.example(Audience.PUBLIC).orElseThrow().code());
  }

  @Test
  void a_failing_lookup_is_an_apology_with_an_id_and_one_log_line_without_the_question() {
    // given
    ChatCore failing =
        new ChatCore(
            question -> {
              throw new IllegalStateException("cannot look up: " + question.text());
            },
            dictionary.replies(),
            new Incidents(() -> "0000abcd"));
    List<String> logged = new ArrayList<>();
    Handler handler = recorder(logged);
    Logger logger = Logger.getLogger(Incidents.class.getName());
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);

    // when
    Reply reply;
    try {
      reply = failing.answer("!err my password is hunter2", channel(Lang.ZH)).orElseThrow();
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }

    // then
    assertEquals(
        new Reply.Note(
            Lang.EN,
            "Sorry, that did not work. Please try again later; if it keeps happening, tell the maintainers"
                + " this id: 0000abcd"),
        reply);
    assertEquals(1, logged.size());
    assertTrue(logged.getFirst().contains("0000abcd"));
    assertTrue(logged.getFirst().contains("java.lang.IllegalStateException"));
    assertFalse(logged.getFirst().contains("hunter2"));
  }

  private static Handler recorder(List<String> into) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        into.add(new SimpleFormatter().format(line));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private static ChatContext channel(Lang setting) {
    return new ChatContext(Optional.empty(), Optional.empty(), ReplyLocale.of(setting), "!", false);
  }
}
