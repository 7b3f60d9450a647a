package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Fault;
import dev.errdict.bot.discord.server.Gate;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many questions at once are answered in their order, or left out politely. */
@Tag("long")
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
    Place flood = server.guild("LeanCloud").channel("flood");
    Place calm = server.guild("LeanCloud").channel("calm");
    // The first answer does not get through, so nothing moves until the gate is opened.
    Gate gate = new Gate();
    server.failNext(POST, MESSAGES, Fault.heldAt(gate));
    try (RunningBot bot = RunningBot.starting(server, Map.of("DISCORD_HTTP_TIMEOUT_MS", "60000"))) {
      bot.awaitReady();
      flood.says(server.person("p0"), "!err 20000");
      gate.awaitReached();
      for (int i = 1; i < 150; i++) {
        flood.says(server.person("p" + i), "!err " + (20_000 + i));
      }
      // Once this is answered, the bot has heard all that was said before.
      calm.says(server.person("calm"), "!err 9101");
      assertEquals(calm.id(), server.awaitRequest(POST, MESSAGES).segment(1));

      gate.open();
      List<RecordedRequest> said = server.awaitRequests(POST, MESSAGES, 101);
      flood.says(server.person("late"), "!err 9101");
      RecordedRequest later = server.awaitRequest(POST, MESSAGES);

      List<String> notices =
          said.stream()
              .map(request -> request.body().path("content").asText())
              .filter(content -> !content.isEmpty())
              .toList();
      assertEquals(List.of("同时提问的人太多，这个问题没有回答，请稍后再问一次。"), notices);
      assertEquals(
          "9101 · 样例对话不存在",
          later.body().path("embeds").path(0).path("title").asText(),
          "forty-nine are left out, and nobody is told twice");
    } finally {
      gate.open();
      server.close();
    }
  }
}
