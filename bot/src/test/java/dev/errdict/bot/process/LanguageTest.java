package dev.errdict.bot.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.bot.Main;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Method;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of answers on servers and for people that say nothing, or something, of theirs. */
class LanguageTest {
  private static final CompletableFuture<Void> STOP = new CompletableFuture<>();

  private static DiscordServer server;
  private static CompletableFuture<ExitCode> end;

  @TempDir private static Path home;

  @BeforeAll
  static void start() throws Exception {
    server = DiscordServer.start();
    for (String locale : List.of("en-US", "en-GB", "de", "zh-CN", "zh-TW")) {
      var _ = server.guild("of " + locale, locale).channel("help");
    }
    CompletableFuture<String> ready = new CompletableFuture<>();
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void flush() {
            if (size() > 0) {
              ready.complete(toString(StandardCharsets.UTF_8));
            }
          }
        };
    Main main =
        new Main(
            new Streams(
                new BufferedReader(
                    new InputStreamReader(
                        new ByteArrayInputStream(new byte[0]), StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err,
                false,
                false,
                80),
            Map.of("DISCORD_TOKEN", server.token(), "DISCORD_API_URL", server.apiUrl()),
            STOP);
    end =
        CompletableFuture.supplyAsync(
            () -> main.run(List.of("--home", home.toString(), "--no-embeddings")),
            job -> Thread.ofPlatform().daemon().start(job));
    ready.get(60, TimeUnit.SECONDS);
  }

  @AfterAll
  static void stop() throws Exception {
    STOP.complete(null);
    assertEquals(ExitCode.DONE, end.get(20, TimeUnit.SECONDS));
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "en-US, 4303 · Conversation not found",
    "en-GB, 4303 · Conversation not found",
    "de, 4303 · Conversation not found",
    "zh-CN, 4303 · 对话不存在",
    "zh-TW, 4303 · 對話不存在"
  })
  void a_bare_code_is_answered_in_the_servers_language_where_that_is_chinese(
      String locale, String title) {
    server.guild("of " + locale, locale).channel("help").says(server.person("mia"), "!err 4303");

    assertEquals(title, posted());
  }

  @ParameterizedTest
  @CsvSource({
    "en-US, 4303 · Conversation not found",
    "de, 4303 · Conversation not found",
    "fr, 4303 · Conversation not found",
    "zh-CN, 4303 · 对话不存在",
    "zh-TW, 4303 · 對話不存在"
  })
  void a_slash_command_follows_the_asker_where_that_is_chinese(String locale, String title) {
    Place place = server.guild("of zh-CN", "zh-CN").channel("help");
    Person asker = server.person("reader of " + locale, locale);

    assertEquals(
        title,
        place
            .slash(asker, "err", Map.of("query", "4303", "private", true))
            .awaitReply()
            .embeds()
            .path(0)
            .path("title")
            .asText());
  }

  @Test
  void a_question_in_chinese_is_answered_in_chinese_on_an_english_server() {
    server.guild("of en-US", "en-US").channel("help").says(server.person("li"), "!err 对话不存在 4303");

    assertEquals("4303 · 对话不存在", posted());
  }

  private static String posted() {
    return server
        .awaitRequest(Method.POST, "/channels/{id}/messages")
        .body()
        .path("embeds")
        .path(0)
        .path("title")
        .asText();
  }
}
