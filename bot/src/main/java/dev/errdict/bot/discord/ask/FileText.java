package dev.errdict.bot.discord.ask;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decodes the text of a file; the encoding is detected from the bytes: UTF-8, UTF-16, or GB18030,
 * which logs on Chinese Windows use.
 */
final class FileText {
  /**
   * The characters that are kept of a longer text: its beginning and its end, where logs report
   * failures.
   */
  private static final int MOST = 90_000;

  private static final int HEAD = 30_000;

  private FileText() {}

  /** The text; empty when the bytes are not text. */
  static Optional<String> of(byte[] bytes) {
    return decoded(bytes).filter(FileText::isText).map(FileText::bounded);
  }

  private static Optional<String> decoded(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return decoded(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return decoded(bytes, 2, StandardCharsets.UTF_16BE);
    }
    int mark = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    return decoded(bytes, mark, StandardCharsets.UTF_8)
        .or(() -> decoded(bytes, 0, Charset.forName("GB18030")));
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    return bytes.length >= mark.length
        && Arrays.equals(
            Arrays.stream(mark).toArray(),
            java.util.stream.IntStream.range(0, mark.length).map(i -> bytes[i] & 0xFF).toArray());
  }

  private static Optional<String> decoded(byte[] bytes, int from, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Text has no control characters other than white space and terminal colours. */
  private static boolean isText(String text) {
    return !text.isBlank()
        && text.chars()
            .allMatch(
                unit ->
                    !Character.isISOControl(unit)
                        || unit == '\n'
                        || unit == '\r'
                        || unit == '\t'
                        || unit == '\f'
                        || unit == '\b'
                        || unit == 0x1B);
  }

  private static String bounded(String text) {
    return text.length() <= MOST
        ? text
        : String.join(
            "\n", List.of(text.substring(0, HEAD), text.substring(text.length() - (MOST - HEAD))));
  }
}
