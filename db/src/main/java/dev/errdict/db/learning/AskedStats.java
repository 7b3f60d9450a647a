package dev.errdict.db.learning;

import static dev.errdict.db.schema.Tables.ASKED_DAY;
import static dev.errdict.db.schema.Tables.ASKED_ENTRY;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.Database;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Counts of what was asked. Safe for use by several threads. */
public final class AskedStats {
  private final Database database;

  AskedStats(Database database) {
    this.database = database;
  }

  /**
   * @param place empty for all places
   * @param most the largest number of entries of each kind
   */
  public AskedCounts since(LocalDate day, OptionalLong place, int most) {
    return database.query(
        sql ->
            new AskedCounts(
                outcomes(sql, day, place),
                entries(sql, day, place, EntryVote.Kind.ASKED, most),
                entries(sql, day, place, EntryVote.Kind.REFUSED, most),
                entries(sql, day, place, EntryVote.Kind.HELPFUL, most)));
  }

  private static Map<Lang, Map<AskedOutcome, Integer>> outcomes(
      DSLContext sql, LocalDate day, OptionalLong place) {
    Map<Lang, Map<AskedOutcome, Integer>> outcomes = new EnumMap<>(Lang.class);
    Condition here = place.isPresent() ? ASKED_DAY.PLACE.eq(place.getAsLong()) : DSL.noCondition();
    sql.select(ASKED_DAY.LANG, ASKED_DAY.OUTCOME, DSL.sum(ASKED_DAY.ASKED))
        .from(ASKED_DAY)
        .where(ASKED_DAY.ON_DAY.ge(day))
        .and(here)
        .groupBy(ASKED_DAY.LANG, ASKED_DAY.OUTCOME)
        .forEach(
            row ->
                outcomes
                    .computeIfAbsent(
                        Lang.of(row.value1()).orElseThrow(),
                        lang -> new EnumMap<>(AskedOutcome.class))
                    .put(Tagged.of(AskedOutcome.class, row.value2()), row.value3().intValue()));
    return outcomes;
  }

  private static List<AskedCounts.OfEntry> entries(
      DSLContext sql, LocalDate day, OptionalLong place, EntryVote.Kind kind, int most) {
    Condition here =
        place.isPresent() ? ASKED_ENTRY.PLACE.eq(place.getAsLong()) : DSL.noCondition();
    var times = DSL.sum(ASKED_ENTRY.TIMES);
    return sql.select(ASKED_ENTRY.CATALOG, ASKED_ENTRY.CODE, times)
        .from(ASKED_ENTRY)
        .where(ASKED_ENTRY.ON_DAY.ge(day))
        .and(ASKED_ENTRY.KIND.eq(kind.tag()))
        .and(here)
        .groupBy(ASKED_ENTRY.CATALOG, ASKED_ENTRY.CODE)
        .orderBy(times.desc(), ASKED_ENTRY.CATALOG, ASKED_ENTRY.CODE)
        .limit(most)
        .fetch(
            row ->
                new AskedCounts.OfEntry(
                    new EntryRef(row.value1(), row.value2()), row.value3().intValue()));
  }
}
