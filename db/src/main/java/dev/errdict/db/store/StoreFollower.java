package dev.errdict.db.store;

import dev.errdict.db.rows.Database;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Polls the stamp of a database, and calls its listeners when it has changed. One thread, started
 * with the first listener; one poll takes some ten microseconds.
 */
final class StoreFollower implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(40);

  /** The interval at which an unfinished or failed listener is called again. */
  private static final Duration AGAIN = Duration.ofMillis(160);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  /** A listener and its progress. */
  private static final class Followed {
    private final StoreListener listener;
    private String seen = "";
    private boolean due = true;
    private long next;
    private long called;
    private long pause = AGAIN.toNanos();

    Followed(StoreListener listener) {
      this.listener = listener;
    }
  }

  private final Database database;
  private final List<Followed> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean closed;

  StoreFollower(Database database) {
    this.database = database;
    this.thread = Thread.ofPlatform().daemon().name("errdict-follow").unstarted(this::run);
  }

  synchronized void add(StoreListener listener) {
    listeners.add(new Followed(listener));
    if (thread.getState() == Thread.State.NEW && !closed) {
      thread.start();
    }
  }

  private void run() {
    while (!closed) {
      String stamp = database.stamp();
      for (Followed one : listeners) {
        if (!stamp.equals(one.seen)) {
          one.seen = stamp;
          one.due = true;
          one.next = 0;
        }
        // An empty stamp means unknown: the store may be unreachable.
        if (stamp.isEmpty() && System.nanoTime() - one.called >= LONGEST_PAUSE.toNanos()) {
          one.due = true;
        }
        if (one.due && !closed && System.nanoTime() - one.next >= 0) {
          call(one);
        }
      }
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void call(Followed one) {
    one.called = System.nanoTime();
    try {
      one.due = !one.listener.changed();
      one.pause = AGAIN.toNanos();
      one.listener.worked();
    } catch (RuntimeException e) {
      failed(one, e);
    } catch (Error e) {
      // A file that was cut short, or no memory in a JVM that goes on: following must not end.
      failed(one, new IllegalStateException(e));
    }
    one.next = System.nanoTime() + one.pause;
  }

  private static void failed(Followed one, RuntimeException reason) {
    one.pause = Math.min(2 * one.pause, LONGEST_PAUSE.toNanos());
    one.listener.failed(reason);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      // Not interrupted: that would close files under the work that uses them.
      if (thread.isAlive() && !thread.join(GOODBYE)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
