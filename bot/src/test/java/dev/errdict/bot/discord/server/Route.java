package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A method and a path with names in braces.
 *
 * @param open whether it works without the bot's token
 */
record Route(Method method, String template, boolean open, Handler handler) {

  /** Carries a request out; a {@link Problem} is a refusal. */
  interface Handler {
    HttpAnswer handle(Call call);
  }

  /**
   * A request that fits a route.
   *
   * @param names the values of the names in braces
   */
  record Call(Map<String, String> names, Map<String, String> query, JsonNode body) {
    String name(String name) {
      return names.getOrDefault(name, "");
    }
  }

  static Route of(Method method, String template, Handler handler) {
    return new Route(method, template, false, handler);
  }

  static Route open(Method method, String template, Handler handler) {
    return new Route(method, template, true, handler);
  }

  /** The names in the path, or empty if it is not of this shape. */
  Optional<Map<String, String>> match(Method asked, String path) {
    return asked == method ? match(template, path) : Optional.empty();
  }

  static Optional<Map<String, String>> match(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return Optional.empty();
    }
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{")) {
        names.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
      } else if (!wanted[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }
}
