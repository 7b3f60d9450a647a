package dev.errdict.bot.discord;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.restaction.MessageCreateAction;

/**
 * Requests that are waited for. Each has a deadline of its own, whatever JDA does. Blocks; never
 * for JDA's own threads.
 */
final class Requests {
  /** Before a message is tried a second time. */
  private final Duration pause;

  Requests(Duration pause) {
    this.pause = pause;
  }

  /**
   * The result of a request, which must not be empty.
   *
   * @param action makes the request; may throw what JDA throws before it asks Discord
   */
  <T> T get(Supplier<? extends RestAction<T>> action, Duration deadline) throws RequestFailure {
    return await(begin(action), deadline);
  }

  /** Makes a request whose result is of no interest. */
  void run(Supplier<? extends RestAction<?>> action, Duration deadline) throws RequestFailure {
    get(() -> action.get().map(done -> true), deadline);
  }

  /**
   * Sends a message; once more when Discord is in trouble.
   *
   * @param nonce for which Discord takes one message only
   */
  Message send(Supplier<MessageCreateAction> message, Duration deadline, String nonce)
      throws RequestFailure {
    return insist(() -> message.get().setNonce(nonce), deadline);
  }

  /**
   * Makes a request; once more when Discord is in trouble, so it must be one that does the same
   * when it is made twice.
   */
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
