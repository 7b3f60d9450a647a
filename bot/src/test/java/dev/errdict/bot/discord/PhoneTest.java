package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.terminal.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every shipped entry, asked for at the real bot, as a phone shows it. */
@Tag("long")
class PhoneTest {
  private static final String CALLBACK = "/interactions/{id}/{token}/callback";
  private static final int COLUMNS = 40;
  private static final int LINES = 14;
  private static final Pattern BLOCK = Pattern.compile("(?s)```\n(.*?)\n```\n?");

  @ParameterizedTest
  @CsvSource({"zh, 见「更多」", "en, (see More)"})
  void the_answer_fits_a_phone_for_19_of_20_shipped_entries(String lang, String mark) {
    Map<String, Integer> tooLong = new TreeMap<>();
    List<String> codes =
        RunningBot.refs().stream()
            .map(EntryRef::code)
            .filter(code -> !code.startsWith("91"))
            .toList();
    int shortened = 0;
    try (DiscordServer server = DiscordServer.start()) {
      Place place = server.guild("LeanCloud").channel("help");
      try (RunningBot _ = RunningBot.on(server)) {
        for (String code : codes) {
          place.slash(
              server.person("person " + code, "de"), "err", Map.of("query", code, "lang", lang));
          JsonNode message = server.awaitRequest(POST, CALLBACK).body().path("data");
          assertEquals(1, message.path("embeds").size(), code);
          JsonNode embed = message.path("embeds").path(0);
          int lines = lines(embed);
          if (lines > LINES) {
            tooLong.put(code, lines);
          }
          shortened += embed.toString().contains(mark) ? 1 : 0;
          assertNoSilentCut(code, embed);
        }
      }
    }
    System.out.printf("%s: %d entries, %d of them shortened%n", lang, codes.size(), shortened);
    assertEquals(149, codes.size());
    assertTrue(tooLong.size() <= codes.size() / 20, () -> tooLong.toString());
  }

  /** An ellipsis only where the card points to the rest, or where the server's message is cut. */
  private static void assertNoSilentCut(String code, JsonNode embed) {
    for (JsonNode field : embed.path("fields")) {
      String value = field.path("value").asText();
      assertTrue(!value.endsWith("…"), code + ": " + value);
    }
  }

  private static int lines(JsonNode embed) {
    List<String> texts = new ArrayList<>(List.of(embed.path("title").asText()));
    String description = embed.path("description").asText();
    Matcher block = BLOCK.matcher(description);
    int frames = 0;
    while (block.find()) {
      texts.add(block.group(1));
      frames++;
    }
    texts.add(BLOCK.matcher(description).replaceAll(""));
    for (JsonNode field : embed.path("fields")) {
      texts.add(field.path("name").asText());
      texts.add(field.path("value").asText());
    }
    texts.add(embed.path("footer").path("text").asText());
    return frames + texts.stream().mapToInt(PhoneTest::lines).sum();
  }

  /** As Discord shows a text: marks that only escape are not shown. */
  private static int lines(String text) {
    String shown = text.replaceAll("\\\\(\\p{Punct})", "$1");
    return shown.isEmpty() ? 0 : TerminalText.wrap(shown, COLUMNS).size();
  }
}
