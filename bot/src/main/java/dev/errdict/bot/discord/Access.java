package dev.errdict.bot.discord;

import java.util.Optional;
import java.util.Set;

/**
 * Where the bot serves people.
 *
 * @param servers ids of the only servers; empty for all
 * @param directMessages whether it also does in direct messages
 * @param userInstall whether people may bring it along to places that have not invited it
 */
record Access(Set<Long> servers, boolean directMessages, boolean userInstall) {
  static final Access EVERYWHERE = new Access(Set.of(), true, true);

  Access {
    servers = Set.copyOf(servers);
  }

  /**
   * Whether the bot serves people in a place.
   *
   * @param server empty outside of servers
   */
  boolean admits(Optional<Long> server) {
    return server.map(id -> servers.isEmpty() || servers.contains(id)).orElse(directMessages);
  }
}
