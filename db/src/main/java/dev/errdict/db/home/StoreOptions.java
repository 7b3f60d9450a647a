package dev.errdict.db.home;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How a process uses a home's database.
 *
 * @param program its name in the messages of processes that wait for it; read when the database is
 *     opened
 * @param keep how long the database file stays open when nothing uses it; it is closed at once when
 *     another process waits for it
 * @param patience how long to wait for other processes
 * @param database the server's, where the store is not in the home
 * @param waiting called once for each wait that takes longer than a second
 */
public record StoreOptions(
    Supplier<String> program,
    Duration keep,
    Duration patience,
    Optional<DatabaseAddress> database,
    WaitListener waiting) {
  /** Is notified of a wait, of a new dictionary, and of a backup before an upgrade. */
  @FunctionalInterface
  public interface WaitListener {
    /**
     * @param program the name of the program that has the database
     * @param since when it began to use it
     */
    void waiting(String program, Instant since);

    /** Called when the home had no dictionary and a new one was made. */
    default void made(Path home) {
      LOG.log(Level.INFO, "Made a new dictionary in {0}, where there was none", home);
    }

    /** Called when a newer build has written a backup, before it migrates the database. */
    default void backedUp(Path file) {
      LOG.log(Level.WARNING, "A newer errdict migrates this home; before that it wrote {0}", file);
    }
  }

  private static final Logger LOG = Logger.getLogger(StoreOptions.class.getName());
  private static final Duration KEEP = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration RESIDENT_PATIENCE = Duration.ofSeconds(20);

  /** For a process that runs one command: the file stays open. */
  public static StoreOptions ofCommand(Supplier<String> program, WaitListener waiting) {
    return new StoreOptions(program, KEEP, PATIENCE, Optional.empty(), waiting);
  }

  /** For a long-running process: the file is open only during work on it. */
  public static StoreOptions ofResident(String program) {
    return new StoreOptions(
        () -> program, Duration.ZERO, RESIDENT_PATIENCE, Optional.empty(), (other, since) -> {});
  }

  /** These options for the database at an address; for the home's when empty. */
  public StoreOptions on(Optional<DatabaseAddress> address) {
    return new StoreOptions(program, keep, patience, address, waiting);
  }

  /** For tests and tools: a command that does not report waiting. */
  public static StoreOptions silent() {
    return ofCommand(() -> "errdict", (other, since) -> {});
  }
}
