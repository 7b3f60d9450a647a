package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The errors found in a body, in Discord's nested form.
 *
 * @see <a href="https://discord.com/developers/docs/reference#error-messages">Error messages</a>
 */
final class Form {
  private final ObjectNode errors = Json.object();

  /** Notes an error at a path such as {@code embeds.0.title}. */
  void error(String path, String code, String message) {
    ObjectNode at = errors;
    for (String step : path.split("\\.", -1)) {
      at = at.withObjectProperty(step);
    }
    at.withArrayProperty("_errors").add(Json.object("code", code, "message", message));
  }

  void require(boolean fine, String path, String message) {
    if (!fine) {
      error(path, "BASE_TYPE_BAD", message);
    }
  }

  /**
   * The text under this name may be missing; if there, it has at least {@code least} and at most
   * {@code most} code points.
   */
  void length(JsonNode owner, String name, String path, int least, int most) {
    JsonNode value = owner.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    String where = path.isEmpty() ? name : path + "." + name;
    if (!value.isTextual()) {
      error(where, "BASE_TYPE_STRING", "Must be a string.");
      return;
    }
    int length = points(value);
    if (length < least || length > most) {
      error(
          where,
          "BASE_TYPE_BAD_LENGTH",
          "Must be between " + least + " and " + most + " in length.");
    }
  }

  void required(JsonNode owner, String name, String path, int least, int most) {
    if (!owner.hasNonNull(name)) {
      error(path + "." + name, "BASE_TYPE_REQUIRED", "This field is required");
    }
    length(owner, name, path, least, most);
  }

  void count(JsonNode array, String path, int least, int most) {
    if (array.size() < least || array.size() > most) {
      error(
          path,
          "BASE_TYPE_BAD_LENGTH",
          "Must be between " + least + " and " + most + " in length.");
    }
  }

  static int points(JsonNode text) {
    String value = text.asText("");
    return value.codePointCount(0, value.length());
  }

  /** Refuses the request if any error was noted. */
  void submit() {
    if (!errors.isEmpty()) {
      throw new Problem(
          400, Json.object("message", "Invalid Form Body", "code", 50035, "errors", errors));
    }
  }
}
