package dev.errdict.bot.discord;

import dev.errdict.search.reply.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answers that the bot has given lately: where they stand, and which question each belongs to.
 * Kept in memory only. Safe for use by several threads.
 */
final class Answers {
  /**
   * @param message the id of the bot's message
   * @param reply what it says
   */
  record Given(long channel, long message, Reply reply) {}

  private record Said(long channel, Reply reply) {}

  /**
   * Where an answer is.
   *
   * @param message its id
   */
  record Place(long message, String link) {}

  private static final int QUESTIONS = 2_000;
  private static final int REPEATS = 2_000;

  private final Recent<Long, Boolean> begun;
  private final Recent<Long, Given> byQuestion;
  private final Recent<Said, Place> bySaying;
  private final Recent<Long, Said> byMessage;
  private final Recent<Long, List<Runnable>> linkedTo;
  private final Recent<Long, Boolean> gone;
  private final Recent<Long, Reply> shown;

  Answers(Clock clock) {
    begun = new Recent<>(QUESTIONS, Duration.ofHours(24), clock);
    byQuestion = new Recent<>(QUESTIONS, Duration.ofHours(24), clock);
    bySaying = new Recent<>(REPEATS, Duration.ofMinutes(1), clock);
    byMessage = new Recent<>(REPEATS, Duration.ofMinutes(1), clock);
    linkedTo = new Recent<>(REPEATS, Duration.ofHours(24), clock);
    gone = new Recent<>(REPEATS, Duration.ofMinutes(1), clock);
    shown = new Recent<>(QUESTIONS, Duration.ofHours(24), clock);
  }

  /**
   * Takes note of a question before it is answered, since a resumed session may tell of it again at
   * any moment.
   *
   * @return whether it is new
   */
  boolean begin(long question) {
    return begun.putIfAbsent(question, true);
  }

  /** No answer arrived where the question stands: when it is told of again, it is new. */
  void giveUp(long question) {
    begun.remove(question);
  }

  /** What a question was answered with. */
  Optional<Given> to(long question) {
    return byQuestion.get(question);
  }

  /** Remembers what a question was answered with, for when it is edited or deleted. */
  void given(long question, Given answer) {
    byQuestion.put(question, answer);
    shown.put(answer.message(), answer.reply());
  }

  /** What an answer says, as far as that is remembered. */
  Optional<Reply> shown(long message) {
    return shown.get(message);
  }

  Optional<Given> forgetQuestion(long question) {
    return byQuestion.remove(question);
  }

  /** Where the same answer is in the same channel, when it was given within a minute. */
  Optional<Place> earlier(long channel, Reply reply) {
    return bySaying.get(new Said(channel, reply));
  }

  /**
   * Somebody got a link to an answer in place of one. When that answer has gone while the link was
   * being sent, they get one of their own at once.
   *
   * @param giveOwn gives that person an answer, once the link no longer leads to it; must not throw
   */
  void linked(Place to, Runnable giveOwn) {
    linkedTo.merge(
        to.message(),
        List.of(giveOwn),
        (before, one) -> Stream.concat(before.stream(), one.stream()).toList());
    if (gone.get(to.message()).isPresent()) {
      forgetMessage(to.message()).run();
    }
  }

  /** Remembers where an answer can be seen. */
  void said(long channel, Reply reply, long message, String link) {
    Said said = new Said(channel, reply);
    bySaying.put(said, new Place(message, link));
    byMessage.put(message, said);
    shown.put(message, reply);
    gone.remove(message);
  }

  /**
   * A message was deleted or says something else now; when it was an answer, it cannot be linked to
   * any more.
   *
   * @return gives an answer to those who were linked to it; blocks
   */
  Runnable forgetMessage(long message) {
    Optional<Said> said = byMessage.remove(message);
    said.ifPresent(bySaying::remove);
    said.ifPresent(_ -> gone.put(message, true));
    List<Runnable> linked = linkedTo.remove(message).orElse(List.of());
    return () -> linked.forEach(Runnable::run);
  }
}
