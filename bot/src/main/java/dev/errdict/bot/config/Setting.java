package dev.errdict.bot.config;

import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.search.reply.SiteLinks;
import java.util.Arrays;
import java.util.Optional;

/**
 * Everything that can be set. Each is a variable of the environment, an option of the command line
 * and a line of the file, by the rules of {@link Settings}; {@code docs/operations.md} lists them.
 */
public enum Setting {
  CONFIG("ERRDICT_CONFIG", "config", ValueFormat.path("FILE")),
  HOME("ERRDICT_HOME", "home", ValueFormat.path("DIR")),
  DATABASE(DatabaseAddress.URL, "database", ValueFormat.DATABASE),
  DATABASE_USER(DatabaseAddress.USER, "database-user", ValueFormat.text("NAME")),
  DATABASE_PASSWORD_FILE(
      DatabaseAddress.PASSWORD_FILE, "database-password-file", ValueFormat.path("FILE")),
  LANG("ERRDICT_LANG", "lang", ValueFormat.choice("zh", "en")),
  EMBEDDINGS("ERRDICT_EMBEDDINGS", "embeddings", ValueFormat.choice("true", "false")),
  HTTP("ERRDICT_HTTP", "http", ValueFormat.ADDRESS),
  LOG_FORMAT("ERRDICT_LOG_FORMAT", "log-format", ValueFormat.choice("text", "json")),
  LOG_LEVEL(
      "ERRDICT_LOG_LEVEL",
      "log-level",
      ValueFormat.choice("error", "warn", "info", "debug", "trace")),
  TOKEN("DISCORD_TOKEN", "token", ValueFormat.SECRET),
  TOKEN_FILE("DISCORD_TOKEN_FILE", "token-file", ValueFormat.path("FILE")),
  MESSAGE_COMMANDS(
      "DISCORD_MESSAGE_COMMANDS", "message-commands", ValueFormat.choice("true", "false")),
  REGISTER_COMMANDS(
      "DISCORD_REGISTER_COMMANDS", "register-commands", ValueFormat.choice("true", "false")),
  API_URL("DISCORD_API_URL", "api-url", ValueFormat.url("http", "https")),
  GATEWAY_URL("DISCORD_GATEWAY_URL", "gateway-url", ValueFormat.url("ws", "wss")),
  GATEWAY_COMPRESSION(
      "DISCORD_GATEWAY_COMPRESSION", "gateway-compression", ValueFormat.choice("zlib", "none")),
  SHARDS("DISCORD_SHARDS", "shards", ValueFormat.SHARDS),
  SHARD_RANGE("DISCORD_SHARD_RANGE", "shard-range", ValueFormat.SHARD_RANGE),
  SERVERS("DISCORD_SERVERS", "servers", ValueFormat.IDS),
  DIRECT_MESSAGES("DISCORD_DIRECT_MESSAGES", "direct-messages", ValueFormat.choice("on", "off")),
  USER_INSTALL("DISCORD_USER_INSTALL", "user-install", ValueFormat.choice("on", "off")),
  CDN_URL("DISCORD_CDN_URL", "cdn-url", ValueFormat.LOCAL_URL),
  SITE_URL(SiteLinks.VARIABLE, "site-url", ValueFormat.url("http", "https")),
  HTTP_TIMEOUT("DISCORD_HTTP_TIMEOUT_MS", "http-timeout-ms", ValueFormat.MILLISECONDS);

  private final String variable;
  private final String option;

  @SuppressWarnings(
      "ImmutableEnumChecker") // every form is a record of strings and of functions without a state
  private final ValueFormat form;

  Setting(String variable, String option, ValueFormat form) {
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

  ValueFormat form() {
    return form;
  }

  boolean isSecret() {
    return form.equals(ValueFormat.SECRET);
  }

  /** A value in a form that may be printed. */
  String shown(String value) {
    return form.hidden().test(value) ? "***" : value;
  }

  static Optional<Setting> ofOption(String option) {
    return Arrays.stream(values()).filter(setting -> setting.option.equals(option)).findFirst();
  }
}
