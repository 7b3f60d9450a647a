package dev.errdict.bot.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationsTest {
  private static Dictionary dictionary;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void open() throws Exception {
    dictionary = Dictionary.inMemory("operations", Embedder.NONE, Clock.systemUTC());
  }

  @AfterAll
  static void close() {
    dictionary.close();
  }

  @Test
  void it_is_alive_at_once_and_ready_while_the_gateway_is_connected() throws Exception {
    try (Operations operations = start()) {
      assertEquals("ok\n", get(operations, "/health/live").body());
      assertEquals(503, get(operations, "/health/ready").statusCode());

      operations.gateway(Measurements.Gateway.READY);
      HttpResponse<String> ready = get(operations, "/health/ready");
      assertEquals(200, ready.statusCode(), ready.body());
      assertTrue(ready.body().contains("\"storeReadable\":true"), ready.body());

      operations.gateway(Measurements.Gateway.LOST);
      assertEquals(503, get(operations, "/health/ready").statusCode());
    }
  }

  @Test
  void metrics_count_questions_by_door_decision_and_language_without_their_words()
      throws Exception {
    try (Operations operations = start()) {
      Answer found = dictionary.ask(Question.of("4303"));
      operations.answered(
          Measurements.Door.MESSAGE, Optional.of(found), Lang.EN, Duration.ofMillis(2));
      operations.requestFailed(429);
      operations.requestFailed(0);
      operations.shed();
      operations.queue(() -> 7);
      operations.handled(Duration.ofMillis(40));
      operations.gateway(Measurements.Gateway.READY);

      String metrics = get(operations, "/metrics").body();
      for (String line :
          List.of(
              "errdict_questions_total{decision=\"found\",door=\"message\",lang=\"en\",reason=\"code\"} 1.0",
              "errdict_lookup_seconds_bucket{le=\"0.005\"} 1",
              "errdict_reply_seconds_count 1",
              "errdict_questions_shed_total 1.0",
              "errdict_discord_failures_total{status=\"429\"} 1.0",
              "errdict_discord_failures_total{status=\"none\"} 1.0",
              "errdict_queue_jobs 7.0",
              "errdict_gateway_connected 1.0",
              "errdict_store_readable 1.0",
              "errdict_index_lag_revisions 0.0",
              "errdict_entries 149.0")) {
        assertTrue(metrics.contains(line + "\n"), line + " is not in\n" + metrics);
      }
      assertTrue(metrics.contains("jvm_memory_used_bytes{area=\"heap\""), metrics);
      assertEquals(
          Files.exists(Path.of("/proc/self/status")),
          Pattern.compile("process_resident_memory_bytes [1-9]").matcher(metrics).find(),
          metrics);
      assertFalse(metrics.contains("process_resident_memory_bytes 0"), "unknown is not zero");
      assertFalse(metrics.contains("4303"));
    }
  }

  @Test
  void it_is_not_ready_while_the_database_cannot_be_read() throws Exception {
    try (Dictionary broken = Dictionary.inMemory("unreadable", Embedder.NONE, Clock.systemUTC());
        Operations operations = start(broken)) {
      operations.gateway(Measurements.Gateway.READY);
      broken.underlying().close();

      HttpResponse<String> ready = get(operations, "/health/ready");

      assertEquals(503, ready.statusCode(), ready.body());
      assertTrue(ready.body().contains("\"storeReadable\":false"), ready.body());
      assertTrue(ready.body().contains("\"storeRevision\":-1"), ready.body());
      assertEquals(200, get(operations, "/health/live").statusCode());
      assertTrue(get(operations, "/metrics").body().contains("errdict_store_readable 0.0\n"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7, true",
    "8, 7, false", // edits that the index has not read
    "7, 8, false", // an older backup was restored
    "7, -1, false" // there is no index
  })
  void it_is_ready_only_when_the_index_has_the_database_s_revision(
      long store, long index, boolean ready) {
    assertEquals(ready, new Health.Report(true, true, true, store, index, 149).ready());
    assertFalse(new Health.Report(true, true, false, store, index, 149).ready());
    assertFalse(new Health.Report(false, true, true, store, index, 149).ready());
  }

  @Test
  void other_paths_and_methods_are_refused() throws Exception {
    try (Operations operations = start()) {
      assertEquals(404, get(operations, "/").statusCode());
      assertEquals(404, get(operations, "/health/live/x").statusCode());
      HttpResponse<String> posted =
          http.send(
              HttpRequest.newBuilder(address(operations, "/metrics"))
                  .POST(HttpRequest.BodyPublishers.ofString("x"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals(405, posted.statusCode());
    }
  }

  @Test
  void without_an_address_nothing_listens() throws Exception {
    try (Operations operations = Operations.start(dictionary, Optional.empty(), Map.of())) {
      assertEquals(Optional.empty(), operations.address());
    }
  }

  private static Operations start() throws Exception {
    return start(dictionary);
  }

  private static Operations start(Dictionary dictionary) throws Exception {
    return Operations.start(
        dictionary,
        Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
        Map.of());
  }

  private HttpResponse<String> get(Operations operations, String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address(operations, path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static URI address(Operations operations, String path) {
    return URI.create("http://127.0.0.1:" + operations.address().orElseThrow().getPort() + path);
  }
}
