package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.POST;

import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import org.junit.jupiter.api.AfterEach;

/** A server of its own for each story, with somebody who asks and a channel to ask in. */
public abstract class OwnServer {
  public static final String MESSAGES = "/channels/{id}/messages";

  public final DiscordServer server = DiscordServer.start();
  public final Person mia = server.person("mia", "zh-CN");
  public final Place help = server.guild("LeanCloud").channel("help");

  @AfterEach
  void close() {
    server.close();
  }

  /** The next message that the bot sends. */
  final RecordedRequest sent() {
    return server.awaitRequest(POST, MESSAGES);
  }

  static String title(RecordedRequest sent) {
    return sent.body().path("embeds").path(0).path("title").asText();
  }

  static String content(RecordedRequest sent) {
    return sent.body().path("content").asText();
  }
}
