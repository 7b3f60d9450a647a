package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.BOT_ROOM;
import static dev.errdict.db.schema.Tables.BOT_ROOM_LANG;
import static dev.errdict.db.schema.Tables.BOT_SERVER;
import static dev.errdict.db.schema.Tables.LEARNING_PLACE;

import dev.errdict.db.catalog.ServerSettings;
import dev.errdict.db.words.Lang;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The chat servers' settings. Safe for use by several threads. */
public final class ServerSettingsStore {
  private static final String ANSWER = "answer";
  private static final String DENY = "deny";
  private static final String WATCH = "watch";
  private static final String ALERTS = "alerts";

  /**
   * The number of days that settings are kept after the bot has left a server, in case it comes
   * back.
   */
  private static final int DAYS_KEPT = 30;

  /** The lower bits of a snowflake, below its time. */
  private static final int SHARD_BITS = 22;

  private final Database database;

  public ServerSettingsStore(Database database) {
    this.database = database;
  }

  /** The settings of every server that has chosen any, by its id. */
  public Map<Long, ServerSettings> all() {
    return database.query(sql -> read(sql, id -> DSL.noCondition()));
  }

  /**
   * @param which what the id of a server must meet
   */
  private static Map<Long, ServerSettings> read(
      DSLContext sql, Function<Field<Long>, Condition> which) {
    Map<Long, Map<String, Set<Long>>> rooms =
        sql.selectFrom(BOT_ROOM).where(which.apply(BOT_ROOM.SERVER_ID)).stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getServerId(),
                    Collectors.groupingBy(
                        row -> row.getPurpose(),
                        Collectors.mapping(row -> row.getChannelId(), Collectors.toSet()))));
    Map<Long, Map<Long, Lang>> langs = langs(sql, which);
    Map<Long, ServerSettings> all = new HashMap<>();
    for (var row : sql.selectFrom(BOT_SERVER).where(which.apply(BOT_SERVER.ID)).fetch()) {
      Map<String, Set<Long>> of = rooms.getOrDefault(row.getId(), Map.of());
      all.put(
          row.getId(),
          new ServerSettings(
              Optional.ofNullable(row.getLang()).flatMap(Lang::of),
              row.getPrefix(),
              Optional.ofNullable(row.getCommand()),
              row.getCommands(),
              row.getCooldown(),
              Optional.ofNullable(row.getLogChannel()),
              new ServerSettings.Rooms(
                  of.getOrDefault(ANSWER, Set.of()),
                  of.getOrDefault(DENY, Set.of()),
                  of.getOrDefault(WATCH, Set.of()),
                  of.getOrDefault(ALERTS, Set.of()),
                  langs.getOrDefault(row.getId(), Map.of()))));
    }
    return all;
  }

  private static Map<Long, Map<Long, Lang>> langs(
      DSLContext sql, Function<Field<Long>, Condition> which) {
    Map<Long, Map<Long, Lang>> langs = new HashMap<>();
    for (var row :
        sql.selectFrom(BOT_ROOM_LANG).where(which.apply(BOT_ROOM_LANG.SERVER_ID)).fetch()) {
      Lang.of(row.getLang())
          .ifPresent(
              lang ->
                  langs
                      .computeIfAbsent(row.getServerId(), server -> new HashMap<>())
                      .put(row.getChannelId(), lang));
    }
    return langs;
  }

  /**
   * Changes a server's settings.
   *
   * @param change gets the stored settings within the transaction, so that of two changes at once
   *     neither is lost
   */
  public Replaced<ServerSettings> change(long server, UnaryOperator<ServerSettings> change) {
    return database.transaction(
        transaction -> {
          DSLContext within = DSL.using(transaction);
          ServerSettings before =
              read(within, id -> id.eq(server)).getOrDefault(server, ServerSettings.DEFAULT);
          Replaced<ServerSettings> done = new Replaced<>(before, change.apply(before));
          if (!done.isUnchanged()) {
            write(within, server, done.now());
          }
          return done;
        });
  }

  private static void write(DSLContext within, long server, ServerSettings settings) {
    within.deleteFrom(BOT_SERVER).where(BOT_SERVER.ID.eq(server)).execute();
    within
        .insertInto(BOT_SERVER)
        .columns(
            BOT_SERVER.ID,
            BOT_SERVER.LANG,
            BOT_SERVER.PREFIX,
            BOT_SERVER.COMMAND,
            BOT_SERVER.COMMANDS,
            BOT_SERVER.COOLDOWN,
            BOT_SERVER.LOG_CHANNEL)
        .values(
            server,
            settings.lang().map(Lang::tag).orElse(null),
            settings.prefix(),
            settings.command().orElse(null),
            settings.commands(),
            settings.cooldown(),
            settings.logChannel().orElse(null))
        .execute();
    insert(within, server, ANSWER, settings.rooms().answer());
    insert(within, server, DENY, settings.rooms().deny());
    insert(within, server, WATCH, settings.rooms().watch());
    insert(within, server, ALERTS, settings.rooms().alerts());
    settings
        .rooms()
        .langs()
        .forEach(
            (channel, lang) ->
                within
                    .insertInto(BOT_ROOM_LANG)
                    .columns(BOT_ROOM_LANG.SERVER_ID, BOT_ROOM_LANG.CHANNEL_ID, BOT_ROOM_LANG.LANG)
                    .values(server, channel, lang.tag())
                    .execute());
  }

  private static void insert(DSLContext sql, long server, String purpose, Set<Long> channels) {
    for (long channel : channels) {
      sql.insertInto(BOT_ROOM)
          .columns(BOT_ROOM.SERVER_ID, BOT_ROOM.CHANNEL_ID, BOT_ROOM.PURPOSE)
          .values(server, channel, purpose)
          .execute();
    }
  }

  /**
   * Records which servers the bot is in, and removes the settings of those that it left 30 days
   * ago. Idempotent.
   *
   * @param present ids of the servers that it is in
   */
  public void present(Set<Long> present, LocalDate today) {
    present(present, 0, 1, today);
  }

  /**
   * The same for the servers of one shard; those of the others stay as they are.
   *
   * @param present ids of the servers of that shard that the bot is in
   * @param shard from 0
   * @param shards how many there are
   * @see <a href="https://discord.com/developers/docs/events/gateway#sharding">Discord's
   *     formula</a>
   */
  public void present(Set<Long> present, int shard, int shards, LocalDate today) {
    Condition ofShard = BOT_SERVER.ID.div(1L << SHARD_BITS).mod((long) shards).eq((long) shard);
    database.transaction(
        transaction -> {
          DSLContext within = DSL.using(transaction);
          within
              .update(BOT_SERVER)
              .setNull(BOT_SERVER.LEFT_ON)
              .where(BOT_SERVER.ID.in(present).and(BOT_SERVER.LEFT_ON.isNotNull()))
              .execute();
          // Learning may be all that was chosen on a server.
          within
              .insertInto(BOT_SERVER, BOT_SERVER.ID, BOT_SERVER.PREFIX)
              .select(
                  DSL.select(LEARNING_PLACE.PLACE, DSL.val(ServerSettings.DEFAULT.prefix()))
                      .from(LEARNING_PLACE)
                      .where(LEARNING_PLACE.PLACE.ne(ServerSettings.HOME))
                      .and(LEARNING_PLACE.PLACE.notIn(present))
                      .and(LEARNING_PLACE.PLACE.notIn(DSL.select(BOT_SERVER.ID).from(BOT_SERVER))))
              .execute();
          within
              .update(BOT_SERVER)
              .set(BOT_SERVER.LEFT_ON, today)
              .where(BOT_SERVER.ID.notIn(present).and(BOT_SERVER.LEFT_ON.isNull()).and(ofShard))
              .execute();
          Condition longAgo = BOT_SERVER.LEFT_ON.le(today.minusDays(DAYS_KEPT));
          within
              .deleteFrom(LEARNING_PLACE)
              .where(
                  LEARNING_PLACE.PLACE.in(
                      DSL.select(BOT_SERVER.ID).from(BOT_SERVER).where(longAgo)))
              .execute();
          within.deleteFrom(BOT_SERVER).where(longAgo).execute();
          return within;
        });
  }
}
