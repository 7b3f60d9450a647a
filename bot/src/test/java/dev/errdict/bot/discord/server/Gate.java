package dev.errdict.bot.discord.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where a request waits for the test, and the test for the request. */
public final class Gate {
  private static final long PATIENCE_S = 20;

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  /** Waits until a request stands before the gate. */
  public void awaitReached() {
    try {
      if (!reached.await(PATIENCE_S, TimeUnit.SECONDS)) {
        throw new AssertionError("no request has come to the gate");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public void open() {
    open.countDown();
  }

  void pass() throws InterruptedException {
    reached.countDown();
    open.await();
  }
}
