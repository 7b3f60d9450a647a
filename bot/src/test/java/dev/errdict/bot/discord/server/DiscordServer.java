package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Discord on the loopback. A test arranges people and places, lets people talk, and waits for what
 * the bot asks the server to do:
 *
 * <pre>{@code
 * try (DiscordServer server = DiscordServer.start()) {
 *   Person mia = server.person("mia", "zh-CN");
 *   Place help = server.guild("LeanCloud").channel("help");
 *   // … the bot connects to server.apiUrl() with server.token() …
 *   help.says(mia, "!err 4303");
 *   RecordedRequest reply = server.awaitRequest(POST, "/channels/{id}/messages");
 * }
 * }</pre>
 *
 * Guilds that are arranged before the bot connects come with its session; later ones as if it were
 * invited then. Thread-safe.
 */
public final class DiscordServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String GATEWAY = "/gateway";

  private final String token = "test.token.of-the-bot";
  private final HttpListener listener;
  private final World world;
  private final Rest rest;
  private final InteractionRoutes interactions;

  private DiscordServer(Clock clock) throws IOException {
    this.listener = new HttpListener();
    this.world = new World(clock, token, gatewayUrl(), new Cdn(cdnUrl()));
    this.interactions = new InteractionRoutes(world);
    this.rest =
        new Rest(
            world,
            token,
            Stream.of(
                    new ApplicationRoutes(world, gatewayUrl()).routes(),
                    new MessageRoutes(world).routes(),
                    interactions.routes())
                .flatMap(List::stream)
                .toList());
    listener.serve(new Doors(rest, world.gateway()));
  }

  public static DiscordServer start() {
    return start(Clock.systemUTC());
  }

  /**
   * Starts on a free port of 127.0.0.1.
   *
   * @param clock gives ids their time and interactions their age
   */
  public static DiscordServer start(Clock clock) {
    try {
      return new DiscordServer(clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // How to reach it

  public String apiUrl() {
    return "http://127.0.0.1:" + listener.port() + "/api/v10/";
  }

  public String gatewayUrl() {
    return "ws://127.0.0.1:" + listener.port() + GATEWAY;
  }

  /** Where attached files come from. */
  public String cdnUrl() {
    return "http://127.0.0.1:" + listener.port();
  }

  /** The token that it accepts. */
  public String token() {
    return token;
  }

  // Who and what is there

  public Person bot() {
    return world.bot();
  }

  /** The person of this name, whose client speaks American English. */
  public Person person(String name) {
    return person(name, "en-US");
  }

  /** The person of this name; the language counts when first named. */
  public Person person(String name, String locale) {
    return world.person(name, locale, false);
  }

  /** Another application's account. */
  public Person otherBot(String name) {
    return world.person(name, "en-US", true);
  }

  /** The guild of this name, which has invited the bot; it is made when first named. */
  public Guild guild(String name) {
    return guild(name, "en-US");
  }

  public Guild guild(String name, String locale) {
    return world.guild(name, locale, false);
  }

  /** A guild that never invited the bot. */
  public Guild foreignGuild(String name) {
    return world.guild(name, "en-US", true);
  }

  /** The direct messages between a person and the bot. */
  public Place directMessages(Person person) {
    return world.directWith(person);
  }

  /** A group of friends; the bot is there only as somebody's app. */
  public Place groupOf(String name, Person... friends) {
    return world.group(name, List.of(friends));
  }

  /** Uses a slash command somewhere in a guild that has invited the bot. */
  public Interaction slash(Person person, String command, Map<String, ?> options) {
    return world.anywhere().slash(person, command, options);
  }

  public Interaction types(Person person, String command, String option, String text) {
    return world.anywhere().types(person, command, option, text);
  }

  /** The commands that the bot has registered, with their ids. */
  public JsonNode commands() {
    return world.asks().commands();
  }

  public Gateway gateway() {
    return world.gateway();
  }

  // What the bot did

  /**
   * Takes the earliest request of this shape that no earlier call has taken, waiting up to ten
   * seconds for it.
   *
   * @param route such as {@code /channels/{id}/messages}; the names in braces stand for anything
   */
  public RecordedRequest awaitRequest(Method method, String route) {
    return awaitRequest(method, route, PATIENCE);
  }

  public RecordedRequest awaitRequest(Method method, String route, Duration patience) {
    return rest.journal().take(Rest.matching(method, route), patience, method + " " + route);
  }

  /** Takes requests until there are this many of the shape. */
  public List<RecordedRequest> awaitRequests(Method method, String route, int count) {
    return Stream.generate(() -> awaitRequest(method, route)).limit(count).toList();
  }

  /** Every request of this shape so far, taken or not. */
  public List<RecordedRequest> requests(Method method, String route) {
    return rest.journal().all().stream().filter(Rest.matching(method, route)).toList();
  }

  /** Every request so far. */
  public List<RecordedRequest> requests() {
    return rest.journal().all();
  }

  /** Forgets the requests so far. */
  public void forgetRequests() {
    rest.journal().clear();
  }

  // What goes wrong

  /** The next request of this shape meets the fault; several are met one after the other. */
  public void failNext(Method method, String route, Fault fault) {
    rest.failNext(method, route, fault);
  }

  public void failNext(Method method, String route, Fault fault, int times) {
    for (int i = 0; i < times; i++) {
      rest.failNext(method, route, fault);
    }
  }

  /**
   * Limits a route for each channel or interaction.
   *
   * @param route the server's own template: {@code /channels/{channel}/messages}
   */
  public void limit(Method method, String route, int requests, Duration window) {
    rest.limits().limit(method + " " + route, new RateLimits.Limit(requests, window));
  }

  /** How long an interaction waits for its callback; Discord's three seconds unless told. */
  public void interactionDeadline(Duration deadline) {
    interactions.deadline(deadline);
  }

  /** Callbacks are answered with 204 even when a body is asked for, as some servers do. */
  public void answerCallbacksWithoutBody() {
    interactions.withoutBodies();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Doors implements HttpListener.Site {
    private final Rest rest;
    private final Gateway gateway;

    Doors(Rest rest, Gateway gateway) {
      this.rest = rest;
      this.gateway = gateway;
    }

    @Override
    public Optional<HttpAnswer> answer(HttpRequest request) throws InterruptedException {
      return rest.answer(request);
    }

    @Override
    public boolean acceptsUpgrade(HttpRequest request) {
      return gateway.isReachable() && request.path().startsWith(GATEWAY);
    }

    @Override
    public void upgraded(HttpRequest request, WebSocket socket) throws IOException {
      gateway.serve(socket, request.query());
    }
  }
}
