package dev.errdict.bot.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogsTest {
  private static final Logger ROOT = Logger.getLogger("");

  @Test
  void what_jda_quotes_of_an_event_is_not_logged() {
    Logs.configure();
    List<LogRecord> lines = new ArrayList<>();
    Logger logger = Logger.getLogger("net.dv8tion.jda.internal.requests.WebSocketClient");
    Handler handler = recorder(lines);
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
    try {
      logger.log(
          Level.SEVERE,
          "Got an unexpected error.\n\tMESSAGE_CREATE -> {\"content\":\"hunter2\"}",
          new IllegalStateException("hunter2"));
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }

    assertEquals("Got an unexpected error.", lines.getFirst().getMessage());
    assertNull(lines.getFirst().getThrown());
  }

  @ParameterizedTest
  @CsvSource({
    "error, SEVERE, SEVERE, SEVERE",
    "warn, WARNING, WARNING, WARNING",
    "info, INFO, INFO, WARNING",
    // Libraries would log user input.
    "debug, FINE, INFO, WARNING",
    "trace, FINEST, INFO, WARNING"
  })
  void below_info_only_errdict_logs_more(String name, String ours, String others, String chatty) {
    configured(Map.of("ERRDICT_LOG_LEVEL", name));

    assertEquals(Level.parse(ours), level("dev.errdict.bot.Main"));
    assertEquals(Level.parse(others), level("net.dv8tion.jda"));
    assertEquals(Level.parse(chatty), level("org.flywaydb.core"));
  }

  @Test
  void the_format_is_text_unless_it_is_set() {
    LogRecord line = new LogRecord(Level.INFO, "started");

    configured(Map.of());
    assertTrue(lines(line).endsWith(" INFO started\n"), lines(line));

    configured(Map.of("ERRDICT_LOG_FORMAT", "json"));
    assertTrue(lines(line).endsWith("\"message\":\"started\"}\n"), lines(line));
  }

  private static void configured(Map<String, String> environment) {
    for (String name : List.of("dev.errdict", "org.flywaydb", "org.jooq", "org.apache.lucene")) {
      Logger.getLogger(name).setLevel(null);
    }
    ROOT.setLevel(Level.INFO);
    Logs.configure();
    Logs.configure(Settings.of(Map.of(), environment));
  }

  /** The level that applies to a logger. */
  private static Level level(String name) {
    for (Logger logger = Logger.getLogger(name); logger != null; logger = logger.getParent()) {
      if (logger.getLevel() != null) {
        return logger.getLevel();
      }
    }
    throw new IllegalStateException(name);
  }

  private static String lines(LogRecord line) {
    return ROOT.getHandlers()[0].getFormatter().format(line);
  }

  @AfterAll
  static void restore() {
    configured(Map.of());
  }

  private static Handler recorder(List<LogRecord> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        lines.add(line);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
