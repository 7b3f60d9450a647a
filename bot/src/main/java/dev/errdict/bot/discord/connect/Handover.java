package dev.errdict.bot.discord.connect;

import dev.errdict.db.rows.Database;
import dev.errdict.db.store.Turns;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has one of the processes with the same shards answer while the others stand by, so that a process
 * can be replaced without a gap. Discord sends each event to all of them. The one that ends its
 * turn notes the last question that it answers. Discord's ids grow with time, so the next one
 * answers the later questions, of which it has kept the latest.
 *
 * <p>Without other processes, or while the database cannot be reached, a process answers at once.
 * Safe for use by several threads.
 */
public final class Handover implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Handover.class.getName());
  private static final Duration LOOK = Duration.ofMillis(200);

  /** How often the one that has the turn makes sure of it. */
  private static final Duration LOOK_AT_MINE = Duration.ofMillis(500);

  /** A question older than this has been answered or will not be. */
  private static final Duration LONGEST_KEPT = Duration.ofSeconds(10);

  private static final int MOST_KEPT = 2000;

  /** After SIGTERM there are five seconds for everything. */
  private static final Duration NOTING = Duration.ofSeconds(1);

  /** Questions from before the end of the turn may still arrive. */
  private static final Duration LINGER = Duration.ofMillis(300);

  private enum State {
    STANDING_BY,
    ANSWERING,
    LEAVING
  }

  private record Kept(long id, long nanos, Runnable handling) {}

  private final Turns turns;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Deque<Kept> kept = new ArrayDeque<>();
  private volatile String name = "";
  private volatile Optional<Database.Turn> turn = Optional.empty();
  private State state;

  /** The highest id of a question that this process has answered. */
  private long last;

  /** The highest id of a question that the former process has answered. */
  private long former;

  /** When another process had the turn; empty until then. */
  private Optional<Long> takenAt = Optional.empty();

  public Handover(Turns turns) {
    this.turns = turns;
    this.state = turns.exist() ? State.STANDING_BY : State.ANSWERING;
  }

  /**
   * Waits for the turn from now on; later calls do nothing.
   *
   * @param shards what the processes have in common: the bot's id and the shards
   */
  public synchronized void begin(String shards) {
    if (turns.exist() && name.isEmpty()) {
      name = "answer " + shards;
      Thread.ofVirtual().name("errdict-handover").start(this::run);
    }
  }

  /**
   * Handles a question in this process's turn; keeps it for a while when that may come.
   *
   * @param id of the message or interaction, which Discord gives in the order of time
   */
  void take(long id, Runnable handling) {
    synchronized (this) {
      switch (state) {
        case STANDING_BY -> {
          keep(new Kept(id, System.nanoTime(), handling));
          return;
        }
        case ANSWERING -> {
          if (id <= former) {
            return;
          }
          last = Math.max(last, id);
        }
        case LEAVING -> {
          if (id > last) {
            return;
          }
        }
      }
    }
    handling.run();
  }

  /** Whether this process handles what is no question, such as the change of one. */
  synchronized boolean isAnswering() {
    return state != State.STANDING_BY;
  }

  private void keep(Kept question) {
    kept.add(question);
    while (kept.size() > MOST_KEPT
        || question.nanos() - kept.element().nanos() > LONGEST_KEPT.toNanos()) {
      kept.remove();
    }
  }

  private void run() {
    try {
      while (!closed.await(
          (turn.isPresent() ? LOOK_AT_MINE : LOOK).toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      if (turn.isPresent()) {
        if (turn.get().isHeld()) {
          return;
        }
        turn.get().close();
        turn = Optional.empty();
      }
      if (turns.isTaken(name)) {
        standBy();
        return;
      }
      turn = turns.poll(name);
      if (turn.isEmpty()) {
        standBy(); // another one was quicker
      } else if (closed.getCount() == 0) {
        turn.get().close();
      } else {
        answer(note());
      }
    } catch (RuntimeException | Error e) {
      Level level = e instanceof Error ? Level.WARNING : Level.FINE;
      LOG.log(level, "the database cannot say whose turn it is", e);
      answerAlone();
    }
  }

  /** What the former process has answered; empty also where it cannot be taken away. */
  private Optional<Long> note() {
    try {
      return turns.takeNote(name).map(Long::valueOf);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "what the former process has answered cannot be read", e);
      return Optional.empty();
    }
  }

  private synchronized void standBy() {
    if (takenAt.isEmpty() || state == State.ANSWERING) {
      LOG.info("another process answers for these shards; this one stands by until that one ends");
    }
    if (state == State.ANSWERING) {
      state = State.STANDING_BY;
    }
    takenAt = Optional.of(System.nanoTime());
  }

  /**
   * The database cannot be reached: whoever knows of no other process answers, and whoever knows of
   * one trusts that it does.
   */
  private void answerAlone() {
    synchronized (this) {
      if (takenAt.isPresent()) {
        takenAt = Optional.of(System.nanoTime());
        return;
      }
    }
    answer(Optional.empty());
  }

  /**
   * Begins to answer, with what was kept.
   *
   * @param note what the former process has answered; empty when there was none, or it was killed
   */
  private void answer(Optional<Long> note) {
    List<Kept> open = new ArrayList<>();
    synchronized (this) {
      if (state != State.STANDING_BY) {
        return;
      }
      former = note.orElse(0L);
      last = Math.max(last, former);
      for (Kept question : kept) {
        if (note.isPresent() ? question.id() > former : isSinceTaken(question)) {
          last = Math.max(last, question.id());
          open.add(question);
        }
      }
      kept.clear();
      state = State.ANSWERING;
      takenAt.ifPresent(since -> LOG.info("the other process has ended; this one answers now"));
    }
    open.forEach(question -> question.handling().run());
  }

  /** Whether a killed process can hardly have answered it. */
  private boolean isSinceTaken(Kept question) {
    return takenAt.isEmpty() || question.nanos() - takenAt.get() > 0;
  }

  /** Ends the turn; returns when no question from before it is likely to arrive any more. */
  @Override
  public void close() {
    closed.countDown();
    long noted;
    synchronized (this) {
      if (turn.isEmpty() || state != State.ANSWERING) {
        return;
      }
      state = State.LEAVING;
      noted = last;
    }
    try {
      CompletableFuture.runAsync(() -> turns.leave(name, Long.toString(noted)))
          .get(NOTING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.WARNING, "the next process does not learn what this one has answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    turn.ifPresent(Database.Turn::close);
    try {
      Thread.sleep(LINGER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
