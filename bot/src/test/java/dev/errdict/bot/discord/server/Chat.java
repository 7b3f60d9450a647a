package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages come, change and go, and the gateway tells of it. Thread-safe. */
final class Chat {
  private static final Pattern ROLE = Pattern.compile("<@&(\\d+)>");
  private static final Pattern MENTION = Pattern.compile("<@!?(\\d+)>");

  private final World world;
  private final Clock clock;
  private final Map<String, Message> byNonce = new ConcurrentHashMap<>();

  Chat(World world, Clock clock) {
    this.world = world;
    this.clock = clock;
  }

  Message says(Place place, Person person, String content, Optional<Message> to) {
    place.guild().ifPresent(guild -> guild.joined(person));
    ObjectNode json = blank(place, person, "message of " + person.name());
    json.put("content", content);
    json.setAll(
        mentions(place, content, Json.object("parse", Json.array("users", "roles", "everyone"))));
    to.ifPresent(original -> reference(json, original, true));
    return publish(new Message(place, person, json));
  }

  Message posts(Place place, Person person, Draft draft, Optional<Message> to) {
    place.guild().ifPresent(guild -> guild.joined(person));
    return publish(new Message(place, person, drafted(place, person, draft, to)));
  }

  private ObjectNode drafted(Place place, Person person, Draft draft, Optional<Message> to) {
    ObjectNode json = blank(place, person, "message of " + person.name());
    json.put("content", draft.content());
    json.setAll(
        mentions(
            place,
            draft.content(),
            Json.object("parse", Json.array("users", "roles", "everyone"))));
    json.setAll(draft.fields());
    for (Draft.File file : draft.files()) {
      json.withArrayProperty("attachments")
          .add(
              world.cdn().upload(file, place.id(), world.snowflakes().next("file " + file.name())));
    }
    to.ifPresent(original -> reference(json, original, true));
    return json;
  }

  Message webhookSays(Place place, String webhook, String content) {
    return webhookPosts(place, webhook, Draft.of(content));
  }

  Message webhookPosts(Place place, String webhook, Draft draft) {
    Person person = world.webhook(webhook);
    ObjectNode json = drafted(place, person, draft, Optional.empty());
    json.put("webhook_id", person.id());
    return publish(new Message(place, person, json));
  }

  void edited(Message message, String content) {
    message.change(
        mentions(
                message.place(),
                content,
                Json.object("parse", Json.array("users", "roles", "everyone")))
            .put("content", content)
            .put("edited_timestamp", now()));
    tell(message, "MESSAGE_UPDATE");
  }

  void toldAgain(Message message) {
    tell(message, "MESSAGE_CREATE");
  }

  void unfurled(Message message) {
    message.change(
        Json.object("embeds", Json.array(Json.object("type", "link", "title", "A page"))));
    tell(message, "MESSAGE_UPDATE");
  }

  void deleted(Message message) {
    if (message.place().forget(message.id()) && !message.isEphemeral()) {
      ObjectNode data = Json.object("id", message.id(), "channel_id", message.place().id());
      message.place().guild().ifPresent(guild -> data.put("guild_id", guild.id()));
      send(message.place(), "MESSAGE_DELETE", data);
    }
  }

  void deletedInBulk(Place place, List<String> ids) {
    ids.forEach(place::forget);
    ObjectNode data = Json.object("ids", ids, "channel_id", place.id());
    place.guild().ifPresent(guild -> data.put("guild_id", guild.id()));
    send(place, "MESSAGE_DELETE_BULK", data);
  }

  /**
   * The bot writes to a channel; a body that repeats the nonce of an earlier one gives the earlier
   * message.
   */
  Message posts(Place place, JsonNode body) {
    boolean unique = body.path("enforce_nonce").asBoolean() && body.hasNonNull("nonce");
    if (!unique) {
      return publish(fromBot(place, body));
    }
    // Written within the map's lock, so that two requests with one nonce never make two messages.
    return byNonce.computeIfAbsent(
        place.id() + " " + body.path("nonce").asText(), key -> publish(fromBot(place, body)));
  }

  /** The answer to an interaction. */
  Message answers(Place place, JsonNode body, int flags, ObjectNode interaction) {
    Message message = fromBot(place, body);
    message.change(
        Json.object(
            "flags",
            flags | body.path("flags").asInt(),
            "type",
            20,
            "application_id",
            world.bot().id(),
            "interaction_metadata",
            interaction));
    return publish(message);
  }

  /** The bot changes its message. */
  void changes(Message message, JsonNode body) {
    ObjectNode changes = Json.object("edited_timestamp", now());
    if (body.has("content")) {
      changes.setAll(
          mentions(
              message.place(), body.path("content").asText(""), body.path("allowed_mentions")));
      changes.put("content", body.path("content").asText(""));
    }
    if (body.has("embeds")) {
      changes.set("embeds", rich(body.path("embeds")));
    }
    if (body.has("components")) {
      changes.set("components", components(body));
    }
    int kept = message.flags() & ~MessageRules.LOADING;
    changes.put("flags", kept | (body.path("flags").asInt() & MessageRules.COMPONENTS_V2));
    message.change(changes);
    tell(message, "MESSAGE_UPDATE");
  }

