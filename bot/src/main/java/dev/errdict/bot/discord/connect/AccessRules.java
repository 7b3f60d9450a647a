package dev.errdict.bot.discord.connect;

import java.util.Optional;
import java.util.Set;

/**
 * Where the bot may be used.
 *
 * @param servers ids of the only servers; empty for all
 * @param directMessages whether it answers direct messages
 * @param userInstall whether users may install it for themselves and use it in servers without the
 *     bot
 */
public record AccessRules(Set<Long> servers, boolean directMessages, boolean userInstall) {
  static final AccessRules EVERYWHERE = new AccessRules(Set.of(), true, true);

  public AccessRules {
    servers = Set.copyOf(servers);
  }

  /**
   * Whether the bot may be used in a place.
   *
   * @param server empty outside of servers
   */
  public boolean admits(Optional<Long> server) {
    return server.map(id -> servers.isEmpty() || servers.contains(id)).orElse(directMessages);
  }
}
