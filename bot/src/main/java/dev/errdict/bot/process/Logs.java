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

/** One line for each thing worth saying, on standard error. */
public final class Logs {
  private static final String CONFIGURED = "java.util.logging.config.file";

  /** What libraries say about themselves at start. Kept here, since JUL holds loggers weakly. */
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

  /** It warns that the vector module is off, which the JVM would announce at each start. */
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization");

  /**
   * JDA quotes a whole event, words of people included, in the lines below the first when it does
   * not understand it.
   */
  private static final Logger QUOTING =
      Logger.getLogger("net.dv8tion.jda.internal.requests.WebSocketClient");

  private Logs() {}

  /** Must run before anything logs; leaves what the operator has configured as it is. */
  public static void configure() {
    QUOTING.setFilter(Logs::withoutQuotes);
    if (System.getProperty(CONFIGURED) != null) {
      return;
    }
    CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
    VECTORS.setLevel(Level.SEVERE);
    format(false);
  }

  /**
   * Takes format and level from the settings. Below "info" only errdict itself is logged: libraries
   * then quote what people write.
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
