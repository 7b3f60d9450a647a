package dev.errdict.bot.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LogsTest {
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
