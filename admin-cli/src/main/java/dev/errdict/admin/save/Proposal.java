package dev.errdict.admin.save;

import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.CatalogException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A change that a command proposes. {@link SaveFlow} calls these methods in the order given here.
 */
public interface Proposal {
  /** Prints what would change; not called when the reader asked for JSON. */
  void show();

  /**
   * Refuses an incomplete proposal, such as one of a file with unknown columns.
   *
   * @param asks whether the author will be asked before anything is saved, and can decide then
   */
  default void checkComplete(boolean asks) throws Refusal, IOException {}

  /** Whether there is nothing to save. */
  boolean isEmpty();

  /**
   * Prints what lint finds.
   *
   * @throws Refusal when it finds an error that keeps the proposal from being saved
   */
  default void review() throws Refusal {}

  /**
   * @throws Refusal when the author has to decide something on the command line first
   */
  default void checkDecided() throws Refusal {}

  /** Why this needs {@code --yes} where nobody can be asked; empty when it does not. */
  default Optional<String> whyConfirm() {
    return Optional.empty();
  }

  /** The question to the author; empty for the default one. */
  default Optional<String> question() {
    return Optional.empty();
  }

  /**
   * Saves all of it or nothing.
   *
   * @return the new revision; empty when nothing changed
   * @throws CatalogException when the store refuses it
   */
  OptionalLong commit() throws CatalogException, Refusal, IOException;

  /**
   * What to propose instead after the store refused a commit; empty to report the store's reason.
   *
   * @throws Refusal when there is a better reason to report
   */
  default Optional<Proposal> afterRefusal(CatalogException reason)
      throws CatalogException, Refusal {
    return Optional.empty();
  }

  /**
   * The sentence about an outcome.
   *
   * @param usual the sentence for the state
   */
  default String sentence(SaveOutcome outcome, String usual) {
    return usual;
  }

  /** Prints an outcome as JSON, as docs/json.md describes it. */
  void printJson(SaveOutcome outcome) throws IOException;
}
