package dev.errdict.db.learning;

import static dev.errdict.db.schema.Tables.ASKED_CHOICE;
import static dev.errdict.db.schema.Tables.ASKED_DAY;
import static dev.errdict.db.schema.Tables.ASKED_ENTRY;
import static dev.errdict.db.schema.Tables.ASKED_GROUP;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.AskedGroup.State;
import dev.errdict.db.schema.tables.records.AskedGroupRecord;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final PresentNames names;

  AskedWriter(DSLContext sql) {
    this.sql = sql;
    this.names = new PresentNames(sql);
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

  /** Questions of one group, the latest last; clocks may have been set back in between. */
  private void add(List<AskedQuestion> questions) {
    AskedQuestion latest = questions.getLast();
    AskedWording wording = latest.wording().orElseThrow();
    List<LocalDate> days = questions.stream().map(AskedQuestion::day).sorted().toList();
    Condition group =
        ASKED_GROUP.PLACE.eq(latest.place()).and(ASKED_GROUP.FINGERPRINT.eq(wording.fingerprint()));
    int known =
        sql.update(ASKED_GROUP)
            .set(ASKED_GROUP.ASKED, ASKED_GROUP.ASKED.plus(questions.size()))
            .set(ASKED_GROUP.FIRST_ON, DSL.least(ASKED_GROUP.FIRST_ON, DSL.val(days.getFirst())))
            .set(ASKED_GROUP.LAST_ON, DSL.greatest(ASKED_GROUP.LAST_ON, DSL.val(days.getLast())))
            .where(group)
            .execute();
    if (known == 0) {
      insert(latest, wording, questions.size(), days);
    } else if (sql.selectFrom(ASKED_GROUP).where(group).fetch().stream()
        .noneMatch(row -> keeps(row, latest))) {
      sql.update(ASKED_GROUP)
          .set(ASKED_GROUP.REASON, latest.reason())
          .set(outcome(latest))
          .where(group)
          .execute();
    }
  }

  private void insert(AskedQuestion latest, AskedWording wording, int asked, List<LocalDate> days) {
    sql.insertInto(ASKED_GROUP)
        .set(ASKED_GROUP.PLACE, latest.place())
        .set(ASKED_GROUP.FINGERPRINT, wording.fingerprint())
        .set(ASKED_GROUP.CONTENT, wording.content())
        .set(ASKED_GROUP.LANG, latest.lang().tag())
        .set(ASKED_GROUP.REASON, latest.reason())
        .set(ASKED_GROUP.NEAR_CATALOG, wording.near().map(EntryRef::catalog).orElse(null))
        .set(ASKED_GROUP.NEAR_CODE, wording.near().map(EntryRef::code).orElse(null))
        .set(ASKED_GROUP.ASKED, asked)
        .set(ASKED_GROUP.FIRST_ON, days.getFirst())
        .set(ASKED_GROUP.LAST_ON, days.getLast())
        .set(outcome(latest))
        .execute();
  }

  /** The state and the answer of a group that nobody has decided. */
  private static Map<Field<?>, @Nullable Object> outcome(AskedQuestion latest) {
    Optional<EntryRef> answer = found(latest);
    Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
    values.put(ASKED_GROUP.STATE, (answer.isPresent() ? State.GOOD : State.OPEN).tag());
    values.put(ASKED_GROUP.ANSWER_CATALOG, answer.map(EntryRef::catalog).orElse(null));
    values.put(ASKED_GROUP.ANSWER_CODE, answer.map(EntryRef::code).orElse(null));
    return values;
  }

  private static Optional<EntryRef> found(AskedQuestion question) {
    return question.outcome() == AskedOutcome.WORDS
        ? question.answered().stream().findFirst()
        : Optional.empty();
  }

  /**
   * Whether a group keeps its state when its question is asked again. A decision ends when the
   * question does not get the decided answer, or is not declined as off topic; only an ignored
   * question stays ignored.
   */
  private boolean keeps(AskedGroupRecord row, AskedQuestion latest) {
    return switch (Tagged.of(State.class, row.getState())) {
      case GOOD, OPEN -> row.getReason().equals(AskedGroups.REFUSED);
      case ANSWERED ->
          found(latest).isPresent()
              && names.of(row.getAnswerCatalog(), row.getAnswerCode()).equals(found(latest));
      case IGNORED -> true;
      // A question that is declined as off topic is counted without its wording.
      case OFF_TOPIC -> false;
    };
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
        .and(AskedGroups.UNDECIDED)
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
}
