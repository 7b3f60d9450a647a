package dev.errdict.bot.discord.send;

import dev.errdict.bot.observe.Measurements;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bounded queues of jobs, one per lane: each lane with jobs has a virtual thread, so that a lane's
 * jobs run in order and lanes do not wait for each other. Jobs over the limits are rejected. Safe
 * for use by several threads.
 */
public final class ChannelQueues {
  private final int most;
  private final int mostInLane;
  private final Measurements measurements;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Map<Long, Queue<Job>> lanes = new HashMap<>();
  private int waiting;
  private boolean closed;

  /**
   * @param since the time it was queued, by {@link System#nanoTime}
   */
  private record Job(Runnable work, long since) {}

  /**
   * @param most the largest number of jobs waiting or running in all lanes together
   */
  public ChannelQueues(int most, int mostInLane, Measurements measurements) {
    this.most = most;
    this.mostInLane = mostInLane;
    this.measurements = measurements;
    measurements.queue(this::size);
  }

  /**
   * Queues a job.
   *
   * @param work must not throw
   * @return whether it was accepted; false when a limit is reached or the queues are closed
   */
  public boolean offer(long lane, Runnable work) {
    Job job = new Job(work, System.nanoTime());
    lock.lock();
    try {
      Queue<Job> queue = lanes.get(lane);
      if (closed || waiting >= most || (queue != null && queue.size() >= mostInLane)) {
        measurements.shed();
        return false;
      }
      waiting++;
      if (queue != null) {
        queue.add(job);
        return true;
      }
      Queue<Job> opened = new ArrayDeque<>();
      opened.add(job);
      lanes.put(lane, opened);
      Thread.ofVirtual().name("errdict-desk").start(() -> work(lane, opened));
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void work(long lane, Queue<Job> queue) {
    while (true) {
      Job job;
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
        job.work().run();
      } finally {
        measurements.handled(Duration.ofNanos(System.nanoTime() - job.since()));
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

  /** Accepts no more jobs, and waits for the queued ones. */
  public void drain(Duration patience) {
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

  /** Counts a job that was queued but is too old to run. */
  public void dropped() {
    measurements.shed();
  }

  /** The number of jobs waiting or running. */
  int size() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }
}
