package dev.errdict.bot.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Handles SIGTERM and SIGINT before the JVM's shutdown begins: a shutdown hook would run together
 * with the database's own hook, which closes the database during lookups. This needs {@code
 * sun.misc.Signal} (module jdk.unsupported), which is used by reflection to compile without a
 * warning.
 */
public final class StopSignal {
  private static final Logger LOG = Logger.getLogger(StopSignal.class.getName());
  private static final Duration PATIENCE = Duration.ofMillis(4800);
  private static final String[] SIGNALS = {"TERM", "INT"};

  private StopSignal() {}

  /**
   * From now on a signal does not end the JVM at once, but five seconds later if the process still
   * runs.
   *
   * @return completed by the first signal
   */
  public static CompletableFuture<Void> listen() {
    CompletableFuture<Void> stop = new CompletableFuture<>();
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              StopSignal.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                stop.complete(null);
                endLater();
                return null;
              });
      for (String name : SIGNALS) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
      }
    } catch (ReflectiveOperationException e) {
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      LOG.log(Level.FINE, "signals end the process at once", cause);
    }
    return stop;
  }

  private static void endLater() {
    Thread.ofPlatform()
        .daemon()
        .name("errdict-stop")
        .start(
            () -> {
              try {
                Thread.sleep(PATIENCE);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(ExitCode.DONE.status());
            });
  }
}
