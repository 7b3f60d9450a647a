package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An account.
 *
 * @param locale the language of the person's client, such as {@code zh-CN}
 * @param bot whether it is an application's account
 */
public record Person(String id, String name, String locale, boolean bot) {

  /** How a message names this person. */
  public String mention() {
    return "<@" + id + ">";
  }

  ObjectNode json() {
    return Json.object(
        "id",
        id,
        "username",
        name,
        "global_name",
        bot ? Json.NULL : name,
        "discriminator",
        bot ? "4303" : "0",
        "avatar",
        Json.NULL,
        "bot",
        bot,
        "public_flags",
        0);
  }
}
