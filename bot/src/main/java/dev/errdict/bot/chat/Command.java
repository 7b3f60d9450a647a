package dev.errdict.bot.chat;

/** A request to errdict. */
public sealed interface Command {
  /**
   * A question.
   *
   * @param question in the asker's own words; may be empty: the command alone
   * @param about the text that it refers to: a quote, the message that it replies to, an attached
   *     file; may be empty
   */
  record Ask(String question, String about) implements Command {
    public Ask(String question) {
      this(question, "");
    }

    public boolean isEmpty() {
      return question.isEmpty() && about.isEmpty();
    }

    /** The same question with more text to refer to. */
    public Ask about(String more) {
      return new Ask(question, about.isEmpty() ? more : (about + "\n" + more).strip());
    }

    /** Both as one text. */
    public String text() {
      return (question + "\n" + about).strip();
    }
  }

  /** A request for help. */
  record Help() implements Command {}
}
