package dev.errdict.bot.discord.server;

import java.util.Map;

/**
 * A request as it was read.
 *
 * @param path without the query
 * @param query decoded names and values
 * @param headers by lower-case name
 * @param body decoded as UTF-8, empty when there is none
 */
record HttpRequest(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    String body) {

  String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
