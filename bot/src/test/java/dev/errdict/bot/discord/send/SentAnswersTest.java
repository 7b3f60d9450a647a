package dev.errdict.bot.discord.send;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.words.Lang;
import dev.errdict.search.reply.Reply;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SentAnswersTest {
  private static final long CHANNEL = 1;
  private static final long MESSAGE = 2;
  private static final Reply REPLY = new Reply.Note(Lang.EN, "4303");

  private final SentAnswers answers = new SentAnswers(Clock.systemUTC());
  private final AtomicInteger own = new AtomicInteger();

  @Test
  void who_was_linked_to_an_answer_gets_one_when_it_goes() {
    answers.linked(said(), own::incrementAndGet);
    assertEquals(0, own.get());
    answers.forgetMessage(MESSAGE).run();
    assertEquals(1, own.get());
  }

  @Test
  void who_is_linked_to_an_answer_that_went_meanwhile_gets_one_at_once() {
    SentAnswers.Place place = said();
    answers.forgetMessage(MESSAGE).run();
    answers.linked(place, own::incrementAndGet);
    assertEquals(1, own.get());
  }

  private SentAnswers.Place said() {
    answers.said(CHANNEL, REPLY, MESSAGE, "https://discord.com/channels/1/1/2");
    return answers.earlier(CHANNEL, REPLY).orElseThrow();
  }
}
