package dev.errdict.bot.discord.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.observe.Measurements;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChannelQueuesTest {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<Integer> done = new CopyOnWriteArrayList<>();

  private void await() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_lanes_jobs_run_in_their_order() {
    ChannelQueues queues = new ChannelQueues(1000, 1000, Measurements.NONE);
    IntStream.range(0, 500).forEach(i -> queues.offer(1, () -> done.add(i)));

    queues.drain(Duration.ofSeconds(10));

    assertEquals(IntStream.range(0, 500).boxed().toList(), done);
  }

  @Test
  void lanes_do_not_wait_for_each_other() throws Exception {
    ChannelQueues queues = new ChannelQueues(10, 10, Measurements.NONE);
    CountDownLatch other = new CountDownLatch(1);
    queues.offer(1, this::await);

    queues.offer(2, other::countDown);

    assertTrue(other.await(10, java.util.concurrent.TimeUnit.SECONDS));
    gate.countDown();
  }

  @Test
  void what_does_not_fit_is_refused() {
    ChannelQueues queues = new ChannelQueues(4, 2, Measurements.NONE);
    assertTrue(queues.offer(1, this::await));
    assertTrue(queues.offer(1, this::await));
    assertFalse(queues.offer(1, this::await), "the lane is full");
    assertTrue(queues.offer(2, this::await));
    assertTrue(queues.offer(3, this::await));
    assertFalse(queues.offer(4, this::await), "the desk is full");

    gate.countDown();
    queues.drain(Duration.ofSeconds(10));
    assertEquals(0, queues.size());
    assertFalse(queues.offer(1, this::await), "closed");
  }
}
