package dev.errdict.db.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's lock on a home's lock file, between processes: shared to read, exclusive
 * to write. It ends with its process, however that ends.
 *
 * <p>Bytes 0 to 8 are locked separately. Byte 0 is the lock. Bytes 8 to 1 are the places of a
 * queue: a process takes the last one, moves on whenever the next one is free, and keeps the first
 * until it has byte 0. So no process overtakes another, not even the one that has just released the
 * lock and requests it again; and the holder sees whether others wait. The queue is for fairness
 * alone: where the lock changes hands and the queue does not move, because a process in it is
 * stopped, those behind it request the lock from where they are. Bytes 64 to 575 name the present
 * holder.
 *
 * <p>POSIX releases all locks of a process on a file when it closes any descriptor of that file. So
 * there is one instance per home and process ({@code HomeFile}), nothing else opens the file, and
 * the channel stays open between uses. Not safe for use by several threads.
 */
public final class HomeLock implements AutoCloseable {
  private static final long LOCK = 0;
  private static final long FIRST_PLACE = 1;
  private static final long LAST_PLACE = 8;
  private static final long WRITER = 64;
  private static final long READER = 320;
  private static final int HOLDER_BYTES = 256;

  /** Numbers that are kept in the lock file, since it can be written in place on a full disk. */
  public enum Note {
    /** The size of the database file after it was last made as small as possible. */
    COMPACT_BYTES(576),
    /**
     * Not 0 when the file may have unused space since a write or a compaction has failed; then as
     * many free bytes as were too few for a compaction, or 1.
     */
    LOOSE(584);

    private final long position;

    Note(long position) {
      this.position = position;
    }
  }

  /** Who has the lock. */
  public record Holder(String program, Instant since) {}

  /** A process that runs moves on within this time after the lock has changed hands. */
  private static final Duration MOVING_ON = Duration.ofSeconds(3);

  /** How long a process that was behind a stopped one does not wait in the queue again. */
  private static final Duration PASSING = Duration.ofSeconds(30);

  private final Path file;
  private final boolean readOnly;
  private @Nullable FileChannel channel;
  private @Nullable Object key;
  private boolean writable;
  private boolean passes;
  private long passesSince;
  private @Nullable FileLock held;

  public HomeLock(Path file) {
    this(file, false);
  }

  private HomeLock(Path file, boolean readOnly) {
    this.file = file;
    this.readOnly = readOnly;
  }

  /** To be shared only, without creating the file or writing to it. */
  public static HomeLock readOnly(Path file) {
    return new HomeLock(file, true);
  }

