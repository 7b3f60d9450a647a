package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.PATCH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.server.Fault;
import dev.errdict.bot.discord.server.Interaction;
import dev.errdict.bot.process.ExitCode;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lookups that are slow, fail, hang, or are under way when the bot ends. */
@Tag("long")
class LookupTroubleTest extends OwnServer {
  private static final String HOOK = "/webhooks/{id}/{token}/messages/@original";

  @Test
  void a_slow_lookup_is_announced_in_time_and_answered_later() {
    try (RunningBot _ =
        RunningBot.on(
            server,
            question -> {
              sleep(Duration.ofMillis(2500));
              return RunningBot.lookup(question);
            },
            Clock.systemUTC())) {
      Interaction asked = help.slash(mia, "err", Map.of("query", "9101"));
      assertEquals(5, asked.awaitResponse().path("type").asInt());
      assertEquals("9101 · 样例对话不存在", asked.awaitReply().embeds().path(0).path("title").asText());
    }
  }

  @Test
  void a_failing_lookup_is_an_apology_with_an_id_everywhere() {
    try (RunningBot _ = RunningBot.on(server, LookupTroubleTest::fail, Clock.systemUTC())) {
      help.says(mia, "!err 9101");
      assertEquals("抱歉，这次没有查成。请稍后再试；如果一直这样，请把这个编号告诉维护者：incident-1", content(sent()));
      assertTrue(
          help.slash(mia, "err", Map.of("query", "9101"))
              .awaitReply()
              .content()
              .endsWith("incident-2"));
    }
  }

  private static Answer fail(Question question) {
    throw new IllegalStateException(question.text());
  }

  @Test
  void a_lookup_that_hangs_is_given_up() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (RunningBot _ =
        RunningBot.on(
            server,
            question -> {
              if (question.text().equals("hang")) {
                await(never);
              }
              return RunningBot.lookup(question);
            },
            Clock.systemUTC())) {
      help.says(mia, "!err hang");
      help.says(mia, "!err 9101");
      assertTrue(content(sent()).endsWith("incident-1"));
      assertTrue(title(sent()).startsWith("9101"));
    } finally {
      never.countDown();
    }
  }

  @Test
  void an_announced_answer_that_cannot_be_put_in_its_place_comes_by_message() {
    try (RunningBot _ =
        RunningBot.on(
            server,
            question -> {
              sleep(Duration.ofSeconds(2));
              return RunningBot.lookup(question);
            },
            Clock.systemUTC())) {
      server.failNext(PATCH, HOOK, Fault.serverError(500));
      help.slash(mia, "err", Map.of("query", "9101"));
      assertTrue(title(sent()).startsWith("9101"));
    }
  }

  @Test
  void it_answers_what_it_has_begun_before_it_ends() {
    CountDownLatch begun = new CountDownLatch(1);
    try (RunningBot bot =
        RunningBot.on(
            server,
            question -> {
              begun.countDown();
              sleep(Duration.ofMillis(500));
              return RunningBot.lookup(question);
            },
            Clock.systemUTC())) {
      help.says(mia, "!err 9101");
      await(begun);
      bot.stop();

      assertTrue(title(sent()).startsWith("9101"));
      assertEquals(ExitCode.DONE, bot.awaitEnd());
    }
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
