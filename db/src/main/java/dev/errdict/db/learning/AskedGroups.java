package dev.errdict.db.learning;

import static dev.errdict.db.schema.Tables.ASKED_CHOICE;
import static dev.errdict.db.schema.Tables.ASKED_GROUP;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.AskedGroup.State;
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
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The questions with the same words, and what was decided about them. Safe for several threads. */
public final class AskedGroups {
  /** The reason of a group whose answer a reader has refused. */
  public static final String REFUSED = "refused";

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
    return database.query(
        sql -> {
          Map<Long, Map<EntryRef, Integer>> choices = new HashMap<>();
          sql.select(ASKED_CHOICE)
              .from(ASKED_CHOICE)
              .where(
                  ASKED_CHOICE.GROUP_ID.in(
                      DSL.select(ASKED_GROUP.ID).from(ASKED_GROUP).where(condition)))
              .forEach(
                  row ->
                      choices
                          .computeIfAbsent(row.value1().getGroupId(), id -> new HashMap<>())
                          .put(
                              new EntryRef(row.value1().getCatalog(), row.value1().getCode()),
                              row.value1().getChosen()));
          return sql.selectFrom(ASKED_GROUP)
              .where(condition)
              .orderBy(ASKED_GROUP.ASKED.desc(), ASKED_GROUP.LAST_ON.desc(), ASKED_GROUP.ID)
              .fetch(row -> group(row, choices.getOrDefault(row.getId(), Map.of())));
        });
  }

  private static AskedGroup group(AskedGroupRecord row, Map<EntryRef, Integer> choices) {
    return new AskedGroup(
        row.getId(),
        row.getPlace(),
        row.getFingerprint(),
        row.getContent(),
        Lang.of(row.getLang()).orElseThrow(),
        row.getReason(),
        ref(row.getNearCatalog(), row.getNearCode()),
        row.getAsked(),
        row.getFirstOn(),
        row.getLastOn(),
        Tagged.of(State.class, row.getState()),
        ref(row.getAnswerCatalog(), row.getAnswerCode()),
        choices);
  }

  private static Optional<EntryRef> ref(@Nullable String catalog, @Nullable String code) {
    return catalog == null || code == null
        ? Optional.empty()
        : Optional.of(new EntryRef(catalog, code));
  }

  /**
   * Notes what a maintainer has decided.
   *
   * @param answer for {@link State#ANSWERED}; otherwise empty
   * @return how many of the groups exist
   */
  public int decide(Collection<Long> ids, State state, Optional<EntryRef> answer) {
    return database.transaction(
        transaction ->
            DSL.using(transaction)
                .update(ASKED_GROUP)
                .set(ASKED_GROUP.STATE, state.tag())
                .set(ASKED_GROUP.ANSWER_CATALOG, answer.map(EntryRef::catalog).orElse(null))
                .set(ASKED_GROUP.ANSWER_CODE, answer.map(EntryRef::code).orElse(null))
                .where(ASKED_GROUP.ID.in(ids))
                .execute());
  }
}
