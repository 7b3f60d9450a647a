package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many questions at once are answered in their order, or left out politely. */
class BurstTest {
  private static final String MESSAGES = "/channels/{id}/messages";

  private final DiscordServer server = DiscordServer.start();

  @Test
  void each_channels_questions_are_answered_in_their_order() {
    List<Place> places =
        IntStream.range(0, 10).mapToObj(i -> server.guild("LeanCloud").channel("c" + i)).toList();
    try (RunningBot _ = RunningBot.on(server)) {
      for (int i = 0; i < 300; i++) {
        places.get(i % 10).says(server.person("p" + i), "!err " + (20_000 + i));
      }

      List<RecordedRequest> sent = server.awaitRequests(POST, MESSAGES, 300);

      Map<String, List<String>> asked =
          sent.stream()
              .collect(
                  Collectors.groupingBy(
                      request -> request.segment(1),
                      Collectors.mapping(
                          request ->
                              request.body().path("message_reference").path("message_id").asText(),
                          Collectors.toList())));
      assertEquals(10, asked.size());
      asked.values().forEach(ids -> assertEquals(ids.stream().sorted().toList(), ids));
    } finally {
      server.close();
    }
  }

  @Test
  void what_is_too_much_is_left_out_and_the_channel_is_told_once() {
    CountDownLatch gate = new CountDownLatch(1);
    Place place = server.guild("LeanCloud").channel("flood");
    try (RunningBot _ =
        RunningBot.on(
            server,
            question -> {
              await(gate);
              return RunningBot.lookup(question);
            },
            Clock.systemUTC())) {
      for (int i = 0; i < 150; i++) {
        place.says(server.person("p" + i), "!err " + (20_000 + i));
      }
      RecordedRequest notice = server.awaitRequest(POST, MESSAGES);
      assertEquals("同时提问的人太多，这个问题没有回答，请稍后再问一次。", notice.body().path("content").asText());

      gate.countDown();
      List<RecordedRequest> answers = new ArrayList<>(server.awaitRequests(POST, MESSAGES, 100));
      assertTrue(answers.stream().allMatch(answer -> answer.body().path("embeds").size() == 1));
      assertEquals(
          101,
          server.requests(POST, MESSAGES).size(),
          "fifty are left out, and nobody is told twice");
    } finally {
      server.close();
    }
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await(Duration.ofSeconds(4).toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
