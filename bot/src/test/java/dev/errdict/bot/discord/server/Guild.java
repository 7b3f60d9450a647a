package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A Discord server, "guild" in the API. One that is foreign never invited the bot: people bring it
 * along as an app of theirs.
 */
public final class Guild {
  private final World world;
  private final String id;
  private final String name;
  private final String locale;
  private volatile boolean foreign;
  private final String managerRole;
  private final String botRole;
  private final String maintainerRole;
  private final Set<String> maintainers = ConcurrentHashMap.newKeySet();
  private final Map<String, Place> channels = new ConcurrentSkipListMap<>();
  private final Map<String, Person> members = new ConcurrentHashMap<>();
  private final Set<String> granted = ConcurrentHashMap.newKeySet();
  private final Set<String> managers = ConcurrentHashMap.newKeySet();

  Guild(World world, String name, String locale, boolean foreign) {
    this.world = world;
    this.id = world.snowflakes().next("guild " + name);
    this.managerRole = world.snowflakes().next("role managers");
    this.botRole = world.snowflakes().next("role errdict");
    this.maintainerRole = world.snowflakes().next("role maintainers");
    this.name = name;
    this.locale = locale;
    this.foreign = foreign;
  }

  public String id() {
    return id;
  }

  /** The text channel of this name; it is made when first asked for. */
  public Place channel(String channel) {
    Place before = channels.get(channel);
    if (before != null) {
      return before;
    }
    Place made = world.open(Place.Kind.TEXT, channel, this);
    channels.put(channel, made);
    world.announce(this, "CHANNEL_CREATE", made.json());
    return made;
  }

  /** The voice channel of this name, which has a chat of its own. */
  public Place voiceChannel(String channel) {
    Place made = world.open(Place.Kind.VOICE, channel, this);
    channels.put(channel, made);
    world.announce(this, "CHANNEL_CREATE", made.json());
    return made;
  }

  /** A public thread of a channel. */
  public Place thread(Place parent, String thread) {
    Place before = channels.get(thread);
    if (before != null) {
      return before;
    }
    Place made = world.openThread(parent, thread);
    channels.put(thread, made);
    world.announce(this, "THREAD_CREATE", made.json().put("newly_created", true));
    return made;
  }

  /** Makes the person one who may manage the guild and its messages. */
  public Guild managedBy(Person person) {
    managers.add(person.id());
    members.put(person.id(), person);
    world.announceMember(this, member(person).put("guild_id", id));
    return this;
  }

  /** Gives the person the role of maintainers, which allows nothing by itself. */
  public Guild maintainedBy(Person person) {
    maintainers.add(person.id());
    members.put(person.id(), person);
    world.announceMember(this, member(person).put("guild_id", id));
    return this;
  }

  /** The bot is thrown out; what follows it sees only as somebody's app. */
  public void removesBot() {
    world.announce(this, "GUILD_DELETE", Json.object("id", id));
    foreign = true;
    members.remove(world.bot().id());
  }

  /** How a message mentions the bot's own role. */
  public String botRoleMention() {
    return "<@&" + botRole + ">";
  }

  /** An administrator lets somebody use a command under Integrations. */
  public Guild grants(Person person, String command) {
    granted.add(person.id() + " " + command);
    return this;
  }

  boolean isGranted(Person person, String command) {
    return granted.contains(person.id() + " " + command);
  }

  boolean hasRole(String role) {
    return role.equals(botRole) || role.equals(managerRole) || role.equals(maintainerRole);
  }

  boolean isForeign() {
    return foreign;
  }

  String locale() {
    return locale;
  }

  Place firstChannel() {
    return channels.values().stream().findFirst().orElseGet(() -> channel("general"));
  }

  void joined(Person person) {
    members.putIfAbsent(person.id(), person);
  }

  long permissionsOf(Person person) {
    return Permissions.EVERYONE | (managers.contains(person.id()) ? Permissions.MANAGER : 0);
  }

  /** The member with its user. */
  ObjectNode member(Person person) {
    return memberWithoutUser(person).set("user", person.json());
  }

