package dev.errdict.db.store;

import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.StoredSetting;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The turns of a store's processes, and what one that ends its turn leaves to the next. Its methods
 * fail with an unchecked exception when the database cannot be used.
 */
public final class Turns {
  private final Database database;

  Turns(Database database) {
    this.database = database;
  }

  /** Whether processes on several machines may use the store, so that there are turns at all. */
  public boolean exist() {
    return database.hasTurns();
  }

  /**
   * Waits until no other process that uses this store has the turn of that name, and takes it until
   * it is closed or the process ends. A store in a home never waits.
   */
  public Database.Turn await(String name) {
    return database.turn(name);
  }

  /** Takes the turn of that name unless another process has it. */
  public Optional<Database.Turn> poll(String name) {
    return database.turnIfFree(name);
  }

  /** Whether a process has the turn of that name. */
  public boolean isTaken(String name) {
    return database.isTaken(name);
  }

  /** Leaves a note to the next one; at most 1,000 characters. */
  public void leave(String name, String note) {
    database.transaction(transaction -> note(name).write(DSL.using(transaction), note));
  }

  /** Takes the note away that the last one has left; empty when that one was killed. */
  public Optional<String> takeNote(String name) {
    return database.transaction(
        transaction -> {
          DSLContext sql = DSL.using(transaction);
          Optional<String> note = note(name).read(sql);
          note(name).remove(sql);
          return note;
        });
  }

  private static StoredSetting note(String turn) {
    return new StoredSetting("turn " + turn);
  }
}
