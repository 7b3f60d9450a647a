package dev.errdict.bot.discord.server;

import static dev.errdict.bot.discord.server.Method.DELETE;
import static dev.errdict.bot.discord.server.Method.GET;
import static dev.errdict.bot.discord.server.Method.PATCH;
import static dev.errdict.bot.discord.server.Method.POST;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Optional;

/**
 * Channels and their messages.
 *
 * @see <a href="https://discord.com/developers/docs/resources/message">Messages</a>
 */
final class MessageRoutes {
  private static final String MESSAGES = "/channels/{channel}/messages";
  private static final String MESSAGE = MESSAGES + "/{message}";

  private final World world;

  MessageRoutes(World world) {
    this.world = world;
  }

  List<Route> routes() {
    return List.of(
        Route.of(POST, "/users/@me/channels", this::openDirect),
        Route.of(GET, "/channels/{channel}", call -> HttpAnswer.ok(place(call).json())),
        Route.of(POST, "/channels/{channel}/typing", this::typing),
        Route.of(GET, MESSAGES, this::history),
        Route.of(POST, MESSAGES, this::create),
        Route.of(GET, MESSAGE, call -> HttpAnswer.ok(message(call).json())),
        Route.of(PATCH, MESSAGE, this::edit),
        Route.of(DELETE, MESSAGE, this::delete));
  }

  private HttpAnswer openDirect(Route.Call call) {
    Person person =
        world
            .personById(call.body().path("recipient_id").asText())
            .orElseThrow(() -> new Problem(400, 50033, "Invalid Recipient(s)"));
    return HttpAnswer.ok(world.directWith(person).json());
  }

  private HttpAnswer typing(Route.Call call) {
    sendable(call);
    return HttpAnswer.noContent();
  }

  private HttpAnswer history(Route.Call call) {
    ArrayNode newestFirst = Json.array();
    int limit = Integer.parseInt(call.query().getOrDefault("limit", "50"));
    for (Message message : place(call).messages().reversed()) {
      if (newestFirst.size() < limit && !message.isEphemeral()) {
        newestFirst.add(message.json());
      }
    }
    return HttpAnswer.ok(newestFirst);
  }

  private HttpAnswer create(Route.Call call) {
    Place place = sendable(call);
    MessageRules.check(call.body(), false);
    if (!call.body().path("embeds").isEmpty() && !place.botMay(Permissions.EMBED_LINKS)) {
      throw Problem.missingPermissions();
    }
    return HttpAnswer.ok(world.chat().posts(place, call.body()).json());
  }

  private HttpAnswer edit(Route.Call call) {
    Message message = message(call);
    if (!message.author().equals(world.bot())) {
      throw Problem.notYourMessage();
    }
    MessageRules.check(call.body(), true);
    world.chat().changes(message, call.body());
    return HttpAnswer.ok(message.json());
  }

  /** The bot may delete its own messages only: it never asks to manage those of others. */
  private HttpAnswer delete(Route.Call call) {
    Message message = message(call);
    if (!message.author().equals(world.bot())) {
      throw Problem.missingPermissions();
    }
    world.chat().deleted(message);
    return HttpAnswer.noContent();
  }

  private Place place(Route.Call call) {
    Place place = world.place(call.name("channel")).orElseThrow(Problem::unknownChannel);
    if (!place.botIsHere() || !place.botMay(Permissions.VIEW_CHANNEL)) {
      throw Problem.missingAccess();
    }
    return place;
  }

  private Place sendable(Route.Call call) {
    Place place = place(call);
    long needed =
        place.kind() == Place.Kind.THREAD
            ? Permissions.SEND_MESSAGES_IN_THREADS
            : Permissions.SEND_MESSAGES;
    if (!place.botMay(needed)) {
      throw Problem.missingPermissions();
    }
    return place;
  }

  private Message message(Route.Call call) {
    Optional<Message> found = place(call).find(call.name("message"));
    return found.filter(message -> !message.isEphemeral()).orElseThrow(Problem::unknownMessage);
  }
}
