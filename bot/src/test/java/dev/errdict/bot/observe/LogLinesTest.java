package dev.errdict.bot.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLinesTest {
  @Test
  void an_event_of_several_lines_is_one_line_of_text() {
    String line = new LogLines(false).format(incident());

    assertTrue(line.endsWith(" WARN a lookup failed, id 1a2b | at there | at here\n"), line);
    assertEquals(1, line.lines().count());
  }

  @Test
  void json_has_the_incident_as_a_field_and_stays_json_whatever_the_message_has() throws Exception {
    LogRecord record = incident();
    record.setMessage("{0}, id {1}: \"quoted\\\" \u0001 令 \ud800\n{2}");

    JsonNode line = new ObjectMapper().readTree(new LogLines(true).format(record));

    assertEquals("1a2b", line.path("incident").asText());
    assertEquals("warn", line.path("level").asText());
    assertEquals("dev.errdict.x", line.path("logger").asText());
    assertTrue(
        line.path("message").asText().startsWith("a lookup, id 1a2b: \"quoted\\\" \u0001 令"));
  }

  @Test
  void the_message_of_an_exception_is_not_logged_since_it_may_quote_people() {
    LogRecord record = incident();
    record.setThrown(new IllegalStateException("hunter2", new RuntimeException("hunter3")));

    String line = new LogLines(false).format(record);

    assertTrue(line.contains("java.lang.IllegalStateException | at "), line);
    assertTrue(line.contains("java.lang.RuntimeException"), line);
    assertFalse(line.contains("hunter"), line);
  }

  private static LogRecord incident() {
    LogRecord record = new LogRecord(Level.WARNING, "{0} failed, id {1}\n{2}");
    record.setLoggerName("dev.errdict.x");
    record.setParameters(
        new Object[] {"a lookup", new IncidentId("1a2b"), "  at there\n  at here"});
    return record;
  }
}
