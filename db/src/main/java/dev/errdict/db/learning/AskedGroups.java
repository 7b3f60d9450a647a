package dev.errdict.db.learning;

import static dev.errdict.db.schema.Tables.ASKED_CHOICE;
import static dev.errdict.db.schema.Tables.ASKED_GROUP;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.learning.AskedGroup.State;
import dev.errdict.db.rows.CommitCompanion;
import dev.errdict.db.rows.Database;
import dev.errdict.db.schema.tables.records.AskedGroupRecord;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The questions with the same words, and what was decided about them. Safe for several threads. */
public final class AskedGroups {
  /** The reason of a group whose answer a reader has refused. */
  public static final String REFUSED = "refused";

  /** No maintainer has decided. */
  static final Condition UNDECIDED = ASKED_GROUP.STATE.in(State.GOOD.tag(), State.OPEN.tag());

  private final Database database;

  AskedGroups(Database database) {
    this.database = database;
  }

  /**
   * The groups in one of the states, ordered by how often they were asked, then the latest first.
   */
  public List<AskedGroup> in(Collection<State> states) {
    return where(ASKED_GROUP.STATE.in(states.stream().map(Tagged::tag).toList()));
  }

  public Optional<AskedGroup> find(long id) {
    return where(ASKED_GROUP.ID.eq(id)).stream().findFirst();
  }

  public Optional<AskedGroup> find(long place, String fingerprint) {
    return where(ASKED_GROUP.PLACE.eq(place).and(ASKED_GROUP.FINGERPRINT.eq(fingerprint))).stream()
        .findFirst();
  }

  private List<AskedGroup> where(Condition condition) {
    return database.query(sql -> where(sql, condition));
  }

  private static List<AskedGroup> where(DSLContext sql, Condition condition) {
    PresentNames names = new PresentNames(sql);
    Map<Long, Map<EntryRef, Integer>> choices = new HashMap<>();
    sql.select(ASKED_CHOICE)
        .from(ASKED_CHOICE)
        .where(
            ASKED_CHOICE.GROUP_ID.in(DSL.select(ASKED_GROUP.ID).from(ASKED_GROUP).where(condition)))
        .forEach(
            row ->
                names
                    .of(row.value1().getCatalog(), row.value1().getCode())
                    .ifPresent(
                        ref ->
                            choices
                                .computeIfAbsent(row.value1().getGroupId(), id -> new HashMap<>())
                                .merge(ref, row.value1().getChosen(), Integer::sum)));
    return sql.selectFrom(ASKED_GROUP)
        .where(condition)
        .orderBy(ASKED_GROUP.ASKED.desc(), ASKED_GROUP.LAST_ON.desc(), ASKED_GROUP.ID)
        .fetch(row -> group(row, names, choices.getOrDefault(row.getId(), Map.of())));
  }

  private static AskedGroup group(
      AskedGroupRecord row, PresentNames names, Map<EntryRef, Integer> choices) {
    return new AskedGroup(
        row.getId(),
        row.getPlace(),
        row.getFingerprint(),
        row.getContent(),
        Lang.of(row.getLang()).orElseThrow(),
        row.getReason(),
        names.of(row.getNearCatalog(), row.getNearCode()),
        row.getAsked(),
        row.getFirstOn(),
        row.getLastOn(),
        Tagged.of(State.class, row.getState()),
        names.of(row.getAnswerCatalog(), row.getAnswerCode()),
        choices);
  }

  /**
   * Notes what a maintainer has decided.
   *
   * @param seen the groups as they were when the maintainer looked at them
   * @param answer for {@link State#ANSWERED}; otherwise empty
   * @throws CatalogException when somebody else has decided one of them since; then nothing is
   *     noted
   */
  public void decide(Collection<AskedGroup> seen, State state, Optional<EntryRef> answer)
      throws CatalogException {
    try {
      database.transaction(
          transaction -> {
            deciding(seen, state, answer).before(DSL.using(transaction));
            return seen;
          });
    } catch (RuntimeException e) {
      if (e.getCause() instanceof CatalogException refused) {
        throw refused;
      }
      throw e;
    }
  }

  /** {@link #decide} in the transaction of the commit that carries the decision out. */
  public CommitCompanion deciding(
      Collection<AskedGroup> seen, State state, Optional<EntryRef> answer) {
    return sql -> {
      for (AskedGroup group : seen) {
        for (AskedGroup now : where(sql, ASKED_GROUP.ID.eq(group.id()))) {
          refuseIfDecided(now, group);
        }
      }
      set(sql, seen.stream().map(AskedGroup::id).toList(), state, answer);
    };
  }

  private static void refuseIfDecided(AskedGroup now, AskedGroup seen) throws CatalogException {
    boolean isAsSeen = now.state() == seen.state() && now.answer().equals(seen.answer());
    if (!isAsSeen) {
      refuseIfDecided(now);
    }
  }

  /**
   * @throws CatalogException when a maintainer has decided this one
   */
  public static void refuseIfDecided(AskedGroup group) throws CatalogException {
    switch (group.state()) {
      case GOOD, OPEN -> {}
      case ANSWERED ->
          throw new CatalogException(
              Problem.MISS_ANSWERED, group.id(), group.answer().orElseThrow());
      case IGNORED -> throw new CatalogException(Problem.MISS_IGNORED, group.id());
      case OFF_TOPIC -> throw new CatalogException(Problem.MISS_OFF_TOPIC, group.id());
    }
  }

  /** Takes a decision back; the change that carried it out stays. */
  public void reopen(long id) {
    var _ =
        database.transaction(
            transaction -> set(DSL.using(transaction), List.of(id), State.OPEN, Optional.empty()));
  }

  private static int set(
      DSLContext sql, Collection<Long> ids, State state, Optional<EntryRef> answer) {
    return sql.update(ASKED_GROUP)
        .set(ASKED_GROUP.STATE, state.tag())
        .set(ASKED_GROUP.ANSWER_CATALOG, answer.map(EntryRef::catalog).orElse(null))
        .set(ASKED_GROUP.ANSWER_CODE, answer.map(EntryRef::code).orElse(null))
        .where(ASKED_GROUP.ID.in(ids))
        .execute();
  }
}
