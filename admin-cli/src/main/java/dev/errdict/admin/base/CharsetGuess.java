package dev.errdict.admin.base;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Optional;

/** Detects the encoding of text that has no byte-order mark and is not UTF-8. */
final class CharsetGuess {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private CharsetGuess() {}

  /** The encoding; empty for UTF-8 and when it cannot be detected. */
  static Optional<Charset> of(byte[] text) {
    Optional<Charset> wide = wide(text);
    if (wide.isPresent() || isText(text, UTF_8)) {
      return wide;
    }
    return isMostlyGb2312(text) && isText(text, GB18030) ? Optional.of(GB18030) : Optional.empty();
  }

  /** Every other byte of Latin letters is zero in UTF-16. */
  private static Optional<Charset> wide(byte[] text) {
    int[] zeros = new int[2];
    int looked = Math.min(text.length, 256) & ~1;
    for (int i = 0; i < looked; i++) {
      zeros[i & 1] += text[i] == 0 ? 1 : 0;
    }
    boolean many = looked >= 4 && zeros[0] + zeros[1] > looked / 8;
    return !many ? Optional.empty() : Optional.of(zeros[1] > zeros[0] ? UTF_16LE : UTF_16BE);
  }

  /**
   * Both bytes of the Chinese characters in common use are 0xA1 or above (GB 2312-1980); in Latin
   * text two such bytes seldom meet.
   */
  private static boolean isMostlyGb2312(byte[] text) {
    int pairs = 0;
    int others = 0;
    int at = 0;
    while (at < text.length) {
      int here = text[at] & 0xFF;
      if (here < 0x80) {
        at++;
        continue;
      }
      int next = at + 1 < text.length ? text[at + 1] & 0xFF : 0;
      if (here >= 0xA1 && next >= 0xA1) {
        pairs++;
      } else {
        others++;
      }
      at += 2;
    }
    return pairs > 4 * others;
  }

  private static boolean isText(byte[] text, Charset charset) {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(text);
    CharBuffer out = CharBuffer.allocate(8192);
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    return !result.isError();
  }
}
