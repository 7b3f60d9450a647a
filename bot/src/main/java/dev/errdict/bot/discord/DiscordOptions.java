package dev.errdict.bot.discord;

import dev.errdict.bot.UsageException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the environment says about Discord; {@code docs/discord.md} lists the variables.
 *
 * @param apiUrl ends with a slash
 * @param gatewayUrl empty to ask Discord for it
 * @param httpTimeout for each request
 * @param compression whether the gateway sends zlib
 * @param registerCommands whether to register the slash commands and the message menu
 * @param messageCommands whether to read messages, for which Discord wants the message content
 *     intent
 * @param access where the bot serves people
 * @param cdnUrl where attachments may come from besides Discord: a server of this machine; empty
 *     for none
 */
public record DiscordOptions(
    String token,
    String apiUrl,
    Optional<String> gatewayUrl,
    Duration httpTimeout,
    boolean compression,
    boolean registerCommands,
    boolean messageCommands,
    Access access,
    Optional<URI> cdnUrl) {
  private static final String API_URL = "https://discord.com/api/v10/";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");
  private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(10);

  /** The record without the token. */
  @Override
  public String toString() {
    return "DiscordOptions[" + apiUrl + "]";
  }

  /** The token of {@code DISCORD_TOKEN} or of the file that {@code DISCORD_TOKEN_FILE} names. */
  public static Optional<String> token(Map<String, String> environment) throws UsageException {
    Optional<String> token = value(environment, "DISCORD_TOKEN");
    Optional<String> file = value(environment, "DISCORD_TOKEN_FILE");
    if (token.isPresent() || file.isEmpty()) {
      return token;
    }
    try {
      return Optional.of(Files.readString(Path.of(file.get())).strip())
          .filter(content -> !content.isEmpty());
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("usage.token-file", file.get());
    }
  }

  public static DiscordOptions read(String token, Map<String, String> environment)
      throws UsageException {
    String api =
        url(environment, "DISCORD_API_URL", List.of("http", "https"))
            .map(url -> url.endsWith("/") ? url : url + "/")
            .orElse(API_URL);
    return new DiscordOptions(
        token,
        api,
        url(environment, "DISCORD_GATEWAY_URL", List.of("ws", "wss")),
        timeout(environment),
        choice(environment, "DISCORD_GATEWAY_COMPRESSION", "zlib", "none"),
        choice(environment, "DISCORD_REGISTER_COMMANDS", "true", "false"),
        choice(environment, "DISCORD_MESSAGE_COMMANDS", "true", "false"),
        new Access(
            servers(environment),
            choice(environment, "DISCORD_DIRECT_MESSAGES", "on", "off"),
            choice(environment, "DISCORD_USER_INSTALL", "on", "off")),
        cdn(environment));
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private static Optional<String> url(
      Map<String, String> environment, String name, List<String> schemes) throws UsageException {
    Optional<String> value = value(environment, name);
    if (value.isPresent() && !isUrl(value.get(), schemes)) {
      throw new UsageException("usage.no-url", name, String.join("://, ", schemes) + "://");
    }
    return value;
  }

  private static Set<Long> servers(Map<String, String> environment) throws UsageException {
    String name = "DISCORD_SERVERS";
    Set<Long> servers = new HashSet<>();
    for (String id : value(environment, name).orElse("").split("[,\\s]+")) {
      if (!id.isEmpty() && !id.matches("[1-9][0-9]{0,18}")) {
        throw new UsageException("usage.no-ids", name);
      }
      if (!id.isEmpty()) {
        servers.add(Long.parseUnsignedLong(id));
      }
    }
    return servers;
  }

  /** Files come from Discord; from elsewhere only in trials on one machine. */
  private static Optional<URI> cdn(Map<String, String> environment) throws UsageException {
    String name = "DISCORD_CDN_URL";
    Optional<URI> cdn = url(environment, name, List.of("http")).map(URI::create);
    if (cdn.isPresent() && !LOOPBACK.contains(cdn.get().getHost())) {
      throw new UsageException("usage.no-loopback", name);
    }
    return cdn;
  }

  private static boolean isUrl(String value, List<String> schemes) {
    try {
      URI uri = new URI(value);
      return uri.getHost() != null
          && uri.getScheme() != null
          && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Duration timeout(Map<String, String> environment) throws UsageException {
    String name = "DISCORD_HTTP_TIMEOUT_MS";
    Optional<String> value = value(environment, name);
    if (value.isEmpty()) {
      return HTTP_TIMEOUT;
    }
    if (!value.get().matches("[1-9][0-9]{0,6}")) {
      throw new UsageException("usage.no-milliseconds", name);
    }
    return Duration.ofMillis(Long.parseLong(value.get()));
  }

  /** Whether the first of two values is chosen, which is the one without a choice too. */
  private static boolean choice(
      Map<String, String> environment, String name, String usual, String other)
      throws UsageException {
    String value = value(environment, name).orElse(usual).toLowerCase(Locale.ROOT);
    if (!value.equals(usual) && !value.equals(other)) {
      throw new UsageException("usage.no-choice", name, usual, other);
    }
    return value.equals(usual);
  }
}
