package dev.errdict.bot;

import dev.errdict.search.Answer;
import dev.errdict.search.reply.Reply;
import java.util.Optional;

/**
 * A reply with what it says.
 *
 * @param answer empty when the reply is about errdict itself: help, an apology
 */
public record Told(Reply reply, Optional<Answer> answer) {
  public static Told note(Reply.Note note) {
    return new Told(note, Optional.empty());
  }
}
