package dev.errdict.bot.chat;

/** What a person wants of errdict. */
public sealed interface Command {
  /**
   * A question.
   *
   * @param question in the asker's own words; may be empty: the command alone
   * @param about what it is about, in others' words: a quote, the message that it replies to, a
   *     file beside it; may be empty
   */
  record Ask(String question, String about) implements Command {
    public Ask(String question) {
      this(question, "");
    }

    public boolean isEmpty() {
      return question.isEmpty() && about.isEmpty();
    }

    /** The same question about something more. */
    public Ask about(String more) {
      return new Ask(question, about.isEmpty() ? more : (about + "\n" + more).strip());
    }

    /** Both as one text. */
    public String text() {
      return (question + "\n" + about).strip();
    }
  }

  /** How errdict is used. */
  record Help() implements Command {}
}
