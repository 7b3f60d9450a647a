package dev.errdict.bot.discord.connect;

import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.discord.send.BlockingRequests;
import dev.errdict.bot.discord.send.RequestFailure;
import java.time.Duration;
import java.util.List;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;

/**
 * Registers the commands. Nothing is sent if Discord has them already, so that frequent starts use
 * no rate limit.
 */
public final class Registration {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final BlockingRequests requests;
  private final Incidents incidents;
  private final AccessRules access;

  public Registration(BlockingRequests requests, Incidents incidents, AccessRules access) {
    this.access = access;
    this.requests = requests;
    this.incidents = incidents;
  }

  /** Tries once; blocks. Returns whether Discord has the commands. */
  public boolean register(JDA jda) {
    try {
      List<CommandData> wanted = CommandList.all(access);
      if (!isRegistered(jda, wanted)) {
        requests.run(() -> jda.updateCommands().addCommands(wanted), PATIENCE);
      }
      return true;
    } catch (RequestFailure failure) {
      failure.report(incidents, "registering the commands");
      return false;
    }
  }

  private boolean isRegistered(JDA jda, List<CommandData> wanted) {
    try {
      List<CommandData> registered =
          requests.get(() -> jda.retrieveCommands(true), PATIENCE).stream()
              .map(CommandData::fromCommand)
              .toList();
      return CommandList.isSame(wanted, registered);
    } catch (RequestFailure | RuntimeException e) {
      // They are sent again, which is harmless.
      return false;
    }
  }

  /** Retries in the background until it succeeds or JDA ends. */
  public void keepTrying(JDA jda) {
    Thread.ofVirtual()
        .name("errdict-registration")
        .start(
            () -> {
              Duration pause = FIRST_PAUSE;
              try {
                do {
                  Thread.sleep(pause);
                  pause = pause.multipliedBy(2);
                  pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
                } while (jda.getStatus() != JDA.Status.SHUTDOWN && !register(jda));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