  ObjectNode memberWithoutUser(Person person) {
    ArrayNode roles = Json.array();
    if (managers.contains(person.id())) {
      roles.add(managerRole);
    }
    if (person.equals(world.bot())) {
      roles.add(botRole);
    }
    if (maintainers.contains(person.id())) {
      roles.add(maintainerRole);
    }
    return Json.object(
        "nick",
        Json.NULL,
        "avatar",
        Json.NULL,
        "roles",
        roles,
        "joined_at",
        "2026-01-12T00:00:00.000000+00:00",
        "premium_since",
        Json.NULL,
        "deaf",
        false,
        "mute",
        false,
        "pending",
        false,
        "flags",
        0);
  }

  /** What an interaction tells about its guild. */
  ObjectNode brief() {
    return Json.object("id", id, "locale", locale, "features", Json.array());
  }

  /** GUILD_CREATE with everything that clients need. */
  ObjectNode json() {
    ArrayNode text = Json.array();
    ArrayNode threads = Json.array();
    for (Place place : channels.values()) {
      (place.kind() == Place.Kind.THREAD ? threads : text).add(place.json());
    }
    ObjectNode guild =
        Json.object(
            "id",
            id,
            "name",
            name,
            "icon",
            Json.NULL,
            "owner_id",
            world.owner().id(),
            "afk_channel_id",
            Json.NULL,
            "afk_timeout",
            300,
            "verification_level",
            0,
            "default_message_notifications",
            0,
            "explicit_content_filter",
            0,
            "mfa_level",
            0,
            "nsfw_level",
            0,
            "premium_tier",
            0,
            "premium_progress_bar_enabled",
            false,
            "preferred_locale",
            locale,
            "system_channel_id",
            Json.NULL,
            "system_channel_flags",
            0,
            "rules_channel_id",
            Json.NULL,
            "public_updates_channel_id",
            Json.NULL,
            "joined_at",
            "2026-01-12T00:00:00.000000+00:00",
            "large",
            false,
            "unavailable",
            false,
            "member_count",
            members.size(),
            "max_members",
            500_000);
    guild.set(
        "roles",
        Json.array(
            role(id, "@everyone", Permissions.EVERYONE, 0),
            managerRole(),
            botRole(),
            maintainerRole()));
    // Who may not see presences is told of nobody but itself.
    guild.set("members", Json.array(member(world.bot())));
    guild.set("channels", text);
    guild.set("threads", threads);
    for (String empty :
        new String[] {
          "emojis",
          "stickers",
          "features",
          "voice_states",
          "presences",
          "stage_instances",
          "guild_scheduled_events",
          "soundboard_sounds"
        }) {
      guild.set(empty, Json.array());
    }
    return guild;
  }

  /** A role that allows nothing more than everybody may. */
  ObjectNode maintainerRole() {
    return role(maintainerRole, "maintainers", Permissions.EVERYONE, 1);
  }

  /** The id of that role. */
  public String maintainerRoleId() {
    return maintainerRole;
  }

  /** The role that Discord made for the bot when it was invited. */
  private ObjectNode botRole() {
    return role(botRole, "errdict", Permissions.EVERYONE, 1)
        .put("managed", true)
        .set("tags", Json.object("bot_id", world.bot().id()));
  }

  private ObjectNode managerRole() {
    return role(managerRole, "managers", Permissions.EVERYONE | Permissions.MANAGER, 1);
  }

  private static ObjectNode role(String id, String name, long permissions, int position) {
    return Json.object(
        "id",
        id,
        "name",
        name,
        "color",
        0,
        "colors",
        Json.object("primary_color", 0, "secondary_color", Json.NULL, "tertiary_color", Json.NULL),
        "hoist",
        false,
        "icon",
        Json.NULL,
        "unicode_emoji",
        Json.NULL,
        "position",
        position,
        "permissions",
        Long.toString(permissions),
        "managed",
        false,
        "mentionable",
        false,
        "flags",
        0);
  }

  @Override
  public String toString() {
    return "guild " + name;
  }
}
