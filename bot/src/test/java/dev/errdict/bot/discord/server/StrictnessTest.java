package dev.errdict.bot.discord.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server refuses what Discord refuses: asked by hand, since JDA would not even send it. */
class StrictnessTest {
  private final DiscordServer server = DiscordServer.start();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Person mia = server.person("mia");
  private final Place help = server.guild("LeanCloud").channel("help");
  private final String messages = "channels/" + help.id() + "/messages";

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "title | 256 | errors.embeds.0.title",
        "description | 4096 | errors.embeds.0.description",
      })
  void a_text_of_an_embed_may_fill_its_limit_and_no_more(String name, int limit, String path)
      throws Exception {
    assertEquals(200, post(messages, embed(name, "码".repeat(limit))).statusCode());

    HttpResponse<String> refused = post(messages, embed(name, "码".repeat(limit + 1)));

    assertEquals(400, refused.statusCode());
    JsonNode problem = Json.parse(refused.body());
    assertEquals(50035, problem.path("code").asInt());
    assertEquals(
        "BASE_TYPE_BAD_LENGTH",
        problem.at("/" + path.replace('.', '/') + "/_errors/0/code").asText());
  }

  private static JsonNode embed(String name, String text) {
    return Json.object("embeds", Json.array(Json.object(name, text)));
  }

  @Test
  void an_emoji_counts_once() throws Exception {
    assertEquals(200, post(messages, embed("title", "🙂".repeat(256))).statusCode());
  }

  @Test
  void an_embed_has_at_most_25_fields_and_6000_characters() throws Exception {
    ArrayNode fields = Json.array();
    for (int i = 0; i < 25; i++) {
      fields.add(Json.object("name", "n", "value", "v".repeat(239)));
    }
    JsonNode body = Json.object("embeds", Json.array(Json.object("fields", fields)));
    assertEquals(200, post(messages, body).statusCode());
    fields.set(0, Json.object("name", "n", "value", "v".repeat(240)));
    assertEquals(
        400,
        post(
                messages,
                Json.object("embeds", Json.array(Json.object("title", "t", "fields", fields))))
            .statusCode());
    fields.add(Json.object("name", "n", "value", "v"));
    assertEquals(
        400,
        post(messages, Json.object("embeds", Json.array(Json.object("fields", fields))))
            .statusCode());
  }

  @Test
  void an_empty_message_a_long_one_and_bad_json_are_refused() throws Exception {
    assertEquals(50006, code(post(messages, Json.object("content", " "))));
    assertEquals(50035, code(post(messages, Json.object("content", "x".repeat(2001)))));
    assertEquals(50109, code(send("POST", messages, server.token(), "{")));
  }

  @Test
  void refusals_name_what_is_missing() throws Exception {
    assertEquals(401, send("POST", messages, "another", "{}").statusCode());
    assertEquals(404, send("GET", "no/such/route", server.token(), "").statusCode());
    assertEquals(10003, code(post("channels/1/messages", Json.object("content", "hello"))));
    assertEquals(10008, code(send("DELETE", messages + "/1", server.token(), "")));
    String foreign = server.foreignGuild("elsewhere").channel("talk").id();
    assertEquals(
        50001, code(post("channels/" + foreign + "/messages", Json.object("content", "hello"))));
    String message = help.says(mia, "hello");
    assertEquals(50005, code(send("PATCH", messages + "/" + message, server.token(), "{}")));
    help.deniesBot(Permissions.SEND_MESSAGES);
    assertEquals(50013, code(post(messages, Json.object("content", "hello"))));
  }

  @Test
  void a_message_pings_only_whom_it_may() throws Exception {
    String content = "@everyone " + mia.mention();
    JsonNode nobody = Json.object("parse", Json.array());
    post(messages, Json.object("content", content));
    post(messages, Json.object("content", content, "allowed_mentions", nobody));

    assertTrue(help.messages().get(0).pings());
    assertFalse(help.messages().get(1).pings());
  }

  @Test
  void an_interaction_is_answered_once_and_with_what_was_asked() throws Exception {
    Interaction asked = help.slash(mia, "err", java.util.Map.of("query", "4303"));
    String callback = "interactions/" + asked.id() + "/" + asked.token() + "/callback";
    JsonNode reply = Json.object("type", 4, "data", Json.object("content", "4303"));
    assertEquals(50035, code(post(callback, Json.object("type", 8, "data", Json.object()))));
    assertEquals(204, post(callback, reply).statusCode());
    assertEquals(40060, code(post(callback, reply)));
    assertEquals(10062, code(post("interactions/1/x/callback", reply)));
  }

  @Test
  void commands_have_lower_case_names_and_descriptions() throws Exception {
    String commands = "applications/" + server.bot().id() + "/commands";
    JsonNode good = Json.object("name", "err", "description", "Look an error code up");
    JsonNode menu = Json.object("name", "Explain error", "type", 3);
    assertEquals(200, put(commands, Json.array(good, menu)).statusCode());
    assertEquals(2, server.commands().size());
    JsonNode shouting = Json.object("name", "ERR", "description", "Look an error code up");
    assertEquals(50035, code(put(commands, Json.array(shouting))));
    assertEquals(50035, code(put(commands, Json.array(Json.object("name", "err")))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=10&encoding=json | {\"op\":3,\"d\":{}} | 4003",
        "v=10&encoding=json | {\"op\":2,\"d\":{\"token\":\"x\",\"intents\":1,\"properties\":{}}} | 4004",
        "v=10&encoding=json | {\"op\":42} | 4001",
        "v=10&encoding=json | no JSON | 4002",
        "v=9&encoding=json | {\"op\":1} | 4012",
      })
  void the_gateway_closes_with_the_code_of_the_offence(String query, String payload, int code)
      throws Exception {
    Closing closing = new Closing();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(server.gatewayUrl() + "?" + query), closing)
            .get(5, TimeUnit.SECONDS);
    // The server may have closed already, because of the query.
    var _ = socket.sendText(payload, true).exceptionally(closed -> socket);
    assertEquals(code, closing.code.get(5, TimeUnit.SECONDS));
  }

  private static final class Closing implements WebSocket.Listener {
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      code.complete(status);
      return CompletableFuture.completedStage(null);
    }
  }

  private HttpResponse<String> post(String path, JsonNode body) throws Exception {
    return send("POST", path, server.token(), body.toString());
  }

  private HttpResponse<String> put(String path, JsonNode body) throws Exception {
    return send("PUT", path, server.token(), body.toString());
  }

  private HttpResponse<String> send(String method, String path, String token, String body)
      throws Exception {
    return client.send(
        java.net.http.HttpRequest.newBuilder(URI.create(server.apiUrl() + path))
            .header("Authorization", "Bot " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static int code(HttpResponse<String> answer) {
    return Json.parse(answer.body()).path("code").asInt();
  }
}