  /**
   * Waits for the lock.
   *
   * @return false when the patience is over
   * @throws IOException when the file system has no locks or the file cannot be opened to write it
   */
  public boolean acquire(boolean shared, BoundedWait patience, String program) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      return false; // an interrupt would close the channel
    }
    do {
      FileChannel open = channel(shared);
      if (open == null) {
        return true; // a read-only home without a lock file: no other process can be writing
      }
      FileLock place = queue(open, shared, patience);
      try {
        held = await(open, LOCK, shared, patience, patience::isOver);
      } finally {
        if (place != null) {
          place.release();
        }
      }
      if (held != null && (isSameFile() || !Files.exists(file))) {
        if (writable) {
          note(open, shared ? READER : WRITER, program);
        }
        return true;
      }
      release(); // the home was replaced while this process waited
    } while (!patience.isOver());
    return false;
  }

  /** Moves through the queue to its first place, or as far as it moves. */
  private @Nullable FileLock queue(FileChannel open, boolean shared, BoundedWait patience)
      throws IOException {
    boolean waits = !passes || System.nanoTime() - passesSince >= PASSING.toNanos();
    FileLock place = null;
    for (long next = LAST_PLACE; next >= FIRST_PLACE; next--) {
      BooleanSupplier stopped = waits ? new Standstill(open) : () -> true;
      FileLock ahead =
          await(open, next, shared, patience, () -> patience.isOver() || stopped.getAsBoolean());
      if (ahead == null) {
        if (waits) {
          passes = true;
          passesSince = System.nanoTime();
        }
        return place;
      }
      if (place != null) {
        place.release();
      }
      place = ahead;
    }
    passes = false;
    return place;
  }

  /** Whether the process in a place has not moved on although the lock has changed hands. */
  private final class Standstill implements BooleanSupplier {
    private final FileChannel open;
    private @Nullable ByteBuffer before;
    private boolean changedHands;
    private long since;

    Standstill(FileChannel open) {
      this.open = open;
    }

    @Override
    public boolean getAsBoolean() {
      try {
        if (before == null) {
          before = holders(); // only where the place is taken
        }
        if (!changedHands && (isFree() || !holders().equals(before))) {
          changedHands = true;
          since = System.nanoTime();
        }
      } catch (IOException e) {
        return true;
      }
      return changedHands && System.nanoTime() - since >= MOVING_ON.toNanos();
    }

    private boolean isFree() throws IOException {
      try (FileLock lock = tryLock(open, LOCK, !writable)) {
        return lock != null;
      }
    }

    private ByteBuffer holders() throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate((int) (READER - WRITER) + HOLDER_BYTES);
      open.read(bytes, WRITER);
      return bytes.flip();
    }
  }

  /** Whether another process waits for the lock. */
  public boolean isAwaited() {
    if (channel == null || held == null) {
      return false;
    }
    if (Thread.currentThread().isInterrupted()) {
      return true; // a call would close the channel, and with it release the lock of others
    }
    try (FileLock places = tryLock(channel, FIRST_PLACE, LAST_PLACE, !writable)) {
      return places == null;
    } catch (IOException e) {
      return false;
    }
  }

  public void release() {
    try {
      if (held != null) {
        held.release();
      }
    } catch (IOException e) {
      closeQuietly(); // closing releases the lock too
    } finally {
      held = null;
    }
  }

  /** The process that has the lock; empty when it is not known. */
  public Optional<Holder> holder() {
    if (channel == null || Thread.currentThread().isInterrupted()) {
      return Optional.empty(); // as in isAwaited
    }
    try (FileLock reading = tryLock(channel, LOCK, true)) {
      return holder(channel, reading == null ? WRITER : READER);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Holder> holder(FileChannel channel, long at) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(HOLDER_BYTES);
    channel.read(bytes, at);
    String[] parts =
        new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).split("\n", 3);
    return parts.length == 3 && parts[0].matches("\\d{1,18}")
        ? Optional.of(new Holder(parts[1], Instant.ofEpochMilli(Long.parseLong(parts[0]))))
        : Optional.empty();
  }

  private static void note(FileChannel channel, long at, String program) {
    byte[] text =
        (System.currentTimeMillis() + "\n" + program + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(HOLDER_BYTES);
    bytes.put(text, 0, Math.min(text.length, HOLDER_BYTES));
    try {
      channel.write(bytes.clear(), at);
    } catch (IOException e) {
      // On a full disk, waiting processes cannot see who has the lock.
    }
  }

  /** The recorded number; 0 when there is none. */
  public long read(Note note) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
    try {
      return channel != null
              && !Thread.currentThread().isInterrupted()
              && channel.read(bytes, note.position) == Long.BYTES
          ? bytes.flip().getLong()
          : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  public void write(Note note, long value) {
    try {
      if (channel != null && writable && !Thread.currentThread().isInterrupted()) {
        channel.write(ByteBuffer.allocate(Long.BYTES).putLong(value).flip(), note.position);
      }
    } catch (IOException e) {
      // The only consequence: the next compaction comes too early or too late.
    }
  }

  private static @Nullable FileLock await(
      FileChannel channel, long at, boolean shared, BoundedWait patience, BooleanSupplier over)
      throws IOException {
    FileLock lock = tryLock(channel, at, shared);
    while (lock == null && !over.getAsBoolean()) {
      patience.pause();
      lock = tryLock(channel, at, shared);
    }
    return lock;
  }

  private static @Nullable FileLock tryLock(FileChannel channel, long at, boolean shared)
      throws IOException {
    return tryLock(channel, at, 1, shared);
  }

  private static @Nullable FileLock tryLock(
      FileChannel channel, long at, long bytes, boolean shared) throws IOException {
    try {
      return channel.tryLock(at, bytes, shared);
    } catch (OverlappingFileLockException e) {
      return null; // a class of another class loader in this process has the lock
    }
  }

  /** Null when there is no lock file and none can be made, which is no obstacle to reading. */
  private @Nullable FileChannel channel(boolean shared) throws IOException {
    if (channel != null && (!isSameFile() || !(writable || shared))) {
      closeQuietly();
    }
    if (channel == null) {
      channel = open(shared);
      key = channel == null ? null : key(file);
    }
    return channel;
  }

  private @Nullable FileChannel open(boolean shared) throws IOException {
    if (readOnly) {
      return Files.exists(file) ? FileChannel.open(file, Set.of(StandardOpenOption.READ)) : null;
    }
    try {
      writable = true;
      return PrivateFiles.open(
          file,
          EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException e) {
      if (!shared) {
        throw e;
      }
      writable = false;
      return Files.isReadable(file)
          ? FileChannel.open(file, Set.of(StandardOpenOption.READ))
          : null;
    }
  }

  /**
   * Whether the file is still the one that was opened: the home may have been deleted meanwhile.
   */
  private boolean isSameFile() {
    try {
      return Objects.equals(key, key(file));
    } catch (IOException e) {
      return false;
    }
  }

  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class).fileKey();
  }

  private void closeQuietly() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // The lock ends with the process at the latest.
    }
    channel = null;
    held = null;
  }

  @Override
  public void close() {
    closeQuietly();
  }
}
