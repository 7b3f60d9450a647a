package dev.errdict.bot.discord.connect;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;

/** The latest connection of each shard of this process. Each knows its own servers only. */
public final class ShardConnections {
  private final Map<Integer, JDA> byShard = new ConcurrentHashMap<>();

  public void opened(JDA connection) {
    byShard.put(connection.getShardInfo().getShardId(), connection);
  }

  /** One of them, for what does not depend on a server; empty before the first. */
  public Optional<JDA> any() {
    return byShard.values().stream().findFirst();
  }

  /** A server; empty when no shard of this process has it. */
  public Optional<Guild> guild(long id) {
    return byShard.values().stream()
        .map(connection -> connection.getGuildById(id))
        .filter(Objects::nonNull)
        .findFirst();
  }
}
