package dev.errdict.bot.config;

import dev.errdict.db.home.DatabaseAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be set. Each is a variable of the environment, an option of the command line
 * and a line of the file, by the rules of {@link Settings}; {@code docs/operations.md} lists them.
 */
public enum Setting {
  CONFIG("ERRDICT_CONFIG", "config", new Form.PathName("FILE")),
  HOME("ERRDICT_HOME", "home", new Form.PathName("DIR")),
  DATABASE(DatabaseAddress.URL, "database", new Form.Database()),
  DATABASE_USER(DatabaseAddress.USER, "database-user", new Form.Text("NAME")),
  DATABASE_PASSWORD_FILE(
      DatabaseAddress.PASSWORD_FILE, "database-password-file", new Form.PathName("FILE")),
  LANG("ERRDICT_LANG", "lang", Form.Choice.of("zh", "en")),
  EMBEDDINGS("ERRDICT_EMBEDDINGS", "embeddings", Form.Choice.of("true", "false")),
  HTTP("ERRDICT_HTTP", "http", new Form.Address()),
  LOG_FORMAT("ERRDICT_LOG_FORMAT", "log-format", Form.Choice.of("text", "json")),
  LOG_LEVEL(
      "ERRDICT_LOG_LEVEL", "log-level", Form.Choice.of("error", "warn", "info", "debug", "trace")),
  TOKEN("DISCORD_TOKEN", "token", new Form.Secret()),
  TOKEN_FILE("DISCORD_TOKEN_FILE", "token-file", new Form.PathName("FILE")),
  MESSAGE_COMMANDS("DISCORD_MESSAGE_COMMANDS", "message-commands", Form.Choice.of("true", "false")),
  REGISTER_COMMANDS(
      "DISCORD_REGISTER_COMMANDS", "register-commands", Form.Choice.of("true", "false")),
  API_URL("DISCORD_API_URL", "api-url", new Form.Url(List.of("http", "https"))),
  GATEWAY_URL("DISCORD_GATEWAY_URL", "gateway-url", new Form.Url(List.of("ws", "wss"))),
  GATEWAY_COMPRESSION(
      "DISCORD_GATEWAY_COMPRESSION", "gateway-compression", Form.Choice.of("zlib", "none")),
  SHARDS("DISCORD_SHARDS", "shards", new Form.Shards()),
  SHARD_RANGE("DISCORD_SHARD_RANGE", "shard-range", new Form.ShardRange()),
  SERVERS("DISCORD_SERVERS", "servers", new Form.Ids()),
  DIRECT_MESSAGES("DISCORD_DIRECT_MESSAGES", "direct-messages", Form.Choice.of("on", "off")),
  USER_INSTALL("DISCORD_USER_INSTALL", "user-install", Form.Choice.of("on", "off")),
  CDN_URL("DISCORD_CDN_URL", "cdn-url", new Form.LocalUrl()),
  SITE_URL("ERRDICT_SITE_URL", "site-url", new Form.Url(List.of("http", "https"))),
  HTTP_TIMEOUT("DISCORD_HTTP_TIMEOUT_MS", "http-timeout-ms", new Form.Milliseconds());

  private final String variable;
  private final String option;

  @SuppressWarnings(
      "ImmutableEnumChecker") // every form is a record of strings and unmodifiable lists
  private final Form form;

  Setting(String variable, String option, Form form) {
    this.variable = variable;
    this.option = option;
    this.form = form;
  }

  /** The name in the environment. */
  public String variable() {
    return variable;
  }

  /** The name in the file, and with two dashes on the command line. */
  public String option() {
    return option;
  }

  Form form() {
    return form;
  }

  boolean isSecret() {
    return form instanceof Form.Secret;
  }

  /** A value in a form that may be printed. */
  String shown(String value) {
    return form.isSecret(value) ? "***" : value;
  }

  static Optional<Setting> ofOption(String option) {
    return Arrays.stream(values()).filter(setting -> setting.option.equals(option)).findFirst();
  }
}
