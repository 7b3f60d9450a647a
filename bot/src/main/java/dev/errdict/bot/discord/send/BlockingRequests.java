package dev.errdict.bot.discord.send;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.restaction.MessageCreateAction;

/** Blocking requests, each with a deadline. Never call them on JDA's threads. */
public final class BlockingRequests {
  /** The pause before a second attempt. */
  private final Duration pause;

  public BlockingRequests(Duration pause) {
    this.pause = pause;
  }

  /**
   * The result of a request, which must not be empty.
   *
   * @param action creates the request; may throw JDA's exceptions
   */
  public <T> T get(Supplier<? extends RestAction<T>> action, Duration deadline)
      throws RequestFailure {
    return await(begin(action), deadline);
  }

  /** Makes a request and ignores its result. */
  public void run(Supplier<? extends RestAction<?>> action, Duration deadline)
      throws RequestFailure {
    get(() -> action.get().map(done -> true), deadline);
  }

  /**
   * Sends a message; repeats it once when Discord has a problem.
   *
   * @param nonce with which Discord accepts only one message
   */
  public Message send(Supplier<MessageCreateAction> message, Duration deadline, String nonce)
      throws RequestFailure {
    return insist(() -> message.get().setNonce(nonce), deadline);
  }

  /** Makes a request; repeats it once when Discord has a problem, so it must be idempotent. */
  <T> T insist(Supplier<? extends RestAction<T>> action, Duration deadline) throws RequestFailure {
    try {
      return get(action, deadline);
    } catch (RequestFailure failure) {
      if (failure.kind() != RequestFailure.Kind.UNREACHABLE) {
        throw failure;
      }
      sleep();
      return get(action, deadline);
    }
  }

  private void sleep() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> CompletableFuture<T> begin(Supplier<? extends RestAction<T>> action)
      throws RequestFailure {
    try {
      return action.get().submit();
    } catch (RuntimeException e) {
      throw RequestFailure.of(e);
    }
  }

  private static <T> T await(CompletableFuture<T> begun, Duration deadline) throws RequestFailure {
    try {
      return begun.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RequestFailure.of(e);
    } catch (TimeoutException e) {
      begun.cancel(true);
      throw RequestFailure.of(e);
    } catch (ExecutionException e) {
      throw RequestFailure.of(e);
    }
  }
}
