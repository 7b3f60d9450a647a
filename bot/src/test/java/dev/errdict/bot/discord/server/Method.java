package dev.errdict.bot.discord.server;

/** The methods of HTTP that Discord's API uses. */
public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE
}
