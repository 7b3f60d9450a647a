package dev.errdict.db.learning;

import static dev.errdict.db.schema.Tables.ASKED_CHOICE;
import static dev.errdict.db.schema.Tables.ASKED_DAY;
import static dev.errdict.db.schema.Tables.ASKED_ENTRY;
import static dev.errdict.db.schema.Tables.ASKED_GROUP;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.AskedGroup.State;
import dev.errdict.db.words.Lang;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Adds questions to what is kept, within a transaction. */
final class AskedWriter {
  private record Day(long place, LocalDate day, Lang lang, AskedOutcome outcome) {}

  private record Group(long place, String fingerprint) {}

  private final DSLContext sql;

  AskedWriter(DSLContext sql) {
    this.sql = sql;
  }

  void write(LearningBatch batch) {
    Map<Day, Integer> days = new LinkedHashMap<>();
    Map<EntryVote, Integer> votes = new LinkedHashMap<>();
    Map<Group, List<AskedQuestion>> groups = new LinkedHashMap<>();
    for (AskedQuestion one : batch.questions()) {
      days.merge(new Day(one.place(), one.day(), one.lang(), one.outcome()), 1, Integer::sum);
      for (EntryRef ref : one.answered()) {
        votes.merge(
            new EntryVote(one.place(), one.day(), ref, EntryVote.Kind.ASKED), 1, Integer::sum);
      }
      one.wording()
          .ifPresent(
              wording ->
                  groups
                      .computeIfAbsent(
                          new Group(one.place(), wording.fingerprint()), key -> new ArrayList<>())
                      .add(one));
    }
    batch.votes().forEach(vote -> votes.merge(vote, 1, Integer::sum));
    days.forEach(this::add);
    votes.forEach(this::add);
    groups.values().forEach(this::add);
    batch.refusals().forEach(this::add);
  }

  private void add(Day day, int asked) {
    sql.insertInto(ASKED_DAY)
        .set(ASKED_DAY.PLACE, day.place())
        .set(ASKED_DAY.ON_DAY, day.day())
        .set(ASKED_DAY.LANG, day.lang().tag())
        .set(ASKED_DAY.OUTCOME, day.outcome().tag())
        .set(ASKED_DAY.ASKED, asked)
        .onConflict(ASKED_DAY.PLACE, ASKED_DAY.ON_DAY, ASKED_DAY.LANG, ASKED_DAY.OUTCOME)
        .doUpdate()
        .set(ASKED_DAY.ASKED, ASKED_DAY.ASKED.plus(asked))
        .execute();
  }

  private void add(EntryVote vote, int times) {
    sql.insertInto(ASKED_ENTRY)
        .set(ASKED_ENTRY.PLACE, vote.place())
        .set(ASKED_ENTRY.ON_DAY, vote.day())
        .set(ASKED_ENTRY.CATALOG, vote.ref().catalog())
        .set(ASKED_ENTRY.CODE, vote.ref().code())
        .set(ASKED_ENTRY.KIND, vote.kind().tag())
        .set(ASKED_ENTRY.TIMES, times)
        .onConflict(
            ASKED_ENTRY.PLACE,
            ASKED_ENTRY.ON_DAY,
            ASKED_ENTRY.CATALOG,
            ASKED_ENTRY.CODE,
            ASKED_ENTRY.KIND)
        .doUpdate()
        .set(ASKED_ENTRY.TIMES, ASKED_ENTRY.TIMES.plus(times))
        .execute();
  }

