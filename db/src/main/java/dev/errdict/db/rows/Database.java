package dev.errdict.db.rows;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.Stamp;
import dev.errdict.db.home.StoreFailure;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.TransactionalCallable;

/**
 * Where the statements of a store run: a file in a home, a server, or memory. Its schema and
 * shipped catalogs are those of this build. Safe for use by several threads.
 */
public abstract class Database implements AutoCloseable {
  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  protected Database() {}

  /** Work that reads. */
  public interface Work<T, E extends Exception> {
    T on(DSLContext sql) throws E;
  }

  /**
   * Runs statements that read. Within the work, further readings by the same thread use the same
   * opening.
   *
   * @throws StoreFailure when the database cannot be opened, or others keep it for too long
   */
  public abstract <T, E extends Exception> T query(Work<T, E> work) throws E;

  /**
   * Runs one transaction, alone.
   *
   * @throws RuntimeException what the work throws, rolled back
   * @throws StoreFailure as {@link #query}
   */
  public abstract <T> T transaction(TransactionalCallable<T> work);

  /**
   * Runs one transaction that followers of the catalogs need not read: where the engine allows it,
   * the {@link #stamp} stays the same.
   *
   * @throws RuntimeException as {@link #transaction}
   */
  public <T> T quietly(TransactionalCallable<T> work) {
    return transaction(work);
  }

  /** For tests: single statements. */
  public abstract DSLContext sql();

  /**
   * Refuses a large write for which there is no room.
   *
   * @throws CatalogException when the disk has less than so many bytes left
   */
  public void checkRoomFor(long bytes) throws CatalogException {}

  /** The database engine's name and version. */
  public abstract String engine();

  /**
   * What distinguishes it from other databases that the same home may be used with; empty for the
   * home's own.
   */
  public String identity() {
    return "";
  }

  /** What to name when something is wrong with it: the home's folder, or the server's address. */
  public abstract Object place();

  /**
   * A text that changes with every write and is cheap to read; see {@link Stamp}. Empty when
   * unknown.
   */
  public abstract String stamp();

  /** Must be called before polling the stamp, from any thread; idempotent. */
  public void watchStamp() {}

  /** The right to do something that one process at a time may do. */
  public interface Turn extends AutoCloseable {
    /** Whether it is this process's still; a broken connection to a server ends a turn. */
    default boolean isHeld() {
      return true;
    }

    @Override
    void close();
  }

  /**
   * Waits until no other process that uses this database has the turn of that name. Without other
   * processes on other machines there is nothing to wait for.
   *
   * @throws StoreFailure when the database cannot be reached
   */
  public Turn turn(String name) {
    return () -> {};
  }

  /**
   * The turn of that name unless another process has it.
   *
   * @throws StoreFailure when the database cannot be reached
   */
  public Optional<Turn> turnIfFree(String name) {
    return Optional.of(turn(name));
  }

  /** Whether processes wait for each other's turns: whether they may be on several machines. */
  public boolean hasTurns() {
    return false;
  }

  /**
   * Whether a process has the turn of that name.
   *
   * @throws StoreFailure when the database cannot be reached
   */
  public boolean isTaken(String turn) {
    return false;
  }

  /** Objects in the schema that the migrations did not create, by kind and name. */
  public abstract List<String> foreignObjects();

  /** The size of the database on disk, in bytes; 0 when it has none. */
  public abstract long bytes();

  /** Makes the file as small as it can be. */
  public abstract void compact() throws CatalogException;

  @Override
  public abstract void close();
}
