package dev.errdict.admin.exchange;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Reads bytes as text: in the charset asked for, else by the byte-order mark (Unicode 16, 23.8),
 * else as UTF-8. Bytes that are none of its text fail instead of being mended.
 */
final class SourceFile {
  /** A mark that tells a charset, and that is no text. */
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

  private static final int LONGEST_MARK = 3;

  private SourceFile() {}

  static Reader reader(InputStream bytes, Optional<Charset> asked) throws IOException {
    PushbackInputStream in = new PushbackInputStream(bytes, LONGEST_MARK);
    byte[] head = in.readNBytes(LONGEST_MARK);
    Charset charset = asked.orElse(UTF_8);
    int skipped = 0;
    for (Mark mark : MARKS) {
      if (mark.starts(head, head.length) && asked.map(mark.charset::equals).orElse(true)) {
        charset = mark.charset;
        skipped = mark.bytes.length;
        break;
      }
    }
    in.unread(head, skipped, head.length - skipped);
    return new InputStreamReader(in, charset.newDecoder());
  }
}