  /** Questions of one group, the latest last. */
  private void add(List<AskedQuestion> questions) {
    AskedQuestion latest = questions.getLast();
    AskedWording wording = latest.wording().orElseThrow();
    boolean good = latest.outcome() == AskedOutcome.WORDS;
    EntryRef answer = good ? latest.answered().getFirst() : null;
    int asked = questions.size();
    Field<String> state =
        DSL.case_()
            .when(
                ASKED_GROUP
                    .STATE
                    .in(State.GOOD.tag(), State.OPEN.tag())
                    .and(ASKED_GROUP.REASON.ne(AskedGroups.REFUSED)),
                good ? State.GOOD.tag() : State.OPEN.tag())
            .else_(ASKED_GROUP.STATE);
    sql.insertInto(ASKED_GROUP)
        .set(ASKED_GROUP.PLACE, latest.place())
        .set(ASKED_GROUP.FINGERPRINT, wording.fingerprint())
        .set(ASKED_GROUP.CONTENT, wording.content())
        .set(ASKED_GROUP.LANG, latest.lang().tag())
        .set(ASKED_GROUP.REASON, latest.reason())
        .set(ASKED_GROUP.NEAR_CATALOG, wording.near().map(EntryRef::catalog).orElse(null))
        .set(ASKED_GROUP.NEAR_CODE, wording.near().map(EntryRef::code).orElse(null))
        .set(ASKED_GROUP.ASKED, asked)
        .set(ASKED_GROUP.FIRST_ON, questions.getFirst().day())
        .set(ASKED_GROUP.LAST_ON, latest.day())
        .set(ASKED_GROUP.STATE, good ? State.GOOD.tag() : State.OPEN.tag())
        .set(ASKED_GROUP.ANSWER_CATALOG, answer == null ? null : answer.catalog())
        .set(ASKED_GROUP.ANSWER_CODE, answer == null ? null : answer.code())
        .onConflict(ASKED_GROUP.PLACE, ASKED_GROUP.FINGERPRINT)
        .doUpdate()
        .set(ASKED_GROUP.ASKED, ASKED_GROUP.ASKED.plus(asked))
        .set(ASKED_GROUP.LAST_ON, latest.day())
        .set(ASKED_GROUP.STATE, state)
        .set(
            ASKED_GROUP.ANSWER_CATALOG,
            ifUndecided(answer == null ? null : answer.catalog(), ASKED_GROUP.ANSWER_CATALOG))
        .set(
            ASKED_GROUP.ANSWER_CODE,
            ifUndecided(answer == null ? null : answer.code(), ASKED_GROUP.ANSWER_CODE))
        .execute();
  }

  /** A maintainer's decision stays. */
  private void add(AskedRefusal refusal) {
    Condition group =
        ASKED_GROUP
            .PLACE
            .eq(refusal.place())
            .and(ASKED_GROUP.FINGERPRINT.eq(refusal.fingerprint()));
    sql.update(ASKED_GROUP)
        .set(ASKED_GROUP.STATE, State.OPEN.tag())
        .set(ASKED_GROUP.REASON, AskedGroups.REFUSED)
        .setNull(ASKED_GROUP.ANSWER_CATALOG)
        .setNull(ASKED_GROUP.ANSWER_CODE)
        .where(group)
        .and(ASKED_GROUP.STATE.in(State.GOOD.tag(), State.OPEN.tag()))
        .execute();
    if (refusal.instead().isPresent()) {
      EntryRef ref = refusal.instead().get();
      sql.select(ASKED_GROUP.ID)
          .from(ASKED_GROUP)
          .where(group)
          .fetch(ASKED_GROUP.ID)
          .forEach(id -> choose(id, ref));
    }
  }

  private void choose(long group, EntryRef ref) {
    sql.insertInto(ASKED_CHOICE)
        .set(ASKED_CHOICE.GROUP_ID, group)
        .set(ASKED_CHOICE.CATALOG, ref.catalog())
        .set(ASKED_CHOICE.CODE, ref.code())
        .set(ASKED_CHOICE.CHOSEN, 1)
        .onConflict(ASKED_CHOICE.GROUP_ID, ASKED_CHOICE.CATALOG, ASKED_CHOICE.CODE)
        .doUpdate()
        .set(ASKED_CHOICE.CHOSEN, ASKED_CHOICE.CHOSEN.plus(1))
        .execute();
  }

  /** The new answer, unless a maintainer or a reader has decided otherwise. */
  private static Field<String> ifUndecided(@Nullable String answered, Field<String> now) {
    return DSL.case_()
        .when(
            ASKED_GROUP
                .STATE
                .in(State.GOOD.tag(), State.OPEN.tag())
                .and(ASKED_GROUP.REASON.ne(AskedGroups.REFUSED)),
            DSL.val(answered, String.class))
        .else_(now);
  }
}
