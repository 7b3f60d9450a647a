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
 * @param program how it is called in the sentences of those who wait for it; asked for when the
 *     database is opened
 * @param keep how long the database file stays open when nothing uses it; it is closed at once when
 *     another process waits for it
 * @param patience how long one waits for other processes
 * @param database the server's, where the store is not in the home
 * @param waiting told once for each wait that takes longer than a second
 */
public record StoreOptions(
    Supplier<String> program,
    Duration keep,
    Duration patience,
    Optional<DatabaseAddress> database,
    WaitListener waiting) {
  /** Who else uses the database. */
  @FunctionalInterface
  public interface WaitListener {
    /**
     * @param program that has the database, as it calls itself
     * @param since when it has begun
     */
    void waiting(String program, Instant since);

    /**
     * Told when a newer build has written a backup, before it changes what an older one has made.
     */
    default void backedUp(Path file) {
      LOG.log(Level.WARNING, "A newer errdict migrates this home; before that it wrote {0}", file);
    }
  }

  private static final Logger LOG = Logger.getLogger(StoreOptions.class.getName());
  private static final Duration KEEP = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration RESIDENT_PATIENCE = Duration.ofSeconds(20);

  /** For a process that lives for one command: it keeps one opening. */
  public static StoreOptions ofCommand(Supplier<String> program, WaitListener waiting) {
    return new StoreOptions(program, KEEP, PATIENCE, Optional.empty(), waiting);
  }

  /** For a process that stays: it has the file open only while it works on it. */
  public static StoreOptions ofResident(String program) {
    return new StoreOptions(
        () -> program, Duration.ZERO, RESIDENT_PATIENCE, Optional.empty(), (other, since) -> {});
  }

  /** The same for the store that is there; the home's when empty. */
  public StoreOptions on(Optional<DatabaseAddress> address) {
    return new StoreOptions(program, keep, patience, address, waiting);
  }

  /** For tests and tools: a command that waits without a word. */
  public static StoreOptions silent() {
    return ofCommand(() -> "errdict", (other, since) -> {});
  }
}
