package dev.errdict.search.learning;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.db.learning.AskedGroup;
import dev.errdict.db.learning.AskedQuestion;
import dev.errdict.db.learning.AskedRefusal;
import dev.errdict.db.learning.EntryVote;
import dev.errdict.db.learning.LearningBatch;
import dev.errdict.db.learning.LearningPlace;
import dev.errdict.db.rows.Replaced;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.lookup.Dictionary;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps questions, for the places where that is turned on. {@link #asked} puts a question into a
 * bounded queue; a separate thread redacts and stores them, in at most one transaction a second.
 * When the process is killed, the questions of the last second are lost. Safe for use by several
 * threads.
 */
public final class Recorder implements AskedListener, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Recorder.class.getName());
  private static final long BETWEEN = 1_000;
  private static final long LOOK = 200;
  private static final Duration GOODBYE = Duration.ofSeconds(3);

  /**
   * More questions than this in one second are dropped, since recording must not slow answers down.
   */
  private static final int MOST_WAITING = 2_000;

  private sealed interface Heard {
    record Question(String text, long place, Answer answer, Lang lang, LocalDate day)
        implements Heard {}

    record Vote(EntryVote vote) implements Heard {}

    record Refusal(AskedRefusal refusal) implements Heard {}
  }

  private final Dictionary dictionary;
  private final Clock clock;
  private final BlockingQueue<Heard> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("errdict-learn").unstarted(this::run);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Map<Long, LearningPlace> places = Map.of();

  /** Until the settings are read, questions wait: the first are answered before that. */
  private volatile boolean knowsPlaces;

  /** What has left the queue and is not stored yet. */
  private volatile List<Heard> writing = List.of();

  private boolean failing;

  private Recorder(Dictionary dictionary, Clock clock) {
    this.dictionary = dictionary;
    this.clock = clock;
  }

  /** For a long-running process: follows the settings, and writes until it is closed. */
  public static Recorder start(Dictionary dictionary, Clock clock) {
    Recorder recorder = new Recorder(dictionary, clock);
    dictionary.underlying().follow(recorder::readPlaces);
    recorder.thread.start();
    return recorder;
  }

  /** For a command: reads the settings once, and writes when it is closed. */
  public static Recorder once(Dictionary dictionary, Clock clock) {
    Recorder recorder = new Recorder(dictionary, clock);
    try {
      var _ = recorder.readPlaces();
    } catch (RuntimeException e) {
      // When the store cannot be read, nothing is kept; the answer must not fail for that.
      LOG.log(Level.FINE, "questions cannot be kept: {0}", DatabaseTrouble.told(e));
    }
    return recorder;
  }

  private boolean readPlaces() {
    places = dictionary.underlying().learning().places();
    knowsPlaces = true;
    return true;
  }

  /** The setting for an audience; off for audiences other than servers and the home. */
  public LearningPlace chosen(Audience audience) {
    OptionalLong place = place(audience);
    return place.isPresent()
        ? places.getOrDefault(place.getAsLong(), LearningPlace.OFF)
        : LearningPlace.OFF;
  }

  private boolean isOn(long place) {
    return places.getOrDefault(place, LearningPlace.OFF).on();
  }

  /** All settings, by place. */
  public Map<Long, LearningPlace> places() {
    return places;
  }

  /** Changes the settings of a server; blocks on the database. */
  public Replaced<LearningPlace> change(long server, UnaryOperator<LearningPlace> change) {
    Replaced<LearningPlace> done = dictionary.underlying().learning().change(server, change);
    var _ = readPlaces();
    return done;
  }

  private static OptionalLong place(Audience audience) {
    return switch (audience.kind()) {
      case OPERATOR -> OptionalLong.of(LearningPlace.HOME);
      case SERVER -> OptionalLong.of(audience.server());
      case PUBLIC -> OptionalLong.empty();
    };
  }

  @Override
  public void asked(String text, Audience audience, Answer answer, Lang lang) {
    OptionalLong place = place(audience);
    if (place.isPresent() && (!knowsPlaces || isOn(place.getAsLong()))) {
      var _ = waiting.offer(new Heard.Question(text, place.getAsLong(), answer, lang, today()));
    }
  }

  /** Counts a reader's verdict on an answer. */
  public void voted(Audience audience, EntryRef ref, EntryVote.Kind kind) {
    if (chosen(audience).on()) {
      long place = place(audience).orElseThrow();
      var _ = waiting.offer(new Heard.Vote(new EntryVote(place, today(), ref, kind)));
    }
  }

  /**
   * Keeps that a reader has refused the answer to a question.
   *
   * @param question its fingerprint
   * @param instead the entry that was chosen after that
   */
  public void refused(Audience audience, String question, Optional<EntryRef> instead) {
    if (chosen(audience).on()) {
      long place = place(audience).orElseThrow();
      var _ = waiting.offer(new Heard.Refusal(new AskedRefusal(place, question, instead)));
    }
  }

  /**
   * The redacted words of a question that is kept, or that waits to be; empty when there is none.
   * Reads the database and never writes it.
   */
  public Optional<String> question(Audience audience, String fingerprint) {
    if (!chosen(audience).on()) {
      return Optional.empty();
    }
    long place = place(audience).orElseThrow();
    return stillWaiting(place, fingerprint)
        .or(
            () ->
                dictionary
                    .underlying()
                    .learning()
                    .groups()
                    .find(place, fingerprint)
                    .map(AskedGroup::content));
  }

  private Optional<String> stillWaiting(long place, String fingerprint) {
    List<Heard> heard = new ArrayList<>(writing);
    heard.addAll(waiting);
    return dictionary
        .read(
            index -> {
              Redaction redaction = new Redaction(Vocabulary.of(index));
              return heard.stream()
                  .filter(Heard.Question.class::isInstance)
                  .map(Heard.Question.class::cast)
                  .filter(asked -> asked.place() == place)
                  .map(asked -> redaction.of(asked.text()))
                  .filter(text -> Fingerprint.of(text).equals(Optional.of(fingerprint)))
                  .findFirst();
            })
        .flatMap(found -> found);
  }

  @Override
  public Optional<String> fingerprint(String text, Audience audience) {
    return chosen(audience).on()
        ? dictionary
            .read(index -> new Redaction(Vocabulary.of(index)).of(text))
            .flatMap(Fingerprint::of)
        : Optional.empty();
  }

  public LocalDate today() {
    return LocalDate.now(clock);
  }

  private void run() {
    try {
      while (stopped.getCount() > 0) {
        Optional<Heard> first = Optional.ofNullable(waiting.poll(LOOK, TimeUnit.MILLISECONDS));
        if (first.isPresent()) {
          write(List.of(first.get()));
          if (stopped.await(BETWEEN, TimeUnit.MILLISECONDS)) {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stores the queued questions; blocks. */
  public void flush() {
    write(List.of());
  }

  private synchronized void write(List<Heard> first) {
    List<Heard> all = new ArrayList<>(first);
    waiting.drainTo(all);
    if (all.isEmpty()) {
      return;
    }
    writing = List.copyOf(all);
    try {
      if (!knowsPlaces) {
        var _ = readPlaces();
      }
      all.removeIf(one -> one instanceof Heard.Question asked && !isOn(asked.place()));
      if (!all.isEmpty()) {
        dictionary.underlying().learning().record(batch(all));
      }
      failing = false;
    } catch (RuntimeException e) {
      // What cannot be stored is queued again, if there is room.
      for (Heard one : all) {
        var _ = waiting.offer(one);
      }
      if (!failing) {
        failing = true;
        LOG.log(Level.WARNING, "questions cannot be kept: {0}", DatabaseTrouble.told(e));
      }
    } finally {
      writing = List.of();
    }
  }

  private LearningBatch batch(List<Heard> all) {
    List<AskedQuestion> questions = new ArrayList<>();
    List<EntryVote> votes = new ArrayList<>();
    List<AskedRefusal> refusals = new ArrayList<>();
    dictionary.read(
        index -> {
          AskedReader reader = new AskedReader(index);
          for (Heard one : all) {
            switch (one) {
              case Heard.Question asked ->
                  reader
                      .read(asked.text(), asked.place(), asked.answer(), asked.lang(), asked.day())
                      .ifPresent(questions::add);
              case Heard.Vote(EntryVote vote) -> votes.add(vote);
              case Heard.Refusal(AskedRefusal refusal) -> refusals.add(refusal);
            }
          }
          return questions;
        });
    return new LearningBatch(today(), questions, votes, refusals);
  }

  /** Stores the rest, and ends the thread. */
  @Override
  public void close() {
    // Not interrupted: an interrupt would close the database file while others use it.
    stopped.countDown();
    try {
      if (thread.isAlive()) {
        thread.join(GOODBYE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    flush();
  }
}
