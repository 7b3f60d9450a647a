package dev.errdict.db.learning;

import dev.errdict.db.catalog.EntryRef;
import java.util.Optional;

/**
 * A reader has refused the answer to a question.
 *
 * @param place as in {@link AskedQuestion}
 * @param fingerprint of the question, which must be kept; otherwise nothing comes of it
 * @param instead the entry that the reader chose after that
 */
public record AskedRefusal(long place, String fingerprint, Optional<EntryRef> instead) {}
