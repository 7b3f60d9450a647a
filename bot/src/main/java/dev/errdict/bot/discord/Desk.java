package dev.errdict.bot.discord;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where work waits and is done: one virtual thread for each lane with work, so that a lane's jobs
 * run in their order and lanes do not wait for each other. What does not fit is refused. Safe for
 * use by several threads.
 */
final class Desk {
  private final int most;
  private final int mostInLane;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Map<Long, Queue<Runnable>> lanes = new HashMap<>();
  private int waiting;
  private boolean closed;

  /**
   * @param most jobs that may wait or run at once, in all lanes together
   */
  Desk(int most, int mostInLane) {
    this.most = most;
    this.mostInLane = mostInLane;
  }

  /**
   * Takes a job.
   *
   * @param job must not throw
   * @return whether it was taken; false when the desk or the lane is full, or the desk is closed
   */
  boolean offer(long lane, Runnable job) {
    lock.lock();
    try {
      Queue<Runnable> queue = lanes.get(lane);
      if (closed || waiting >= most || (queue != null && queue.size() >= mostInLane)) {
        return false;
      }
      waiting++;
      if (queue != null) {
        queue.add(job);
        return true;
      }
      Queue<Runnable> opened = new ArrayDeque<>();
      opened.add(job);
      lanes.put(lane, opened);
      Thread.ofVirtual().name("errdict-desk").start(() -> work(lane, opened));
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void work(long lane, Queue<Runnable> queue) {
    while (true) {
      Runnable job;
      lock.lock();
      try {
        job = queue.peek();
        if (job == null) {
          lanes.remove(lane);
          idle.signalAll();
          return;
        }
      } finally {
        lock.unlock();
      }
      try {
        job.run();
      } finally {
        lock.lock();
        try {
          queue.remove();
          waiting--;
        } finally {
          lock.unlock();
        }
      }
    }
  }

  /** Takes no more jobs, and waits for those that it has. */
  void drain(Duration patience) {
    long left = patience.toNanos();
    lock.lock();
    try {
      closed = true;
      while (!lanes.isEmpty() && left > 0) {
        left = idle.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** How many jobs wait or run. */
  int size() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }
}
