package dev.errdict.bot.observe;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

/**
 * Log records as lines of text or JSON: one line for each, with line breaks in messages replaced.
 */
public final class LogLines extends Formatter {
  private static final String LINE_BREAK = " | ";

  private final boolean json;

  /**
   * @param json whether lines are JSON objects (RFC 8259)
   */
  public LogLines(boolean json) {
    this.json = json;
  }

  @Override
  public String format(LogRecord record) {
    String time =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            record.getInstant().truncatedTo(ChronoUnit.MILLIS).atZone(ZoneId.systemDefault()));
    String level = level(record.getLevel());
    String message = oneLine(formatMessage(record)) + thrown(record);
    return json
        ? "{"
            + field("time", time)
            + ","
            + field("level", level)
            + ","
            + field("logger", Optional.ofNullable(record.getLoggerName()).orElse(""))
            + incident(record).map(id -> "," + field("incident", id)).orElse("")
            + ","
            + field("message", message)
            + "}\n"
        : time + " " + level.toUpperCase(Locale.ROOT) + " " + message + "\n";
  }

  private static String level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "warn";
    }
    if (level.intValue() >= Level.INFO.intValue()) {
      return "info";
    }
    return level.intValue() >= Level.FINE.intValue() ? "debug" : "trace";
  }

  private static Optional<String> incident(LogRecord record) {
    return Stream.ofNullable(record.getParameters())
        .flatMap(Arrays::stream)
        .filter(IncidentId.class::isInstance)
        .map(Object::toString)
        .findFirst();
  }

  /**
   * The types and stack frames of an exception, without its message, which may contain user input.
   */
  private static String thrown(LogRecord record) {
    StringBuilder line = new StringBuilder();
    int depth = 0;
    for (Throwable cause = record.getThrown();
        cause != null && depth < 5;
        cause = cause.getCause()) {
      line.append(LINE_BREAK).append(cause.getClass().getName());
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(frames.length, 20); i++) {
        line.append(LINE_BREAK).append("at ").append(frames[i]);
      }
      depth++;
    }
    return line.toString();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", LINE_BREAK);
  }

  private static String field(String name, String value) {
    StringBuilder field = new StringBuilder("\"").append(name).append("\":\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        field.append('\\').append(c);
      } else if (c < 0x20 || Character.isSurrogate(c)) {
        field.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        field.append(c);
      }
    }
    return field.append('"').toString();
  }
}