  private Message fromBot(Place place, JsonNode body) {
    ObjectNode json = blank(place, world.bot(), "message of bot");
    JsonNode reference = body.path("message_reference");
    Optional<Message> original = place.find(reference.path("message_id").asText());
    if (reference.has("message_id") && original.isEmpty()) {
      if (reference.path("fail_if_not_exists").asBoolean(true)) {
        Form form = new Form();
        form.error("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
        form.submit();
      }
    }
    String content = body.path("content").asText("");
    json.put("content", content);
    json.setAll(mentions(place, content, body.path("allowed_mentions")));
    json.set("embeds", rich(body.path("embeds")));
    json.set("components", components(body));
    json.put("flags", body.path("flags").asInt());
    if (body.hasNonNull("nonce")) {
      json.set("nonce", body.path("nonce"));
    }
    boolean pingsAuthor =
        body.path("allowed_mentions").path("replied_user").asBoolean(!body.has("allowed_mentions"));
    original.ifPresent(to -> reference(json, to, pingsAuthor));
    return new Message(place, world.bot(), json);
  }

  private static ArrayNode components(JsonNode body) {
    return body.path("components").isArray()
        ? Message.numbered(body.path("components"))
        : Json.array();
  }

  private static ArrayNode rich(JsonNode embeds) {
    ArrayNode rich = Json.array();
    for (JsonNode embed : embeds) {
      rich.add(((ObjectNode) embed.deepCopy()).put("type", "rich"));
    }
    return rich;
  }

  private static void reference(ObjectNode json, Message original, boolean pings) {
    json.put("type", 19);
    json.set(
        "message_reference",
        Json.object("type", 0, "message_id", original.id(), "channel_id", original.place().id()));
    ObjectNode quoted = (ObjectNode) original.json();
    quoted.remove("referenced_message");
    json.set("referenced_message", quoted);
    Person author = original.author();
    boolean named = json.path("mentions").findValuesAsText("id").contains(author.id());
    if (pings && !named) {
      json.withArrayProperty("mentions").add(author.json());
    }
  }

  /** Whom the content pings, given who may be pinged; without a word about that, everybody may. */
  private ObjectNode mentions(Place place, String content, JsonNode allowed) {
    boolean anything = allowed.isMissingNode() || allowed.isNull();
    List<String> parse = texts(allowed.path("parse"));
    List<String> users = texts(allowed.path("users"));
    ArrayNode mentioned = Json.array();
    for (Matcher found = MENTION.matcher(content); found.find(); ) {
      String id = found.group(1);
      if (anything || parse.contains("users") || users.contains(id)) {
        world.personById(id).ifPresent(person -> mentioned.add(person.json()));
      }
    }
    boolean everyone = content.contains("@everyone") || content.contains("@here");
    return Json.object(
        "mentions",
        mentioned,
        "mention_everyone",
        everyone && (anything || parse.contains("everyone")),
        "mention_roles",
        roles(place, content, anything || parse.contains("roles")));
  }

  /** The roles that the content mentions. */
  private static ArrayNode roles(Place place, String content, boolean allowed) {
    ArrayNode mentioned = Json.array();
    for (Matcher found = ROLE.matcher(content); allowed && found.find(); ) {
      String id = found.group(1);
      if (place.guild().map(guild -> guild.hasRole(id)).orElse(false)) {
        mentioned.add(id);
      }
    }
    return mentioned;
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private ObjectNode blank(Place place, Person author, String label) {
    return Json.object(
        "id", world.snowflakes().next(label),
        "type", 0,
        "channel_id", place.id(),
        "author", author.json(),
        "content", "",
        "timestamp", now(),
        "edited_timestamp", Json.NULL,
        "tts", false,
        "mention_everyone", false,
        "mentions", Json.array(),
        "mention_roles", Json.array(),
        "attachments", Json.array(),
        "embeds", Json.array(),
        "components", Json.array(),
        "pinned", false,
        "flags", 0);
  }

  private String now() {
    return DateTimeFormatter.ISO_INSTANT.format(clock.instant());
  }

  private Message publish(Message message) {
    message.place().keep(message);
    tell(message, "MESSAGE_CREATE");
    return message;
  }

  private void tell(Message message, String type) {
    Place place = message.place();
    if (message.isEphemeral() || !place.botIsHere()) {
      return;
    }
    world
        .gateway()
        .dispatch(
            place.guild().isPresent() ? Intents.GUILD_MESSAGES : Intents.DIRECT_MESSAGES,
            type,
            identify -> event(message, identify));
  }

  /** Somebody reacts to a message. */
  void reacts(Place place, Person person, Message message, String emoji) {
    ObjectNode data =
        Json.object(
            "user_id", person.id(),
            "channel_id", place.id(),
            "message_id", message.id(),
            "message_author_id", world.bot().id(),
            "emoji", Json.object("id", Json.NULL, "name", emoji),
            "burst", false,
            "type", 0);
    place
        .guild()
        .ifPresent(guild -> data.put("guild_id", guild.id()).set("member", guild.member(person)));
    world
        .gateway()
        .dispatch(Intents.GUILD_MESSAGE_REACTIONS, "MESSAGE_REACTION_ADD", identify -> data);
  }

  private void send(Place place, String type, ObjectNode data) {
    if (place.botIsHere()) {
      long intent = place.guild().isPresent() ? Intents.GUILD_MESSAGES : Intents.DIRECT_MESSAGES;
      world.gateway().dispatch(intent, type, identify -> data);
    }
  }

  /**
   * Without the intent, content comes only in direct messages, in the bot's own words and where it
   * is mentioned.
   */
  private ObjectNode event(Message message, Identify identify) {
    boolean visible =
        identify.asksFor(Intents.MESSAGE_CONTENT)
            || message.place().guild().isEmpty()
            || message.author().equals(world.bot())
            || message.mentions(world.bot());
    ObjectNode data = visible ? (ObjectNode) message.json() : message.withoutContent();
    if (!visible && data.path("referenced_message") instanceof ObjectNode quoted) {
      quoted.put("content", "");
    }
    message
        .place()
        .guild()
        .ifPresent(
            guild -> {
              data.put("guild_id", guild.id());
              if (!data.has("webhook_id")) {
                data.set("member", guild.memberWithoutUser(message.author()));
              }
            });
    return data;
  }
}
