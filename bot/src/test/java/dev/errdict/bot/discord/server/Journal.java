package dev.errdict.bot.discord.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What happened, in order, for a test to wait for. Thread-safe. */
final class Journal<T> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final List<T> all = new ArrayList<>();
  private final List<T> untaken = new ArrayList<>();

  void add(T item) {
    lock.lock();
    try {
      all.add(item);
      untaken.add(item);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<T> all() {
    lock.lock();
    try {
      return List.copyOf(all);
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      all.clear();
      untaken.clear();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the earliest item that matches and has not been taken yet, waiting for it if needed.
   *
   * @throws AssertionError if none came in time; it names what came instead
   */
  T take(Predicate<? super T> wanted, Duration patience, String description) {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (true) {
        for (Iterator<T> items = untaken.iterator(); items.hasNext(); ) {
          T item = items.next();
          if (wanted.test(item)) {
            items.remove();
            return item;
          }
        }
        if (left <= 0) {
          throw new AssertionError(
              "no " + description + " within " + patience + "; not taken so far: " + untaken);
        }
        left = grown.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + description, e);
    } finally {
      lock.unlock();
    }
  }
}
