package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Where people talk: a text channel, a thread, a direct message with the bot, or a group of friends
 * without it. Thread-safe.
 */
public final class Place {
  enum Kind {
    TEXT(0),
    DIRECT(1),
    VOICE(2),
    GROUP(3),
    THREAD(11);

    private final int type;

    Kind(int type) {
      this.type = type;
    }
  }

  private final World world;
  private final Kind kind;
  private final String id;
  private final String name;
  private final Optional<Guild> guild;
  private final Optional<Place> parent;
  private final List<Person> recipients;
  private final Map<String, Message> messages = new ConcurrentSkipListMap<>();
  private volatile long denied;

  Place(
      World world,
      Kind kind,
      String id,
      String name,
      Optional<Guild> guild,
      Optional<Place> parent,
      List<Person> recipients) {
    this.world = world;
    this.kind = kind;
    this.id = id;
    this.name = name;
    this.guild = guild;
    this.parent = parent;
    this.recipients = recipients;
  }

  public String id() {
    return id;
  }

  /** Somebody writes; the id of the message. */
  public String says(Person person, String content) {
    return world.chat().says(this, person, content, Optional.empty()).id();
  }

  /** Somebody writes in reply to a message; the id of the new one. */
  public String replies(Person person, String to, String content) {
    return world.chat().says(this, person, content, Optional.of(message(to))).id();
  }

  /** Somebody posts more than text; the id of the message. */
  public String posts(Person person, Draft draft) {
    return world.chat().posts(this, person, draft, Optional.empty()).id();
  }

  /** The same in reply to a message. */
  public String posts(Person person, Draft draft, String to) {
    return world.chat().posts(this, person, draft, Optional.of(message(to))).id();
  }

  /** A webhook posts more than text; the id of the message. */
  public String webhookPosts(String webhook, Draft draft) {
    return world.chat().webhookPosts(this, webhook, draft).id();
  }

  /** A webhook writes; the id of the message. */
  public String webhookSays(String webhook, String content) {
    return world.chat().webhookSays(this, webhook, content).id();
  }

  /** A message that the bot posted in an earlier life; its id. */
  public String botPosted(JsonNode body) {
    return world.chat().posts(this, body).id();
  }

  /** The author rewrites a message. */
  public void edits(String messageId, String content) {
    world.chat().edited(message(messageId), content);
  }

  /** Discord adds a link preview: an update that is no edit. */
  public void unfurls(String messageId) {
    world.chat().unfurled(message(messageId));
  }

  /** Discord tells of a message once more. */
  public void tellsAgain(String messageId) {
    world.chat().toldAgain(message(messageId));
  }

  public void deletes(String messageId) {
    world.chat().deleted(message(messageId));
  }

  /** A moderator deletes several at once. */
  public void deletesAll(List<String> messageIds) {
    world.chat().deletedInBulk(this, messageIds);
  }

  /** Takes permissions away from the bot in this channel, and tells it so. */
  public Place deniesBot(long permissions) {
    denied = permissions;
    guild.ifPresent(owner -> world.announce(owner, "CHANNEL_UPDATE", json()));
    return this;
  }

  /**
   * Somebody uses a slash command here.
   *
   * @param command its name, with a subcommand after a space
   * @param options text, whole numbers, decimals, or booleans, by name
   */
  public Interaction slash(Person person, String command, Map<String, ?> options) {
    return world.asks().slash(this, person, command, options);
  }

  /** Somebody types into an option and waits for suggestions. */
  public Interaction types(Person person, String command, String option, String text) {
    return world.asks().types(this, person, command, option, text);
  }

  /** Somebody picks a command from the menu of a message. */
  public Interaction menu(Person person, String command, String messageId) {
    return world.asks().menu(this, person, command, message(messageId));
  }

  public Interaction clicks(Person person, String messageId, String customId) {
    return world.asks().clicks(this, person, message(messageId), customId, List.of());
  }

  /** Somebody reacts to one of the bot's messages. */
  public void reacts(Person person, String messageId, String emoji) {
    world.chat().reacts(this, person, message(messageId), emoji);
  }

  /** Somebody chooses from a select menu. */
  public Interaction chooses(Person person, String messageId, String customId, String... values) {
    return world.asks().clicks(this, person, message(messageId), customId, List.of(values));
  }

  /**
   * Somebody fills in the modal that an interaction opened; texts by the custom ids of its inputs.
   */
  public Interaction submits(Person person, Interaction opener, Map<String, String> texts) {
    return world.asks().submits(this, person, opener, texts);
  }

  /** Everything that stands here, oldest first, also what only one person sees. */
  public List<Message> messages() {
    return List.copyOf(messages.values());
  }

  /**
   * The message with this id.
   *
   * @throws AssertionError if there is none
   */
  public Message message(String messageId) {
    return find(messageId)
        .orElseThrow(() -> new AssertionError("no message " + messageId + " in " + this));
  }

  Kind kind() {
    return kind;
  }

  Optional<Guild> guild() {
    return guild;
  }

  List<Person> recipients() {
    return recipients;
  }

  /** Whether the bot is there itself, and not only through interactions. */
  boolean botIsHere() {
    return kind == Kind.DIRECT || guild.map(owner -> !owner.isForeign()).orElse(false);
  }

  boolean botMay(long permissions) {
    return ((parent.map(above -> above.denied).orElse(0L) | denied) & permissions) == 0;
  }

  Optional<Message> find(String messageId) {
    return Optional.ofNullable(messages.get(messageId));
  }

  void keep(Message message) {
    messages.put(message.id(), message);
  }

  boolean forget(String messageId) {
    return messages.remove(messageId) != null;
  }

  /** The channel as the API gives it. */
  ObjectNode json() {
    ObjectNode json =
        Json.object("id", id, "type", kind.type, "last_message_id", Json.NULL, "flags", 0);
    guild.ifPresent(owner -> json.put("guild_id", owner.id()).put("name", name));
    if (kind == Kind.VOICE) {
      json.put("bitrate", 64_000).put("user_limit", 0);
    }
    switch (kind) {
      case TEXT, VOICE ->
          json.setAll(
              Json.object(
                  "position",
                  0,
                  "parent_id",
                  Json.NULL,
                  "topic",
                  Json.NULL,
                  "nsfw",
                  false,
                  "rate_limit_per_user",
                  0,
                  "permission_overwrites",
                  denied == 0
                      ? Json.array()
                      : Json.array(
                          Json.object(
                              "id",
                              world.bot().id(),
                              "type",
                              1,
                              "allow",
                              "0",
                              "deny",
                              Long.toString(denied)))));
      case THREAD ->
          json.setAll(
              Json.object(
                  "parent_id", parent.map(Place::id).orElse(""),
                  "owner_id", world.owner().id(),
                  "member_count", 1,
                  "message_count", 0,
                  "total_message_sent", 0,
                  "rate_limit_per_user", 0,
                  "thread_metadata",
                      Json.object(
                          "archived",
                          false,
                          "auto_archive_duration",
                          1440,
                          "archive_timestamp",
                          "2026-11-23T00:00:00.000000+00:00",
                          "create_timestamp",
                          "2026-11-23T00:00:00.000000+00:00",
                          "locked",
                          false)));
      case DIRECT, GROUP -> {
        json.set("recipients", Json.arrayOf(recipients.stream().map(Person::json).toList()));
        if (kind == Kind.GROUP) {
          json.put("name", name).put("owner_id", world.owner().id()).set("icon", Json.NULL);
        }
      }
    }
    return json;
  }

  @Override
  public String toString() {
    return guild.map(owner -> owner + " ").orElse("") + "#" + name;
  }
}
