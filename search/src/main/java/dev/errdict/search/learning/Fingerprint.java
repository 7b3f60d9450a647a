package dev.errdict.search.learning;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.errdict.search.text.Normaliser;
import dev.errdict.search.text.Terms;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;

/** Identifies questions with the same words, regardless of order, case and inflection. */
final class Fingerprint {
  private static final int BYTES = 8;

  private Fingerprint() {}

  /**
   * @param redacted a question after redaction
   * @return 16 hexadecimal digits; empty when no word is left
   */
  static Optional<String> of(String redacted) {
    TreeSet<String> terms =
        new TreeSet<>(
            Terms.of(Normaliser.normalise(Placeholder.removed(redacted), Normaliser.MAX_UNIT)));
    return terms.isEmpty() ? Optional.empty() : Optional.of(hash(String.join("\n", terms)));
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
