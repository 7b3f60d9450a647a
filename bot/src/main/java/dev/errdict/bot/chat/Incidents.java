package dev.errdict.bot.chat;

import dev.errdict.bot.observe.IncidentId;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Failures that a user sees: each is logged once with a short id, which is shown to the user. An
 * exception's message may contain user input, so only types and stack frames are logged.
 */
public final class Incidents {
  private static final Logger LOG = Logger.getLogger(Incidents.class.getName());

  private final Supplier<String> ids;

  public Incidents(Supplier<String> ids) {
    this.ids = ids;
  }

  /**
   * Logs a failure.
   *
   * @param where a short description of what failed, without user input
   * @return its id
   */
  public String report(String where, Throwable failure) {
    String id = ids.get();
    LOG.log(
        Level.WARNING,
        "{0} failed, id {1}\n{2}",
        new Object[] {where, new IncidentId(id), describe(failure)});
    return id;
  }

  private static String describe(Throwable failure) {
    StringBuilder description = new StringBuilder();
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth < 5; cause = cause.getCause()) {
      description.append(depth++ == 0 ? "" : "caused by ").append(cause.getClass().getName());
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(frames.length, 20); i++) {
        description.append("\n    at ").append(frames[i]);
      }
      description.append('\n');
    }
    return description.toString().stripTrailing();
  }
}
