package dev.errdict.db.postgresql;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.home.StoreFailure;
import dev.errdict.db.home.StoreOptions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Repeats a step that failed for a temporary reason: for a few seconds when the server does not
 * answer, and as long as the options allow while another process writes.
 */
final class Retries {
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Short, since a command's user waits, and a long-running process tries again anyway. */
  private static final Duration FOR_SERVER = Duration.ofSeconds(6);

  /** For the outcome of a commit: longer than the server's timeout for an idle transaction. */
  private static final Duration FOR_COMMIT = Duration.ofSeconds(20);

  private final Connector connector;
  private final StoreOptions options;

  Retries(Connector connector, StoreOptions options) {
    this.connector = connector;
    this.options = options;
  }

  /** A step that may fail. */
  interface Step<T> {
    T make() throws SQLException, CatalogException;
  }

  /**
   * @throws StoreFailure with a sentence when it does not succeed in time
   */
  <T> T make(Step<T> step) {
    return make(step, options.keep().isZero() ? Duration.ZERO : FOR_SERVER);
  }

  /** The same with a longer timeout for the server. */
  <T> T makePatiently(Step<T> step) {
    return make(step, FOR_COMMIT);
  }

  private <T> T make(Step<T> step, Duration forServer) {
    long begun = System.nanoTime();
    boolean told = false;
    for (int attempt = 1; ; attempt++) {
      try {
        return step.make();
      } catch (CatalogException e) {
        throw new StoreFailure(e);
      } catch (SQLException | RuntimeException e) {
        Optional<PostgresFailure> trouble = PostgresFailure.behind(e);
        if (trouble.isEmpty() || !trouble.get().isPassing()) {
          throw PostgresFailure.explain(e, place());
        }
        boolean busy = trouble.get() == PostgresFailure.BUSY;
        if (busy && !told) {
          told = true;
          tell();
        }
        long waited = System.nanoTime() - begun;
        // A pooled connection may have broken earlier, while the server is fine: try again at once.
        boolean over =
            waited >= (busy ? options.patience() : forServer).toNanos() && (busy || attempt > 1);
        if (over || Thread.currentThread().isInterrupted()) {
          throw busy ? busy(e, waited) : PostgresFailure.explain(e, place());
        }
        if (attempt > 1) {
          pause();
        }
      }
    }
  }

  private void tell() {
    Writer.current(connector)
        .ifPresent(writer -> options.waiting().waiting(writer.program(), writer.since()));
  }

  private StoreFailure busy(Exception failure, long waited) {
    long seconds = Duration.ofNanos(waited).toSeconds();
    return new StoreFailure(
        Writer.current(connector)
            .map(
                writer ->
                    new CatalogException(
                        failure,
                        Problem.HOME_WAITED_FOR,
                        place(),
                        seconds,
                        writer.program(),
                        writer.since()))
            .orElseGet(() -> new CatalogException(failure, Problem.HOME_WAITED, place(), seconds)));
  }

  private Object place() {
    return connector.address().place();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
