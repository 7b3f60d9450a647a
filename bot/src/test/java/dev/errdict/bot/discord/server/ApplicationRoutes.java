package dev.errdict.bot.discord.server;

import static dev.errdict.bot.discord.server.Method.DELETE;
import static dev.errdict.bot.discord.server.Method.GET;
import static dev.errdict.bot.discord.server.Method.POST;
import static dev.errdict.bot.discord.server.Method.PUT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Who the bot is, where the gateway is, which commands there are. */
final class ApplicationRoutes {
  private final World world;
  private final String gatewayUrl;

  ApplicationRoutes(World world, String gatewayUrl) {
    this.world = world;
    this.gatewayUrl = gatewayUrl;
  }

  List<Route> routes() {
    return List.of(
        Route.open(GET, "/gateway", call -> HttpAnswer.ok(Json.object("url", gatewayUrl))),
        Route.of(GET, "/gateway/bot", call -> HttpAnswer.ok(gatewayBot())),
        Route.of(GET, "/users/@me", call -> HttpAnswer.ok(world.bot().json())),
        Route.of(GET, "/users/{user}", this::user),
        Route.of(GET, "/applications/@me", call -> HttpAnswer.ok(application())),
        Route.of(GET, "/oauth2/applications/@me", call -> HttpAnswer.ok(application())),
        Route.of(
            GET,
            "/applications/{application}/commands",
            call -> HttpAnswer.ok(world.asks().commands())),
        Route.of(PUT, "/applications/{application}/commands", this::replaceCommands),
        Route.of(POST, "/applications/{application}/commands", this::upsertCommand),
        Route.of(DELETE, "/applications/{application}/commands/{command}", this::deleteCommand));
  }

  private ObjectNode gatewayBot() {
    return Json.object(
        "url",
        gatewayUrl,
        "shards",
        world.gateway().advised(),
        "session_start_limit",
        Json.object(
            "total", 1000, "remaining", 999, "reset_after", 86_400_000, "max_concurrency", 1));
  }

  private ObjectNode application() {
    ObjectNode owner = world.owner().json();
    return Json.object(
        "id",
        world.bot().id(),
        "name",
        world.bot().name(),
        "icon",
        Json.NULL,
        "description",
        "",
        "bot_public",
        true,
        "bot_require_code_grant",
        false,
        "flags",
        1 << 19,
        "owner",
        owner,
        "team",
        Json.NULL,
        "tags",
        Json.array(),
        "redirect_uris",
        Json.array(),
        "integration_types_config",
        Json.object("0", Json.object(), "1", Json.object()));
  }

  private HttpAnswer user(Route.Call call) {
    return world
        .personById(call.name("user"))
        .map(person -> HttpAnswer.ok(person.json()))
        .orElseThrow(() -> new Problem(404, 10013, "Unknown User"));
  }

  private void ownApplication(Route.Call call) {
    if (!call.name("application").equals(world.bot().id())) {
      throw new Problem(404, 10002, "Unknown Application");
    }
  }

  private HttpAnswer replaceCommands(Route.Call call) {
    ownApplication(call);
    CommandRules.check(call.body());
    ArrayNode registered = Json.array();
    call.body().forEach(command -> registered.add(named(command)));
    world.asks().register(registered);
    return HttpAnswer.ok(registered);
  }

  private HttpAnswer upsertCommand(Route.Call call) {
    ownApplication(call);
    CommandRules.check(Json.array(call.body()));
    ArrayNode registered = Json.array();
    for (JsonNode command : world.asks().commands()) {
      if (!key(command).equals(key(call.body()))) {
        registered.add(command);
      }
    }
    ObjectNode added = named(call.body());
    world.asks().register(registered.add(added));
    return HttpAnswer.json(201, added);
  }

  private HttpAnswer deleteCommand(Route.Call call) {
    ArrayNode kept = Json.array();
    for (JsonNode command : world.asks().commands()) {
      if (!command.path("id").asText().equals(call.name("command"))) {
        kept.add(command);
      }
    }
    if (kept.size() == world.asks().commands().size()) {
      throw new Problem(404, 10063, "Unknown application command");
    }
    world.asks().register(kept);
    return HttpAnswer.noContent();
  }

  /** The command with its id, which stays the same as long as its name does. */
  private ObjectNode named(JsonNode command) {
    String id = "";
    for (JsonNode before : world.asks().commands()) {
      if (key(before).equals(key(command))) {
        id = before.path("id").asText();
      }
    }
    if (id.isEmpty()) {
      id = world.snowflakes().next("command " + command.path("name").asText());
    }
    ObjectNode named =
        Json.object(
            "id",
            id,
            "application_id",
            world.bot().id(),
            "version",
            id,
            "type",
            1,
            "description",
            "",
            "default_member_permissions",
            Json.NULL,
            "nsfw",
            false);
    return named.setAll((ObjectNode) command.deepCopy());
  }

  private static String key(JsonNode command) {
    return command.path("type").asInt(1) + " " + command.path("name").asText();
  }
}
