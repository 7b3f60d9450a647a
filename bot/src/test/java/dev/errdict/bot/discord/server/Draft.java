package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody is about to post besides plain text. Not thread-safe.
 *
 * @see <a href="https://discord.com/developers/docs/resources/message#message-object">Message</a>
 */
public final class Draft {
  private static final int VOICE_MESSAGE = 1 << 13;
  private static final int HAS_SNAPSHOT = 1 << 14;
  private static final int TEXT_DISPLAY = 10;
  private static final int CONTAINER = 17;

  /** A file before it is uploaded. */
  record File(String name, String type, byte[] bytes, ObjectNode more) {}

  private final String content;
  private final List<File> files = new ArrayList<>();
  private final ObjectNode fields = Json.object();

  private Draft(String content) {
    this.content = content;
  }

  public static Draft of(String content) {
    return new Draft(content);
  }

  /** What Discord makes of a text that is too long: {@code message.txt}. */
  public Draft longText(String text) {
    return file("message.txt", "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param type the content type; empty when Discord knows none
   */
  public Draft file(String name, String type, byte[] bytes) {
    files.add(new File(name, type, bytes, Json.object()));
    return this;
  }

  /** A text file that is said to be at another address. */
  public Draft fileAt(String url) {
    byte[] bytes = "error code 9101".getBytes(StandardCharsets.UTF_8);
    files.add(new File("app.log", "text/plain", bytes, Json.object("url", url)));
    return this;
  }

  public Draft picture(String name) {
    files.add(
        new File(
            name,
            "image/png",
            new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0},
            Json.object("width", 16, "height", 16)));
    return this;
  }

  /** A voice message, which has nothing else. */
  public static Draft voice() {
    Draft draft = new Draft("");
    draft.files.add(
        new File(
            "voice-message.ogg",
            "audio/ogg",
            new byte[] {'O', 'g', 'g', 'S', 0},
            Json.object("duration_secs", 2.5, "waveform", "AAAA")));
    draft.fields.put("flags", VOICE_MESSAGE);
    return draft;
  }

  public Draft sticker(String name) {
    fields
        .withArrayProperty("sticker_items")
        .add(Json.object("id", "749054660769218631", "name", name, "format_type", 1));
    return this;
  }

  public Draft poll(String question, String... answers) {
    ArrayNode all = Json.array();
    for (String answer : answers) {
      all.add(Json.object("answer_id", all.size() + 1, "poll_media", Json.object("text", answer)));
    }
    fields.set(
        "poll",
        Json.object(
            "question",
            Json.object("text", question),
            "answers",
            all,
            "expiry",
            "2099-11-28T00:00:00.000000+00:00",
            "allow_multiselect",
            false,
            "layout_type",
            1));
    return this;
  }

  /** An embed as bots and webhooks send it. */
  public Draft embed(JsonNode embed) {
    fields.withArrayProperty("embeds").add(((ObjectNode) embed.deepCopy()).put("type", "rich"));
    return this;
  }

  /**
   * The text in a container of the newer components, which take the place of content and embeds.
   */
  public static Draft display(String text) {
    Draft draft = new Draft("");
    draft.fields.put("flags", MessageRules.COMPONENTS_V2);
    draft.fields.set(
        "components",
        Json.array(
            Json.object(
                "type",
                CONTAINER,
                "id",
                1,
                "accent_color",
                Json.NULL,
                "spoiler",
                false,
                "components",
                Json.array(Json.object("type", TEXT_DISPLAY, "id", 2, "content", text)))));
    return draft;
  }

  /** A message forwarded from elsewhere; it has no words of its own. */
  public static Draft forward(Message original) {
    Draft draft = new Draft("");
    ObjectNode snapshot = Json.object();
    JsonNode json = original.json();
    for (String kept :
        new String[] {
          "type",
          "content",
          "embeds",
          "attachments",
          "timestamp",
          "edited_timestamp",
          "flags",
          "mentions",
          "mention_roles",
          "sticker_items",
          "components"
        }) {
      if (json.has(kept)) {
        snapshot.set(kept, json.path(kept));
      }
    }
    draft.fields.put("flags", HAS_SNAPSHOT);
    draft.fields.set(
        "message_reference",
        Json.object("type", 1, "message_id", original.id(), "channel_id", original.place().id()));
    draft.fields.set("message_snapshots", Json.array(Json.object("message", snapshot)));
    return draft;
  }

  String content() {
    return content;
  }

  List<File> files() {
    return List.copyOf(files);
  }

  ObjectNode fields() {
    return fields.deepCopy();
  }
}
