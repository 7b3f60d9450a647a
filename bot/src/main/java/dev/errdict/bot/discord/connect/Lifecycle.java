package dev.errdict.bot.discord.connect;

import dev.errdict.bot.observe.Measurements;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.logging.Logger;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * Observes when one connection becomes ready and how it ends. JDA itself reconnects and resumes.
 */
public final class Lifecycle extends ListenerAdapter {
  private static final Logger LOG = Logger.getLogger(Lifecycle.class.getName());

  private final Consumer<JDA> ready;
  private final Consumer<Measurements.Gateway> state;
  private final String name;
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();

  /**
   * @param name of the connection in the log
   * @param ready called on a thread that may block
   * @param state called with each change
   */
  Lifecycle(String name, Consumer<JDA> ready, Consumer<Measurements.Gateway> state) {
    this.name = name;
    this.ready = ready;
    this.state = state;
  }

  /** Completed with the gateway's close code when JDA has shut down. */
  CompletableFuture<Integer> ended() {
    return ended;
  }

  @Override
  public void onReady(ReadyEvent event) {
    // Here, before any later loss: what follows takes as long as Discord's responses.
    state.accept(Measurements.Gateway.READY);
    Thread.ofVirtual().name("errdict-ready").start(() -> ready.accept(event.getJDA()));
  }

  @Override
  public void onSessionDisconnect(SessionDisconnectEvent event) {
    state.accept(Measurements.Gateway.LOST);
    LOG.info(() -> name + " is lost; reconnecting");
  }

  @Override
  public void onSessionResume(SessionResumeEvent event) {
    state.accept(Measurements.Gateway.RESUMED);
    LOG.info(() -> name + ": the session goes on");
  }

  /** After an invalid session JDA begins another one, without another {@code ReadyEvent}. */
  @Override
  public void onSessionRecreate(SessionRecreateEvent event) {
    state.accept(Measurements.Gateway.RESUMED);
    LOG.info(() -> name + ": there is a new session");
  }

  @Override
  public void onShutdown(ShutdownEvent event) {
    ended.complete(event.getCode());
  }
}
