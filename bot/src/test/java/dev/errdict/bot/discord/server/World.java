package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Who and what exists on the server. Thread-safe. */
final class World implements Gateway.Welcome {
  private final Clock clock;
  private final Snowflakes snowflakes;
  private final Person bot;
  private final Person owner;
  private final Map<String, Person> people = new ConcurrentHashMap<>();
  private final Map<String, Person> webhooks = new ConcurrentHashMap<>();
  private final Map<String, Guild> guilds = new ConcurrentSkipListMap<>();
  private final Map<String, Place> places = new ConcurrentHashMap<>();
  private final Map<String, Place> direct = new ConcurrentHashMap<>();
  private final String url;
  private final Gateway gateway;
  private final Cdn cdn;
  private final Chat chat;
  private final Interactions asks;

  /**
   * @param url where the gateway is
   * @param cdn where attached files are
   */
  World(Clock clock, String token, String url, Cdn cdn) {
    this.cdn = cdn;
    this.clock = clock;
    this.url = url;
    this.snowflakes = new Snowflakes(clock);
    this.bot = new Person(snowflakes.next("bot"), "errdict", "en-US", true);
    this.owner = new Person(snowflakes.next("owner"), "owner", "en-US", false);
    people.put("owner", owner);
    this.gateway = new Gateway(token, this);
    this.chat = new Chat(this, clock);
    this.asks = new Interactions(this, clock);
  }

  Clock clock() {
    return clock;
  }

  Snowflakes snowflakes() {
    return snowflakes;
  }

  Gateway gateway() {
    return gateway;
  }

  Cdn cdn() {
    return cdn;
  }

  Chat chat() {
    return chat;
  }

  Interactions asks() {
    return asks;
  }

  Person bot() {
    return bot;
  }

  Person owner() {
    return owner;
  }

  Person person(String name, String locale, boolean isBot) {
    return people.computeIfAbsent(
        name, key -> new Person(snowflakes.next(name), name, locale, isBot));
  }

  /** Who speaks by a webhook; the same each time, under an id that is no user's. */
  Person webhook(String name) {
    return webhooks.computeIfAbsent(
        name, key -> new Person(snowflakes.next("webhook"), name, "en-US", true));
  }

  Optional<Person> personById(String id) {
    if (id.equals(bot.id())) {
      return Optional.of(bot);
    }
    return people.values().stream().filter(person -> person.id().equals(id)).findFirst();
  }

  Guild guild(String name, String locale, boolean foreign) {
    Guild before = guilds.get(name);
    if (before != null) {
      return before;
    }
    Guild made = new Guild(this, name, locale, foreign);
    guilds.put(name, made);
    made.joined(owner);
    if (!foreign) {
      made.joined(bot);
      announce(made, "GUILD_CREATE", made.json());
    }
    return made;
  }

  /** The place where a test talks that does not care where. */
  Place anywhere() {
    return guilds.values().stream()
        .filter(guild -> !guild.isForeign())
        .findFirst()
        .orElseGet(() -> guild("home", "en-US", false))
        .firstChannel();
  }

  Place open(Place.Kind kind, String name, Guild guild) {
    return kept(kind, name, Optional.of(guild), Optional.empty(), List.of());
  }

  Place openThread(Place parent, String name) {
    return kept(Place.Kind.THREAD, name, parent.guild(), Optional.of(parent), List.of());
  }

  /** The conversation of the bot with one person. */
  Place directWith(Person person) {
    return direct.computeIfAbsent(
        person.id(),
        key ->
            kept(
                Place.Kind.DIRECT,
                "dm-" + person.name(),
                Optional.empty(),
                Optional.empty(),
                List.of(person)));
  }

  Place group(String name, List<Person> friends) {
    return kept(Place.Kind.GROUP, name, Optional.empty(), Optional.empty(), friends);
  }

  private Place kept(
      Place.Kind kind,
      String name,
      Optional<Guild> guild,
      Optional<Place> parent,
      List<Person> recipients) {
    String id = snowflakes.next("channel " + name);
    Place place = new Place(this, kind, id, name, guild, parent, recipients);
    places.put(id, place);
    return place;
  }

  Optional<Place> place(String id) {
    return Optional.ofNullable(places.get(id));
  }

  /** Tells the bot about a change of a guild that it is in. */
  void announce(Guild guild, String type, ObjectNode data) {
    if (!guild.isForeign()) {
      gateway.dispatch(Intents.GUILDS, type, identify -> data);
    }
  }

  void announceMember(Guild guild, ObjectNode member) {
    if (!guild.isForeign()) {
      gateway.dispatch(Intents.GUILD_MEMBERS, "GUILD_MEMBER_UPDATE", identify -> member);
    }
  }

  @Override
  public ObjectNode ready(String sessionId, Identify identify) {
    ArrayNode unavailable = Json.array();
    guilds.values().stream()
        .filter(guild -> isSeen(guild, identify))
        .forEach(guild -> unavailable.add(Json.object("id", guild.id(), "unavailable", true)));
    return Json.object(
        "v",
        10,
        "user",
        bot.json().put("verified", true).put("mfa_enabled", false),
        "guilds",
        unavailable,
        "private_channels",
        Json.array(),
        "session_id",
        sessionId,
        "resume_gateway_url",
        url,
        "session_type",
        "normal",
        "application",
        Json.object("id", bot.id(), "flags", 1 << 19),
        "shard",
        Json.array(identify.shard(), identify.shards()),
        "_trace",
        Json.array("local"));
  }

  @Override
  public List<ObjectNode> guilds(Identify identify) {
    return guilds.values().stream()
        .filter(guild -> isSeen(guild, identify))
        .map(Guild::json)
        .toList();
  }

  private static boolean isSeen(Guild guild, Identify identify) {
    return !guild.isForeign() && identify.has(Long.parseLong(guild.id()));
  }
}
