package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a message may hold.
 *
 * @see <a
 *     href="https://discord.com/developers/docs/resources/message#embed-object-embed-limits">Embed
 *     limits</a>
 */
final class MessageRules {
  static final int EPHEMERAL = 1 << 6;
  static final int LOADING = 1 << 7;
  static final int COMPONENTS_V2 = 1 << 15;

  private static final List<String> MENTION_KINDS = List.of("roles", "users", "everyone");

  private MessageRules() {}

  /** Refuses what Discord would refuse, as a new message or as an edit of one. */
  static void check(JsonNode body, boolean edit) {
    Form form = new Form();
    form.length(body, "content", "", 0, 2000);
    JsonNode embeds = body.path("embeds");
    form.count(embeds, "embeds", 0, 10);
    int total = 0;
    for (int i = 0; i < embeds.size(); i++) {
      total += embed(form, embeds.path(i), "embeds." + i);
    }
    if (total > 6000) {
      form.error("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
    }
    boolean v2 = (body.path("flags").asInt() & COMPONENTS_V2) != 0;
    if (v2) {
      form.require(
          Form.points(body.path("content")) == 0 && embeds.isEmpty(),
          "content",
          "The 'content' and 'embeds' fields cannot be used with components v2.");
    }
    ComponentRules.check(form, body.path("components"), v2);
    mentions(form, body.path("allowed_mentions"));
    if (body.hasNonNull("nonce")) {
      form.length(body, "nonce", "", 1, 25);
    }
    form.submit();
    if (!edit && isEmpty(body)) {
      throw Problem.emptyMessage();
    }
  }

  private static boolean isEmpty(JsonNode body) {
    return body.path("content").asText("").isBlank()
        && body.path("embeds").isEmpty()
        && body.path("components").isEmpty()
        && body.path("attachments").isEmpty();
  }

  /** Checks an embed; its part of the total. */
  private static int embed(Form form, JsonNode embed, String path) {
    form.length(embed, "title", path, 0, 256);
    form.length(embed, "description", path, 0, 4096);
    form.length(embed.path("footer"), "text", path + ".footer", 0, 2048);
    form.length(embed.path("author"), "name", path + ".author", 0, 256);
    JsonNode fields = embed.path("fields");
    form.count(fields, path + ".fields", 0, 25);
    int total =
        Form.points(embed.path("title"))
            + Form.points(embed.path("description"))
            + Form.points(embed.path("footer").path("text"))
            + Form.points(embed.path("author").path("name"));
    for (int i = 0; i < fields.size(); i++) {
      JsonNode field = fields.path(i);
      String at = path + ".fields." + i;
      form.required(field, "name", at, 1, 256);
      form.required(field, "value", at, 1, 1024);
      total += Form.points(field.path("name")) + Form.points(field.path("value"));
    }
    if (embed.hasNonNull("url")) {
      form.require(
          embed.path("url").asText().matches("https?://[\\w-]+(\\.[\\w-]+)+(:\\d+)?([/?#]\\S*)?"),
          path + ".url",
          "Not a well formed URL.");
    }
    int color = embed.path("color").asInt(0);
    form.require(
        color >= 0 && color <= 0xFFFFFF, path + ".color", "Must be between 0 and 16777215.");
    return total;
  }

  private static void mentions(Form form, JsonNode allowed) {
    for (JsonNode kind : allowed.path("parse")) {
      form.require(
          MENTION_KINDS.contains(kind.asText()),
          "allowed_mentions.parse",
          "Value must be one of " + MENTION_KINDS + ".");
      form.require(
          allowed.path(kind.asText()).isEmpty(),
          "allowed_mentions.parse",
          "parse and a list of the same kind exclude each other.");
    }
    form.count(allowed.path("users"), "allowed_mentions.users", 0, 100);
  }
}
