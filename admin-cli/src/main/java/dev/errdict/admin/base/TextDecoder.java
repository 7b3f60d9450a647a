package dev.errdict.admin.base;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Reads bytes as text: in the charset asked for, else by the byte-order mark (Unicode 16, 23.8),
 * else as UTF-8, else by {@link CharsetGuess}. Malformed bytes are an error instead of being
 * replaced.
 */
public final class TextDecoder {
  /** A byte-order mark of a charset. */
  private record Mark(Charset charset, int... bytes) {
    boolean starts(byte[] head, int length) {
      if (length < bytes.length) {
        return false;
      }
      for (int i = 0; i < bytes.length; i++) {
        if ((head[i] & 0xFF) != bytes[i]) {
          return false;
        }
      }
      return true;
    }
  }

  private static final Mark[] MARKS = {
    new Mark(UTF_8, 0xEF, 0xBB, 0xBF),
    new Mark(UTF_16LE, 0xFF, 0xFE),
    new Mark(UTF_16BE, 0xFE, 0xFF)
  };

  /** More than the characters that an import takes, whatever the charset. */
  private static final int MOST_BYTES = 1 << 30;

  private TextDecoder() {}

  /**
   * Decoded text.
   *
   * @param guessed the charset, if it was detected and is not UTF-8
   */
  public record Decoded(Reader reader, Optional<Charset> guessed) {}

  /** Reads all bytes; the reader does not need the stream afterwards. */
  public static Decoded decode(InputStream bytes, Optional<Charset> asked) throws IOException {
    byte[] all = bytes.readNBytes(MOST_BYTES);
    Charset charset = asked.orElse(UTF_8);
    int skipped = 0;
    boolean marked = false;
    for (Mark mark : MARKS) {
      if (mark.starts(all, all.length) && asked.map(mark.charset::equals).orElse(true)) {
        charset = mark.charset;
        skipped = mark.bytes.length;
        marked = true;
        break;
      }
    }
    Optional<Charset> guessed =
        asked.isPresent() || marked ? Optional.empty() : CharsetGuess.of(all);
    return new Decoded(
        new InputStreamReader(
            new ByteArrayInputStream(all, skipped, all.length - skipped),
            guessed.orElse(charset).newDecoder()),
        guessed);
  }
}
