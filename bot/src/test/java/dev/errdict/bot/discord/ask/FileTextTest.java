package dev.errdict.bot.discord.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileTextTest {
  private static final String TEXT = "错误码 9101\tfailed\n";

  @Test
  void text_is_read_in_the_encodings_that_logs_have() {
    assertEquals(Optional.of(TEXT), FileText.of(TEXT.getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        Optional.of(TEXT), FileText.of(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        Optional.of(TEXT), FileText.of(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE)));
    assertEquals(
        Optional.of(TEXT), FileText.of(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16BE)));
    assertEquals(Optional.of(TEXT), FileText.of(TEXT.getBytes(Charset.forName("GB18030"))));
  }

  @Test
  void colours_of_a_terminal_are_text_and_other_control_characters_are_not() {
    assertTrue(
        FileText.of("\u001B[31mERROR\u001B[0m".getBytes(StandardCharsets.UTF_8)).isPresent());
    assertFalse(FileText.of(new byte[] {'a', 0, 'b'}).isPresent());
    assertFalse(FileText.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}).isPresent());
    assertFalse(FileText.of(new byte[0]).isPresent());
  }

  @Test
  void of_a_long_log_the_beginning_and_the_end_are_kept() {
    String log = "first\n" + "x".repeat(200_000) + "\nlast";

    String kept = FileText.of(log.getBytes(StandardCharsets.UTF_8)).orElseThrow();

    assertTrue(kept.startsWith("first\n"));
    assertTrue(kept.endsWith("\nlast"));
    assertTrue(kept.length() < 100_000);
  }
}
