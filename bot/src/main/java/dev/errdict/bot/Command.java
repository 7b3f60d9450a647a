package dev.errdict.bot;

/** What a person wants of errdict. */
public sealed interface Command {
  /**
   * @param question may be empty: the command alone
   */
  record Ask(String question) implements Command {}

  /** How errdict is used. */
  record Help() implements Command {}
}
