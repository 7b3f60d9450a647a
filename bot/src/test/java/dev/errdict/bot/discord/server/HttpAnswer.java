package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer to be written: status, headers, body. */
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

  HttpAnswer(int status, Map<String, String> headers, String body) {
    this(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  static HttpAnswer json(int status, JsonNode body) {
    return new HttpAnswer(status, Map.of("Content-Type", "application/json"), body.toString());
  }

  static HttpAnswer ok(JsonNode body) {
    return json(200, body);
  }

  static HttpAnswer noContent() {
    return new HttpAnswer(204, Map.of(), "");
  }

  static HttpAnswer html(int status, String body) {
    return new HttpAnswer(status, Map.of("Content-Type", "text/html; charset=UTF-8"), body);
  }

  /** The same answer with more headers; those given win. */
  HttpAnswer with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new HttpAnswer(status, all, body);
  }
}
