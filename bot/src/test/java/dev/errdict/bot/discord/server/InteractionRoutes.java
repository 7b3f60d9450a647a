package dev.errdict.bot.discord.server;

import static dev.errdict.bot.discord.server.Method.DELETE;
import static dev.errdict.bot.discord.server.Method.GET;
import static dev.errdict.bot.discord.server.Method.PATCH;
import static dev.errdict.bot.discord.server.Method.POST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a bot answers an interaction: once within three seconds, then through the interaction's
 * token.
 *
 * @see <a
 *     href="https://discord.com/developers/docs/interactions/receiving-and-responding">Responding
 *     to interactions</a>
 */
final class InteractionRoutes {
  private static final String HOOK = "/webhooks/{application}/{token}";
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

  private static final int REPLY = 4;
  private static final int DEFER_REPLY = 5;
  private static final int DEFER_UPDATE = 6;
  private static final int UPDATE = 7;
  private static final int CHOICES = 8;
  private static final int MODAL = 9;
  private static final int AUTOCOMPLETE_ASKED = 4;

  private final World world;
  private volatile Duration deadline = Duration.ofSeconds(3);
  private volatile boolean bodies = true;

  InteractionRoutes(World world) {
    this.world = world;
  }

  void deadline(Duration patience) {
    deadline = patience;
  }

  void withoutBodies() {
    bodies = false;
  }

  List<Route> routes() {
    return List.of(
        Route.open(POST, "/interactions/{interaction}/{token}/callback", this::callback),
        Route.open(POST, HOOK, this::followUp),
        Route.open(GET, HOOK + "/messages/{message}", this::read),
        Route.open(PATCH, HOOK + "/messages/{message}", this::edit),
        Route.open(DELETE, HOOK + "/messages/{message}", this::delete));
  }

  private HttpAnswer callback(Route.Call call) {
    Interaction interaction =
        world
            .asks()
            .byToken(call.name("token"))
            .filter(known -> known.id().equals(call.name("interaction")))
            .orElseThrow(Problem::unknownInteraction);
    JsonNode data = call.body().path("data");
    int type = call.body().path("type").asInt();
    check(interaction, type, data);
    if (interaction.isAcknowledged()) {
      throw Problem.alreadyAcknowledged();
    }
    if (older(interaction, deadline)) {
      throw Problem.unknownInteraction();
    }
    if (!interaction.acknowledge()) {
      throw Problem.alreadyAcknowledged();
    }
    switch (type) {
      case REPLY -> interaction.answeredWith(reply(interaction, data, 0));
      case DEFER_REPLY -> interaction.answeredWith(reply(interaction, data, MessageRules.LOADING));
      case UPDATE -> {
        Message source = interaction.source().orElseThrow();
        world.chat().changes(source, data);
        interaction.answeredWith(source);
      }
      case DEFER_UPDATE -> interaction.source().ifPresent(interaction::willChange);
      default -> {} // Choices and modals leave no message.
    }
    interaction.responded(call.body());
    return bodies && call.query().getOrDefault("with_response", "").equals("true")
        ? HttpAnswer.ok(described(interaction, type))
        : HttpAnswer.noContent();
  }

  private static void check(Interaction interaction, int type, JsonNode data) {
    boolean asksForChoices = interaction.payload().path("type").asInt() == AUTOCOMPLETE_ASKED;
    Form form = new Form();
    boolean known = type >= REPLY && type <= MODAL;
    boolean onMessage = interaction.source().isPresent();
    form.require(
        known
            && asksForChoices == (type == CHOICES)
            && (onMessage || (type != UPDATE && type != DEFER_UPDATE)),
        "type",
        "Not an answer to this kind of interaction.");
    form.submit();
    switch (type) {
      case REPLY -> MessageRules.check(data, false);
      case UPDATE -> MessageRules.check(data, true);
      case CHOICES -> CommandRules.checkChoices(data.path("choices"));
      case MODAL -> ComponentRules.checkModal(data);
      default -> {} // Deferred: there is nothing to check yet.
    }
  }

  private Message reply(Interaction interaction, JsonNode data, int flags) {
    ObjectNode metadata =
        Json.object(
            "id", interaction.id(),
            "type", interaction.payload().path("type"),
            "user", interaction.person().json(),
            "authorizing_integration_owners",
                interaction.payload().path("authorizing_integration_owners"));
    return world.chat().answers(interaction.place(), data, flags, metadata);
  }

  private static ObjectNode described(Interaction interaction, int type) {
    ObjectNode body =
        Json.object(
            "interaction",
            Json.object(
                "id", interaction.id(),
                "type", interaction.payload().path("type"),
                "response_message_ephemeral",
                    interaction.original().map(Message::isEphemeral).orElse(false)));
    ObjectNode resource = Json.object("type", type);
    interaction
        .original()
        .ifPresent(
            message -> {
              body.withObjectProperty("interaction")
                  .put("response_message_id", message.id())
                  .put("response_message_loading", message.isLoading());
              if (type == REPLY || type == UPDATE) {
                resource.set("message", message.json());
              }
            });
    body.set("resource", resource);
    return body;
  }

  private HttpAnswer followUp(Route.Call call) {
    Interaction interaction = acknowledged(call);
    MessageRules.check(call.body(), false);
    Optional<Message> waiting = interaction.original().filter(Message::isLoading);
    if (waiting.isPresent()) {
      // The first follow-up of a deferred reply takes its place.
      return changed(interaction, waiting.get(), call.body());
    }
    Message message = reply(interaction, call.body(), 0);
    interaction.shown(message);
    return HttpAnswer.ok(message.json());
  }

  private HttpAnswer read(Route.Call call) {
    return HttpAnswer.ok(message(acknowledged(call), call).json());
  }

  private HttpAnswer edit(Route.Call call) {
    Interaction interaction = acknowledged(call);
    MessageRules.check(call.body(), true);
    return changed(interaction, message(interaction, call), call.body());
  }

  private HttpAnswer changed(Interaction interaction, Message message, JsonNode body) {
    world.chat().changes(message, body);
    interaction.shown(message);
    return HttpAnswer.ok(message.json());
  }

  private HttpAnswer delete(Route.Call call) {
    Interaction interaction = acknowledged(call);
    Message message = message(interaction, call);
    world.chat().deleted(message);
    interaction.deleted(message);
    return HttpAnswer.noContent();
  }

  private Interaction acknowledged(Route.Call call) {
    Interaction interaction =
        world
            .asks()
            .byToken(call.name("token"))
            .filter(Interaction::isAcknowledged)
            .orElseThrow(Problem::unknownWebhook);
    if (older(interaction, TOKEN_LIFE)) {
      throw new Problem(401, 50027, "Invalid Webhook Token");
    }
    return interaction;
  }

  private static Message message(Interaction interaction, Route.Call call) {
    String id =
        call.name("message").equals("@original")
            ? interaction.original().map(Message::id).orElse("")
            : call.name("message");
    return interaction
        .place()
        .find(id)
        .filter(found -> !found.author().equals(interaction.person()))
        .orElseThrow(Problem::unknownMessage);
  }

  private boolean older(Interaction interaction, Duration than) {
    Instant end = interaction.created().plus(than);
    return world.clock().instant().isAfter(end);
  }
}
