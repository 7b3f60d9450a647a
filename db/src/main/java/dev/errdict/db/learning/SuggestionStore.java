package dev.errdict.db.learning;

import static dev.errdict.db.schema.Tables.CHANGE;
import static dev.errdict.db.schema.Tables.SUGGESTION;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.learning.Suggestion.State;
import dev.errdict.db.rows.CommitCompanion;
import dev.errdict.db.rows.Database;
import dev.errdict.db.schema.tables.records.SuggestionRecord;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What people have suggested. Safe for use by several threads and processes. */
public final class SuggestionStore {
  /**
   * Undecided. In version 1.0.0, a suggestion was marked as accepted before its change was saved;
   * one whose process was killed in between has no revision and is open.
   */
  static final Condition OPEN =
      SUGGESTION
          .STATE
          .eq(State.OPEN.tag())
          .or(SUGGESTION.STATE.eq(State.ACCEPTED.tag()).and(SUGGESTION.REVISION.isNull()));

  private final Database database;

  SuggestionStore(Database database) {
    this.database = database;
  }

  /**
   * Keeps a new one.
   *
   * @return its number
   */
  public long add(Suggestion suggestion) {
    return database.quietly(
        transaction ->
            DSL.using(transaction)
                .insertInto(SUGGESTION)
                .set(SUGGESTION.PLACE, suggestion.place())
                .set(SUGGESTION.ON_DAY, suggestion.day())
                .set(SUGGESTION.LANG, suggestion.lang().tag())
                .set(SUGGESTION.CATALOG, suggestion.ref().map(EntryRef::catalog).orElse(null))
                .set(SUGGESTION.CODE, suggestion.ref().map(EntryRef::code).orElse(null))
                .set(SUGGESTION.QUESTION, suggestion.question().orElse(null))
                .set(SUGGESTION.MEANING, suggestion.meaning())
                .set(SUGGESTION.ADVICE, suggestion.advice())
                .set(SUGGESTION.AUTHOR, suggestion.author())
                .set(
                    SUGGESTION.AUTHOR_ID,
                    suggestion.authorId().isPresent() ? suggestion.authorId().getAsLong() : null)
                .set(SUGGESTION.STATE, State.OPEN.tag())
                .returningResult(SUGGESTION.ID)
                .fetchSingle()
                .value1());
  }

  /** Those in a state, the oldest first. */
  public List<Suggestion> in(State state) {
    return database.query(
        sql ->
            sql.selectFrom(SUGGESTION)
                .where(state == State.OPEN ? OPEN : SUGGESTION.STATE.eq(state.tag()).andNot(OPEN))
                .orderBy(SUGGESTION.ID)
                .fetch(SuggestionStore::suggestion));
  }

  public Optional<Suggestion> find(long id) {
    return database.query(
        sql ->
            sql.selectFrom(SUGGESTION)
                .where(SUGGESTION.ID.eq(id))
                .fetchOptional(SuggestionStore::suggestion));
  }

  /** Replaces the texts of a suggestion; does nothing when it is no longer open. */
  public boolean edit(Suggestion suggestion) {
    return database.<Integer>quietly(
            transaction ->
                DSL.using(transaction)
                    .update(SUGGESTION)
                    .set(SUGGESTION.LANG, suggestion.lang().tag())
                    .set(SUGGESTION.CATALOG, suggestion.ref().map(EntryRef::catalog).orElse(null))
                    .set(SUGGESTION.CODE, suggestion.ref().map(EntryRef::code).orElse(null))
                    .set(SUGGESTION.MEANING, suggestion.meaning())
                    .set(SUGGESTION.ADVICE, suggestion.advice())
                    .where(SUGGESTION.ID.eq(suggestion.id()))
                    .and(OPEN)
                    .execute())
        > 0;
  }

  /**
   * Accepts an open suggestion in the transaction of the commit that it becomes; refuses the commit
   * when the suggestion is no longer open.
   */
  public CommitCompanion accepting(long id, String by) {
    return new CommitCompanion() {
      @Override
      public void before(DSLContext sql) throws CatalogException {
        if (!decide(sql, id, State.ACCEPTED, by, Optional.empty())) {
          throw new CatalogException(Problem.SUGGESTION_DECIDED, id);
        }
      }

      @Override
      public void after(DSLContext sql, OptionalLong revision) {
        sql.update(SUGGESTION)
            .set(
                SUGGESTION.REVISION,
                revision.isPresent()
                    ? DSL.val(revision.getAsLong())
                    : DSL.field(
                        DSL.select(DSL.coalesce(DSL.max(CHANGE.REVISION), 0L)).from(CHANGE)))
            .where(SUGGESTION.ID.eq(id))
            .execute();
      }
    };
  }

  /**
   * Rejects an open one.
   *
   * @return whether it was open
   */
  public boolean reject(long id, String by, String reason) {
    return database.<Boolean>transaction(
        transaction -> decide(DSL.using(transaction), id, State.REJECTED, by, Optional.of(reason)));
  }

  /** The decided suggestions whose authors were not notified yet, the oldest first. */
  public List<Suggestion> undelivered() {
    return database.query(
        sql ->
            sql.selectFrom(SUGGESTION)
                .where(SUGGESTION.AUTHOR_ID.isNotNull())
                .and(SUGGESTION.STATE.eq(State.REJECTED.tag()).or(SUGGESTION.REVISION.isNotNull()))
                .orderBy(SUGGESTION.ID)
                .fetch(SuggestionStore::suggestion));
  }

  /**
   * Removes the author's id, since the author is notified now.
   *
   * @return whether it was there; true for only one of several processes that try at once
   */
  public boolean deliver(long id) {
    return database.<Integer>quietly(
            transaction ->
                DSL.using(transaction)
                    .update(SUGGESTION)
                    .setNull(SUGGESTION.AUTHOR_ID)
                    .where(SUGGESTION.ID.eq(id))
                    .and(SUGGESTION.AUTHOR_ID.isNotNull())
                    .execute())
        > 0;
  }

  private static boolean decide(
      DSLContext sql, long id, State state, String by, Optional<String> reason) {
    return sql.update(SUGGESTION)
            .set(SUGGESTION.STATE, state.tag())
            .set(SUGGESTION.DECIDED_BY, by)
            .set(SUGGESTION.REASON, reason.orElse(null))
            .where(SUGGESTION.ID.eq(id))
            .and(OPEN)
            .execute()
        > 0;
  }

  private static Suggestion suggestion(SuggestionRecord row) {
    boolean isOpen =
        row.getState().equals(State.OPEN.tag())
            || (row.getState().equals(State.ACCEPTED.tag()) && row.getRevision() == null);
    return new Suggestion(
        row.getId(),
        row.getPlace(),
        row.getOnDay(),
        Lang.of(row.getLang()).orElseThrow(),
        ref(row.getCatalog(), row.getCode()),
        Optional.ofNullable(row.getQuestion()),
        row.getMeaning(),
        row.getAdvice(),
        row.getAuthor(),
        optional(row.getAuthorId()),
        isOpen ? State.OPEN : Tagged.of(State.class, row.getState()),
        isOpen ? Optional.empty() : Optional.ofNullable(row.getDecidedBy()),
        Optional.ofNullable(row.getReason()),
        optional(row.getRevision()));
  }

  private static Optional<EntryRef> ref(@Nullable String catalog, @Nullable String code) {
    return catalog == null || code == null
        ? Optional.empty()
        : Optional.of(new EntryRef(catalog, code));
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
