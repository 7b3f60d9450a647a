package dev.errdict.bot;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** One line for each thing worth saying, on standard error. */
final class Logs {
  private static final String FORMAT = "java.util.logging.SimpleFormatter.format";
  private static final String CONFIGURED = "java.util.logging.config.file";

  /** What libraries say about themselves at start. Kept here, since JUL holds loggers weakly. */
  private static final List<Logger> CHATTY =
      List.of(
          Logger.getLogger("org.flywaydb"),
          Logger.getLogger("org.jooq"),
          Logger.getLogger("org.apache.lucene"));

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
  static void configure() {
    QUOTING.setFilter(Logs::withoutQuotes);
    if (System.getProperty(CONFIGURED) != null) {
      return;
    }
    if (System.getProperty(FORMAT) == null) {
      System.setProperty(FORMAT, "%1$tFT%1$tT%1$tz %4$s %5$s%6$s%n");
    }
    CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
    VECTORS.setLevel(Level.SEVERE);
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
