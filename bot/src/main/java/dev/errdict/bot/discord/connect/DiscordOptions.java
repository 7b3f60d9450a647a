package dev.errdict.bot.discord.connect;

import dev.errdict.bot.config.Setting;
import dev.errdict.bot.config.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The Discord settings; {@code docs/discord.md} lists them.
 *
 * @param apiUrl ends with a slash
 * @param gatewayUrl empty to ask Discord for it
 * @param httpTimeout for each request
 * @param compression whether the gateway connection uses zlib
 * @param registerCommands whether to register the slash commands and the message menu
 * @param messageCommands whether to read messages, which needs the message content intent
 * @param access where the bot may be used
 * @param shards the shards of this process
 * @param cdnUrl another allowed source of attachments: a server on this machine; empty for none
 */
public record DiscordOptions(
    String token,
    String apiUrl,
    Optional<String> gatewayUrl,
    Duration httpTimeout,
    boolean compression,
    boolean registerCommands,
    boolean messageCommands,
    AccessRules access,
    ShardChoice shards,
    Optional<URI> cdnUrl) {
  private static final String API_URL = "https://discord.com/api/v10/";
  private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(10);

  /** The record without the token. */
  @Override
  public String toString() {
    return "DiscordOptions[" + apiUrl + "]";
  }

  /**
   * Reads the Discord settings.
   *
   * @param settings valid ones
   * @return empty without a token
   */
  public static Optional<DiscordOptions> of(Settings settings) {
    return settings
        .get(Setting.TOKEN)
        .map(
            token ->
                new DiscordOptions(
                    token,
                    settings
                        .get(Setting.API_URL)
                        .map(url -> url.endsWith("/") ? url : url + "/")
                        .orElse(API_URL),
                    settings.get(Setting.GATEWAY_URL),
                    settings
                        .get(Setting.HTTP_TIMEOUT)
                        .map(ms -> Duration.ofMillis(Long.parseLong(ms)))
                        .orElse(HTTP_TIMEOUT),
                    settings.choice(Setting.GATEWAY_COMPRESSION, "zlib").equals("zlib"),
                    settings.isOn(Setting.REGISTER_COMMANDS),
                    settings.isOn(Setting.MESSAGE_COMMANDS),
                    access(settings),
                    ShardChoice.of(settings),
                    settings.get(Setting.CDN_URL).map(URI::create)));
  }

  private static AccessRules access(Settings settings) {
    return new AccessRules(
        settings.ids(Setting.SERVERS),
        settings.choice(Setting.DIRECT_MESSAGES, "on").equals("on"),
        settings.choice(Setting.USER_INSTALL, "on").equals("on"));
  }
}
