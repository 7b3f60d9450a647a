package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * People use commands and components; the payloads that the bot gets for it. Thread-safe.
 *
 * @see <a
 *     href="https://discord.com/developers/docs/interactions/receiving-and-responding">Receiving
 *     interactions</a>
 */
final class Interactions {
  private static final int COMMAND = 2;
  private static final int COMPONENT = 3;
  private static final int AUTOCOMPLETE = 4;
  private static final int MODAL_SUBMIT = 5;

  private static final int CHAT_INPUT = 1;
  private static final int MESSAGE_MENU = 3;

  private final World world;
  private final Clock clock;
  private final Map<String, Interaction> byToken = new ConcurrentHashMap<>();
  private volatile ArrayNode commands = Json.array();

  Interactions(World world, Clock clock) {
    this.world = world;
    this.clock = clock;
  }

  /** The commands that the application registered. */
  ArrayNode commands() {
    return commands;
  }

  void register(ArrayNode registered) {
    commands = registered;
  }

  Optional<Interaction> byToken(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  Interaction slash(Place place, Person person, String command, Map<String, ?> options) {
    place.guild().ifPresent(guild -> permitted(guild, person, command.split(" ", -1)[0]));
    ArrayNode given = Json.array();
    options.forEach((name, value) -> given.add(option(command, name, value)));
    return send(place, person, COMMAND, slashData(command, given), Optional.empty());
  }

  /** Discord offers a command to those alone who have its permissions, or were let in by name. */
  private void permitted(Guild guild, Person person, String command) {
    JsonNode needed = registered(CHAT_INPUT, command).path("default_member_permissions");
    long permissions = needed.asLong(0);
    if ((guild.permissionsOf(person) & permissions) != permissions
        && !guild.isGranted(person, command)) {
      throw new AssertionError(person.name() + " is not offered /" + command);
    }
  }

  Interaction types(Place place, Person person, String command, String option, String text) {
    ArrayNode given = Json.array(option(command, option, text).put("focused", true));
    return send(place, person, AUTOCOMPLETE, slashData(command, given), Optional.empty());
  }

  Interaction menu(Place place, Person person, String command, Message target) {
    ObjectNode data =
        Json.object(
            "id", commandId(MESSAGE_MENU, command),
            "name", command,
            "type", MESSAGE_MENU,
            "target_id", target.id(),
            "resolved", Json.object("messages", Json.object(target.id(), target.json())));
    return send(place, person, COMMAND, data, Optional.empty());
  }

  Interaction clicks(
      Place place, Person person, Message message, String customId, List<String> values) {
    ObjectNode component = message.component(customId);
    if (component.isEmpty() || component.path("disabled").asBoolean()) {
      throw new AssertionError("nothing to click called " + customId + " in " + message);
    }
    ObjectNode data =
        Json.object(
            "custom_id", customId,
            "component_type", component.path("type"),
            "id", component.path("id"));
    int type = component.path("type").asInt();
    if (type == ComponentRules.STRING_SELECT) {
      List<String> offered = component.path("options").findValuesAsText("value");
      if (!offered.containsAll(values)) {
        throw new AssertionError(values + " are not all offered: " + offered);
      }
    }
    if (type != ComponentRules.BUTTON) {
      data.set("values", Json.array(values.toArray()));
    }
    return send(place, person, COMPONENT, data, Optional.of(message));
  }

  Interaction submits(Place place, Person person, Interaction opener, Map<String, String> texts) {
    JsonNode modal = opener.awaitResponse().path("data");
    ArrayNode filled = Json.array();
    for (JsonNode part : modal.path("components")) {
      filled.add(filled(part, texts));
    }
    ObjectNode data = Json.object("custom_id", modal.path("custom_id"), "components", filled);
    return send(place, person, MODAL_SUBMIT, data, opener.source());
  }

  /** What a menu has chosen before anybody touches it. */
  private static ArrayNode preset(JsonNode menu) {
    ArrayNode values = Json.array();
    for (JsonNode option : menu.path("options")) {
      if (option.path("default").asBoolean()) {
        values.add(option.path("value").asText());
      }
    }
    return values;
  }

  private static ObjectNode filled(JsonNode part, Map<String, String> texts) {
    ObjectNode filled = Json.object("type", part.path("type"), "id", 1);
    if (part.has("component")) {
      return filled.set("component", filled(part.path("component"), texts));
    }
    if (part.has("components")) {
      return filled.set("components", Json.array(filled(part.path("components").path(0), texts)));
    }
    String customId = part.path("custom_id").asText();
    String text = texts.getOrDefault(customId, "");
    filled.put("custom_id", customId);
    return part.path("type").asInt() == ComponentRules.STRING_SELECT
        ? filled.set("values", texts.containsKey(customId) ? Json.array(text) : preset(part))
        : filled.put("value", text);
  }

  /** The options within their subcommand, if the name has one: {@code errdict settings}. */
  private ObjectNode slashData(String command, ArrayNode options) {
    String[] words = command.split(" ", -1);
    ArrayNode nested = options;
    for (int i = words.length - 1; i > 0; i--) {
      int type = i == words.length - 1 ? 1 : 2;
      nested = Json.array(Json.object("name", words[i], "type", type, "options", nested));
    }
    return Json.object(
        "id",
        commandId(CHAT_INPUT, words[0]),
        "name",
        words[0],
        "type",
        CHAT_INPUT,
        "options",
        nested);
  }

  private ObjectNode option(String command, String name, Object value) {
    int type =
        switch (value) {
          case Boolean flag -> 5;
          case Integer number -> 4;
          case Long number -> 4;
          case Double number -> 10;
          case Place place -> 7;
          default -> 3;
        };
    JsonNode registered = registered(CHAT_INPUT, command.split(" ", -1)[0]);
    if (!registered.isEmpty() && !registered.findValuesAsText("name").contains(name)) {
      throw new AssertionError("/" + command + " has no option " + name + ": " + registered);
    }
    return Json.object(
        "name", name, "type", type, "value", value instanceof Place place ? place.id() : value);
  }

  private JsonNode registered(int type, String name) {
    for (JsonNode command : commands) {
      if (command.path("name").asText().equals(name)
          && command.path("type").asInt(CHAT_INPUT) == type) {
        return command;
      }
    }
    return Json.object();
  }

  /** The registered command's id; one that was registered in an earlier life gets a new one. */
  private String commandId(int type, String name) {
    JsonNode registered = registered(type, name);
    return registered.isEmpty()
        ? world.snowflakes().next("command " + name)
        : registered.path("id").asText();
  }

  private Interaction send(
      Place place, Person person, int type, ObjectNode data, Optional<Message> source) {
    String id = world.snowflakes().next("interaction");
    place.guild().ifPresent(guild -> resolveChannels(guild, data));
    ObjectNode payload =
        Json.object(
            "id",
            id,
            "application_id",
            world.bot().id(),
            "type",
            type,
            "token",
            "token-of-" + id,
            "version",
            1,
            "data",
            data,
            "channel_id",
            place.id(),
            "locale",
            person.locale(),
            "entitlements",
            Json.array(),
            "attachment_size_limit",
            10_485_760,
            "app_permissions",
            Long.toString(Permissions.EVERYONE));
    payload.setAll(whereabouts(place, person));
    source.ifPresent(message -> payload.set("message", message.json()));
    Interaction interaction = new Interaction(place, person, clock.instant(), payload, source);
    byToken.put(interaction.token(), interaction);
    world.gateway().dispatch(Intents.NONE, "INTERACTION_CREATE", identify -> payload);
    return interaction;
  }

  /**
   * Channels and roles that were given as options or chosen in a menu come with the interaction.
   */
  private void resolveChannels(Guild guild, ObjectNode data) {
    ObjectNode channels = Json.object();
    List<JsonNode> ids = new ArrayList<>(data.findValues("value"));
    data.path("values").forEach(ids::add);
    for (JsonNode id : ids) {
      world
          .place(id.asText())
          .filter(place -> place.guild().equals(Optional.of(guild)))
          .ifPresent(
              place -> channels.set(id.asText(), place.json().put("permissions", permissions())));
    }
    if (!channels.isEmpty()) {
      data.set("resolved", Json.object("channels", channels));
    }
    String role = guild.maintainerRoleId();
    if (ids.stream().anyMatch(id -> id.asText().equals(role))) {
      data.set("resolved", Json.object("roles", Json.object(role, guild.maintainerRole())));
    }
  }

  private static String permissions() {
    return Long.toString(Permissions.EVERYONE);
  }

  private ObjectNode whereabouts(Place place, Person person) {
    ObjectNode json = Json.object("channel", place.json().put("permissions", permissions()));
    if (place.guild().isEmpty()) {
      boolean direct = place.kind() == Place.Kind.DIRECT;
      json.set("user", person.json());
      json.put("context", direct ? 1 : 2);
      json.set(
          "authorizing_integration_owners",
          direct ? Json.object("0", "0") : Json.object("1", person.id()));
      if (direct) {
        // The bot's own conversation names the bot as the other side.
        json.withObjectProperty("channel").set("recipients", Json.array(world.bot().json()));
      }
      return json;
    }
    Guild guild = place.guild().get();
    guild.joined(person);
    ObjectNode member = guild.member(person);
    member.put("permissions", Long.toString(guild.permissionsOf(person)));
    json.set("guild", guild.brief());
    json.put("guild_id", guild.id()).put("guild_locale", guild.locale()).put("context", 0);
    json.set("member", member);
    json.set(
        "authorizing_integration_owners",
        guild.isForeign() ? Json.object("1", person.id()) : Json.object("0", guild.id()));
    return json;
  }
}
