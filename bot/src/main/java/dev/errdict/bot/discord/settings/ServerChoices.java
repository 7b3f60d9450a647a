package dev.errdict.bot.discord.settings;

import dev.errdict.db.catalog.ServerSettings;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.db.rows.Replaced;
import dev.errdict.db.rows.ServerSettingsStore;
import dev.errdict.db.store.Store;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;

/**
 * The servers' settings, in memory so that JDA's websocket thread never waits for the database.
 * Safe for use by several threads.
 */
public final class ServerChoices {
  private static final Logger LOG = Logger.getLogger(ServerChoices.class.getName());

  private final ServerSettingsStore store;
  private final Map<Long, ServerSettings> settings = new ConcurrentHashMap<>();

  /**
   * Reads the settings, and again after each write to the store. While the store cannot be read,
   * every server has the default settings.
   */
  public ServerChoices(Store all) {
    this.store = all.serverSettings();
    try {
      var _ = read();
    } catch (RuntimeException e) {
      LOG.warning(() -> "the servers' settings cannot be read yet: " + DatabaseTrouble.told(e));
    }
    all.follow(this::read);
  }

  private boolean read() {
    Map<Long, ServerSettings> now = store.all();
    settings.putAll(now);
    settings.keySet().retainAll(now.keySet());
    return true;
  }

  /**
   * @param server empty outside of servers
   */
  public ServerSettings of(Optional<Long> server) {
    return server
        .map(id -> settings.getOrDefault(id, ServerSettings.DEFAULT))
        .orElse(ServerSettings.DEFAULT);
  }

  /** Records the servers of one shard that the bot is in; blocks on the database. */
  public void present(Set<Long> servers, int shard, int shards, LocalDate today) {
    store.present(servers, shard, shards, today);
  }

  /**
   * Changes the settings of a server; blocks on the database. One after another, so that they are
   * remembered in the database's order.
   */
  public synchronized Replaced<ServerSettings> change(
      long server, UnaryOperator<ServerSettings> change) {
    Replaced<ServerSettings> done = store.change(server, change);
    settings.put(server, done.now());
    return done;
  }
}
