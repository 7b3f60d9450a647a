package dev.errdict.db.learning;

import static dev.errdict.db.schema.Tables.ASKED_CHOICE;
import static dev.errdict.db.schema.Tables.ASKED_DAY;
import static dev.errdict.db.schema.Tables.ASKED_ENTRY;
import static dev.errdict.db.schema.Tables.ASKED_GROUP;
import static dev.errdict.db.schema.Tables.LEARNING_PLACE;
import static dev.errdict.db.schema.Tables.SUGGESTION;

import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Replaced;
import dev.errdict.db.rows.StoredSetting;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The questions that are kept. Nothing is kept for a place until an administrator turns it on
 * there. Safe for use by several threads.
 */
public final class LearningStore {
  /** The number of days that questions are kept by default. */
  public static final int USUAL_DAYS = 90;

  public static final int MOST_DAYS = 3650;

  /**
   * The largest number of groups that are kept. The least asked are removed first, those that a
   * maintainer has decided only when there are no others.
   */
  public static final int MOST_GROUPS = 10_000;

  private static final StoredSetting KEEP = new StoredSetting("learning.keep");

  private final Database database;

  public LearningStore(Database database) {
    this.database = database;
  }

  /** The questions with the same words. */
  public AskedGroups groups() {
    return new AskedGroups(database);
  }

  /** The counts of questions. */
  public AskedStats counts() {
    return new AskedStats(database);
  }

  /** What people have suggested. */
  public SuggestionStore suggestions() {
    return new SuggestionStore(database);
  }

  /** What is chosen, by place; a missing one is off. */
  public Map<Long, LearningPlace> places() {
    return database.query(sql -> places(sql, DSL.noCondition()));
  }

  private static Map<Long, LearningPlace> places(DSLContext sql, Condition which) {
    return sql.selectFrom(LEARNING_PLACE)
        .where(which)
        .fetchMap(
            LEARNING_PLACE.PLACE,
            row ->
                new LearningPlace(
                    row.getIsOn(),
                    Optional.ofNullable(row.getMaintainers()),
                    Optional.ofNullable(row.getChannel()),
                    row.getDigest()));
  }

  /**
   * Changes what is chosen for a place.
   *
   * @param change gets what is stored within the transaction, so that of two changes at once
   *     neither is lost
   */
  public Replaced<LearningPlace> change(long place, UnaryOperator<LearningPlace> change) {
    return database.transaction(
        transaction -> {
          DSLContext sql = DSL.using(transaction);
          LearningPlace before =
              places(sql, LEARNING_PLACE.PLACE.eq(place)).getOrDefault(place, LearningPlace.OFF);
          Replaced<LearningPlace> done = new Replaced<>(before, change.apply(before));
          if (!done.isUnchanged()) {
            write(sql, place, done.now());
          }
          return done;
        });
  }

  private static void write(DSLContext sql, long place, LearningPlace chosen) {
    sql.insertInto(LEARNING_PLACE)
        .set(LEARNING_PLACE.PLACE, place)
        .set(LEARNING_PLACE.IS_ON, chosen.on())
        .set(LEARNING_PLACE.MAINTAINERS, chosen.maintainers().orElse(null))
        .set(LEARNING_PLACE.CHANNEL, chosen.channel().orElse(null))
        .set(LEARNING_PLACE.DIGEST, chosen.digest())
        .onConflict(LEARNING_PLACE.PLACE)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }

  /**
   * Claims the digest of a place.
   *
   * @param before the latest day on which the last digest may have been sent
   * @return whether it is due; false when another process has noted it, or it is too early
   */
  public boolean beginDigest(long place, LocalDate before, LocalDate today) {
    return database.<Integer>transaction(
            transaction ->
                DSL.using(transaction)
                    .update(LEARNING_PLACE)
                    .set(LEARNING_PLACE.DIGEST_ON, today)
                    .where(LEARNING_PLACE.PLACE.eq(place))
                    .and(
                        LEARNING_PLACE
                            .DIGEST_ON
                            .isNull()
                            .or(LEARNING_PLACE.DIGEST_ON.lessOrEqual(before)))
                    .execute())
        > 0;
  }

