package dev.errdict.bot.discord.send;

import dev.errdict.search.reply.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bot's recent answers: their messages, and the question of each. Kept in memory only. Safe for
 * use by several threads.
 */
public final class SentAnswers {
  /**
   * @param message the id of the bot's message
   * @param reply its content
   */
  public record Given(long channel, long message, Reply reply) {}

  private record Said(long channel, Reply reply) {}

  /**
   * Where an answer is.
   *
   * @param message its id
   */
  public record Place(long message, String link) {}

  private static final int QUESTIONS = 2_000;
  private static final int REPEATS = 2_000;

  private final ExpiringMap<Long, Boolean> begun;
  private final ExpiringMap<Long, Instant> edits;
  private final ExpiringMap<Long, Given> byQuestion;
  private final ExpiringMap<Said, Place> bySaying;
  private final ExpiringMap<Long, Said> byMessage;
  private final ExpiringMap<Long, List<Runnable>> linkedTo;
  private final ExpiringMap<Long, Boolean> gone;
  private final ExpiringMap<Long, Boolean> deleted;
  private final ExpiringMap<Long, Reply> shown;

  public SentAnswers(Clock clock) {
    begun = new ExpiringMap<>(QUESTIONS, Duration.ofHours(24), clock);
    edits = new ExpiringMap<>(QUESTIONS, Duration.ofHours(24), clock);
    byQuestion = new ExpiringMap<>(QUESTIONS, Duration.ofHours(24), clock);
    bySaying = new ExpiringMap<>(REPEATS, Duration.ofMinutes(1), clock);
    byMessage = new ExpiringMap<>(REPEATS, Duration.ofMinutes(1), clock);
    linkedTo = new ExpiringMap<>(REPEATS, Duration.ofHours(24), clock);
    deleted = new ExpiringMap<>(REPEATS, Duration.ofMinutes(1), clock);
    gone = new ExpiringMap<>(REPEATS, Duration.ofMinutes(1), clock);
    shown = new ExpiringMap<>(QUESTIONS, Duration.ofHours(24), clock);
  }

  /**
   * Records a question before it is answered, since a resumed session may deliver its event again.
   *
   * @return whether it is new, and not deleted yet
   */
  public boolean begin(long question) {
    return begun.putIfAbsent(question, true) && deleted.get(question).isEmpty();
  }

  /**
   * Records the time of an edit. Discord also reports a link's preview, a pin or a new thread as a
   * change, with the time of the last edit.
   *
   * @return whether it is new
   */
  public boolean beginEdit(long question, Instant edited) {
    boolean isNew = !edits.get(question).equals(Optional.of(edited));
    edits.put(question, edited);
    return isNew;
  }

  /**
   * Records that a message was deleted, perhaps an answer that is not recorded yet.
   *
   * @return whether it is a question, or an answer that may be linked to
   */
  public boolean deleted(long message) {
    deleted.put(message, true);
    return byQuestion.get(message).isPresent()
        || begun.get(message).isPresent()
        || byMessage.get(message).isPresent()
        || linkedTo.get(message).isPresent();
  }

  /** Forgets a question whose answer was not sent, so that a repeated event is answered. */
  public void giveUp(long question) {
    begun.remove(question);
  }

  /** The answer to a question. */
  public Optional<Given> to(long question) {
    return byQuestion.get(question);
  }

  /** Records the answer to a question, for when the question is edited or deleted. */
  public void given(long question, Given answer) {
    byQuestion.put(question, answer);
    shown.put(answer.message(), answer.reply());
  }

  /** The content of an answer, if it is still recorded. */
  public Optional<Reply> shown(long message) {
    return shown.get(message);
  }

  public Optional<Given> forgetQuestion(long question) {
    return byQuestion.remove(question);
  }

  /** The place of the same answer in the same channel, if it was given within the last minute. */
  public Optional<Place> earlier(long channel, Reply reply) {
    return bySaying.get(new Said(channel, reply));
  }

  /**
   * Records that somebody got a link to an answer. If that answer was deleted while the link was
   * sent, they get their own answer at once.
   *
   * @param giveOwn sends that person an own answer when the link is no longer valid; must not throw
   */
  public void linked(Place to, Runnable giveOwn) {
    linkedTo.merge(
        to.message(),
        List.of(giveOwn),
        (before, one) -> Stream.concat(before.stream(), one.stream()).toList());
    if (gone.get(to.message()).isPresent()) {
      forgetMessage(to.message()).run();
    }
  }

  /** Records the message of an answer. */
  public void said(long channel, Reply reply, long message, String link) {
    if (deleted.get(message).isPresent()) {
      return;
    }
    Said said = new Said(channel, reply);
    bySaying.put(said, new Place(message, link));
    byMessage.put(message, said);
    shown.put(message, reply);
    gone.remove(message);
  }

  /**
   * Forgets a message that was deleted or changed, so that it is not linked to any more.
   *
   * @return sends an own answer to everybody who got a link to it; blocks
   */
  public Runnable forgetMessage(long message) {
    Optional<Said> said = byMessage.remove(message);
    said.ifPresent(bySaying::remove);
    said.ifPresent(_ -> gone.put(message, true));
    List<Runnable> linked = linkedTo.remove(message).orElse(List.of());
    return () -> linked.forEach(Runnable::run);
  }
}
