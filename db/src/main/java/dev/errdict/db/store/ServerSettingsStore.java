package dev.errdict.db.store;

import static dev.errdict.db.schema.Tables.BOT_CHANNEL;
import static dev.errdict.db.schema.Tables.BOT_SERVER;

import dev.errdict.db.Lang;
import dev.errdict.db.ServerSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The chat servers' settings. Safe for use by several threads. */
public final class ServerSettingsStore {
  private static final String ANSWER = "answer";
  private static final String WATCH = "watch";

  private final Database database;

  public ServerSettingsStore(Database database) {
    this.database = database;
  }

  /** The settings of every server that has chosen any, by its id. */
  public Map<Long, ServerSettings> all() {
    Map<Long, Map<String, Set<Long>>> channels =
        database.query(
            sql ->
                sql.selectFrom(BOT_CHANNEL).stream()
                    .collect(
                        Collectors.groupingBy(
                            row -> row.getServerId(),
                            Collectors.groupingBy(
                                row -> row.getPurpose(),
                                Collectors.mapping(
                                    row -> row.getChannelId(), Collectors.toSet())))));
    Map<Long, ServerSettings> all = new HashMap<>();
    for (var row : database.query(sql -> sql.selectFrom(BOT_SERVER).fetch())) {
      Map<String, Set<Long>> of = channels.getOrDefault(row.getId(), Map.of());
      all.put(
          row.getId(),
          new ServerSettings(
              Optional.ofNullable(row.getLang()).flatMap(Lang::of),
              row.getPrefix(),
              of.getOrDefault(ANSWER, Set.of()),
              of.getOrDefault(WATCH, Set.of())));
    }
    return all;
  }

  /** Writes a server's settings over what stands. */
  public void save(long server, ServerSettings settings) {
    database.transaction(
        transaction -> {
          DSLContext within = DSL.using(transaction);
          within.deleteFrom(BOT_SERVER).where(BOT_SERVER.ID.eq(server)).execute();
          within
              .insertInto(BOT_SERVER)
              .columns(BOT_SERVER.ID, BOT_SERVER.LANG, BOT_SERVER.PREFIX)
              .values(server, settings.lang().map(Lang::tag).orElse(null), settings.prefix())
              .execute();
          insert(within, server, ANSWER, settings.answerIn());
          insert(within, server, WATCH, settings.watchIn());
          return within;
        });
  }

  private static void insert(DSLContext sql, long server, String purpose, Set<Long> channels) {
    for (long channel : channels) {
      sql.insertInto(BOT_CHANNEL)
          .columns(BOT_CHANNEL.SERVER_ID, BOT_CHANNEL.CHANNEL_ID, BOT_CHANNEL.PURPOSE)
          .values(server, channel, purpose)
          .execute();
    }
  }
}