  /** Takes back a claim whose digest could not be sent; it is due again the next day. */
  public void takeBackDigest(long place, LocalDate today) {
    var _ =
        database.<Integer>transaction(
            transaction ->
                DSL.using(transaction)
                    .update(LEARNING_PLACE)
                    .setNull(LEARNING_PLACE.DIGEST_ON)
                    .where(LEARNING_PLACE.PLACE.eq(place), LEARNING_PLACE.DIGEST_ON.eq(today))
                    .execute());
  }

  /** How many days questions are kept. */
  public int keepDays() {
    return database.query(LearningStore::keepDays);
  }

  private static int keepDays(DSLContext sql) {
    return KEEP.read(sql).map(Integer::valueOf).orElse(USUAL_DAYS);
  }

  /**
   * Chooses how many days questions are kept, and removes older ones.
   *
   * @param days from 1 to {@value #MOST_DAYS}
   */
  public void keep(int days, LocalDate today) {
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("1 to " + MOST_DAYS + " days");
    }
    database.transaction(
        transaction -> {
          DSLContext sql = DSL.using(transaction);
          KEEP.write(sql, Integer.toString(days));
          removeOlder(sql, today.minusDays(days));
          return days;
        });
  }

  /** Keeps a batch; in one transaction, which does not change the store's stamp. */
  public void record(LearningBatch batch) {
    if (batch.isEmpty()) {
      return;
    }
    database.quietly(
        transaction -> {
          DSLContext sql = DSL.using(transaction);
          new AskedWriter(sql).write(batch);
          removeOlder(sql, batch.today().minusDays(keepDays(sql)));
          removeLeastAsked(sql);
          return batch;
        });
  }

  private static void removeOlder(DSLContext sql, LocalDate before) {
    sql.deleteFrom(ASKED_GROUP).where(ASKED_GROUP.LAST_ON.lt(before)).execute();
    sql.deleteFrom(ASKED_DAY).where(ASKED_DAY.ON_DAY.lt(before)).execute();
    sql.deleteFrom(ASKED_ENTRY).where(ASKED_ENTRY.ON_DAY.lt(before)).execute();
    // An author's id is removed when the decision is delivered; until then it is not forgotten.
    sql.deleteFrom(SUGGESTION)
        .where(SUGGESTION.ON_DAY.lt(before), SUGGESTION.AUTHOR_ID.isNull())
        .andNot(SuggestionStore.OPEN)
        .execute();
  }

  private static void removeLeastAsked(DSLContext sql) {
    int over = sql.fetchCount(ASKED_GROUP) - MOST_GROUPS;
    if (over > 0) {
      sql.deleteFrom(ASKED_GROUP)
          .where(
              ASKED_GROUP.ID.in(
                  sql.select(ASKED_GROUP.ID)
                      .from(ASKED_GROUP)
                      .orderBy(
                          DSL.case_().when(AskedGroups.UNDECIDED, 0).else_(1),
                          ASKED_GROUP.ASKED,
                          ASKED_GROUP.LAST_ON,
                          ASKED_GROUP.ID)
                      .limit(over)
                      .fetch(ASKED_GROUP.ID)))
          .execute();
    }
  }

  /** Removes all questions; the settings stay. {@code StoreCare.compact} frees the space. */
  public void forget() {
    database.transaction(
        transaction -> {
          DSLContext sql = DSL.using(transaction);
          sql.deleteFrom(ASKED_CHOICE).execute();
          sql.deleteFrom(ASKED_GROUP).execute();
          sql.deleteFrom(ASKED_DAY).execute();
          sql.deleteFrom(ASKED_ENTRY).execute();
          return sql.deleteFrom(SUGGESTION).execute();
        });
  }

  public LearningStatus status() {
    return database.query(
        sql ->
            new LearningStatus(
                places(),
                keepDays(sql),
                sql.fetchCount(ASKED_GROUP),
                sql.select(DSL.sum(ASKED_DAY.ASKED))
                    .from(ASKED_DAY)
                    .fetchOptional()
                    .flatMap(row -> Optional.ofNullable(row.value1()))
                    .map(BigDecimal::longValue)
                    .orElse(0L),
                sql.fetchCount(SUGGESTION)));
  }
}
