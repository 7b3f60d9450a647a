package dev.errdict.db.learning;

import dev.errdict.db.catalog.EntryRef;
import java.util.Optional;

/**
 * The redacted words of a question.
 *
 * @param fingerprint of its normalised words: equal for questions with the same ones
 * @param content 1 to {@value #MOST} characters
 * @param near the nearest entry
 */
public record AskedWording(String fingerprint, String content, Optional<EntryRef> near) {
  public static final int MOST = 300;

  public AskedWording {
    if (content.isEmpty() || content.length() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " characters");
    }
  }
}
