package dev.errdict.bot.discord;

import dev.errdict.db.ServerSettings;
import dev.errdict.db.store.ServerSettingsStore;
import dev.errdict.db.store.Store;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servers' settings, in memory so that JDA's websocket thread never waits for the database.
 * Safe for use by several threads.
 */
final class ServerChoices {
  private final ServerSettingsStore store;
  private final Map<Long, ServerSettings> settings = new ConcurrentHashMap<>();

  /** Reads them, and again whenever the store was written. */
  ServerChoices(Store all) {
    this.store = all.serverSettings();
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
  ServerSettings of(Optional<Long> server) {
    return server
        .map(id -> settings.getOrDefault(id, ServerSettings.DEFAULT))
        .orElse(ServerSettings.DEFAULT);
  }

  /** Blocks on the database. */
  void choose(long server, ServerSettings chosen) {
    store.save(server, chosen);
    settings.put(server, chosen);
  }
}
