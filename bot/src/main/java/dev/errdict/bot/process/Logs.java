package dev.errdict.bot.process;

import dev.errdict.bot.config.Setting;
import dev.errdict.bot.config.Settings;
import dev.errdict.bot.observe.LogLines;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Logging to standard error, one line per record. */
public final class Logs {
  private static final String CONFIGURED = "java.util.logging.config.file";

  /**
   * Libraries that log about themselves at start. Referenced here, since JUL holds loggers weakly.
   */
  private static final List<Logger> CHATTY =
      List.of(
          Logger.getLogger("org.flywaydb"),
          Logger.getLogger("org.jooq"),
          Logger.getLogger("org.apache.lucene"));

  private static final Map<String, Level> LEVELS =
      Map.of(
          "error", Level.SEVERE,
          "warn", Level.WARNING,
          "info", Level.INFO,
          "debug", Level.FINE,
          "trace", Level.FINEST);

  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger OURS = Logger.getLogger("dev.errdict");

  /**
   * Loggers whose warnings are about choices of ours: Lucene's about the vector module, which is
   * off since the JVM would print a warning for it, and jOOQ's about releases of PostgreSQL that
   * are older than its dialect, with each of which the store is tested.
   */
  private static final List<Logger> EXPECTED_WARNINGS =
      List.of(
          Logger.getLogger("org.apache.lucene.internal.vectorization"),
          Logger.getLogger("org.jooq.impl.DefaultExecuteContext.logVersionSupport"));

  /** JDA logs a whole event, with user input, after the first line when it cannot parse it. */
  private static final Logger QUOTING =
      Logger.getLogger("net.dv8tion.jda.internal.requests.WebSocketClient");

  private Logs() {}

  /** Must run before anything logs; does not change the operator's logging configuration. */
  public static void configure() {
    QUOTING.setFilter(Logs::withoutQuotes);
    if (System.getProperty(CONFIGURED) != null) {
      return;
    }
    CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
    EXPECTED_WARNINGS.forEach(logger -> logger.setLevel(Level.SEVERE));
    format(false);
  }

  /**
   * Takes format and level from the settings. Below "info" only errdict itself logs, since
   * libraries would log user input.
   */
  public static void configure(Settings settings) {
    if (System.getProperty(CONFIGURED) != null) {
      return;
    }
    format(settings.choice(Setting.LOG_FORMAT, "text").equals("json"));
    Level level = LEVELS.getOrDefault(settings.choice(Setting.LOG_LEVEL, "info"), Level.INFO);
    if (level.intValue() < Level.INFO.intValue()) {
      OURS.setLevel(level);
    } else {
      ROOT.setLevel(level);
      CHATTY.stream()
          .filter(logger -> level.intValue() > Level.WARNING.intValue())
          .forEach(logger -> logger.setLevel(level));
    }
  }

  private static void format(boolean json) {
    for (Handler handler : ROOT.getHandlers()) {
      handler.setFormatter(new LogLines(json));
      handler.setLevel(Level.ALL); // the loggers decide
    }
  }

  private static boolean withoutQuotes(LogRecord line) {
    String message = line.getMessage();
    int end = message == null ? -1 : message.indexOf('\n');
    if (end >= 0) {
      line.setMessage(message.substring(0, end));
      line.setThrown(null);
    }
    return true;
  }
}
