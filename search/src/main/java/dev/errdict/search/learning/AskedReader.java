package dev.errdict.search.learning;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.AskedOutcome;
import dev.errdict.db.learning.AskedQuestion;
import dev.errdict.db.learning.AskedWording;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Candidate;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.index.IndexSnapshot;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the record to keep from a question and its answer. */
final class AskedReader {
  private static final int MOST_ENTRIES = 5;

  private final Redaction redaction;

  AskedReader(IndexSnapshot index) {
    this.redaction = new Redaction(Vocabulary.of(index));
  }

  /** Empty when nothing was asked. */
  Optional<AskedQuestion> read(String text, long place, Answer answer, Lang lang, LocalDate day) {
    if (answer.reason().kind() == Reason.Kind.EMPTY) {
      return Optional.empty();
    }
    return Optional.of(
        new AskedQuestion(
            place,
            day,
            lang,
            outcome(answer),
            answer.reason().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            answered(answer),
            isByWords(answer.reason().kind()) ? wording(text, answer) : Optional.empty()));
  }

  private Optional<AskedWording> wording(String text, Answer answer) {
    String redacted = redaction.of(text);
    return Fingerprint.of(redacted)
        .map(fingerprint -> new AskedWording(fingerprint, redacted, near(answer)));
  }

  private static AskedOutcome outcome(Answer answer) {
    return switch (answer) {
      case Answer.Found found ->
          switch (found.reason().kind()) {
            case WORDS -> AskedOutcome.WORDS;
            case CODE_READ_AS -> AskedOutcome.CORRECTED;
            default -> AskedOutcome.CODE;
          };
      case Answer.Choices _ -> AskedOutcome.CHOICES;
      case Answer.NotFound _ -> AskedOutcome.DECLINED;
    };
  }

  private static List<EntryRef> answered(Answer answer) {
    return answer instanceof Answer.Found found
        ? found.entries().stream().map(Entry::ref).limit(MOST_ENTRIES).toList()
        : List.of();
  }

  /** Whether the wording of a question with this reason is kept. */
  private static boolean isByWords(Reason.Kind kind) {
    return switch (kind) {
      case WORDS, SEVERAL_FIT, NUMBER, NOTHING_FITS, UNKNOWN_CODE -> true;
      case CODE, CODE_READ_AS, RENAMED, SEVERAL_CATALOGS, TEXT, OFF_TOPIC, EMPTY -> false;
    };
  }

  private static Optional<EntryRef> near(Answer answer) {
    Stream<Entry> near =
        switch (answer) {
          case Answer.Found found -> found.entries().stream();
          case Answer.Choices choices -> choices.candidates().stream().map(Candidate::entry);
          case Answer.NotFound nothing -> nothing.near().stream();
        };
    return near.map(Entry::ref).findFirst();
  }
}
