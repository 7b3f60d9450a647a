package dev.errdict.admin.save;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.base.Terminal;
import dev.errdict.admin.save.SaveOutcome.State;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.words.Words;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** From a proposal to a commit: shows it, reviews it, asks, commits, reports. */
public final class SaveFlow {
  private final Terminal terminal;
  private final SaveOptions options;
  private final Words words;

  public SaveFlow(Invocation invocation, SaveOptions options) {
    this.terminal = invocation.terminal();
    this.options = options;
    this.words = Words.of(SaveFlow.class, invocation.lang());
  }

  /**
   * @return the exit code
   * @throws Refusal when the proposal cannot be saved; nothing is saved then
   * @throws CatalogException when the store refuses it; nothing is saved then
   */
  public int save(Proposal proposal) throws CatalogException, Refusal, IOException {
    boolean asks = options.asks(terminal);
    if (!options.json()) {
      proposal.show();
    }
    proposal.checkComplete(asks);
    if (proposal.isEmpty()) {
      return report(proposal, State.NOTHING, OptionalLong.empty());
    }
    proposal.review();
    if (options.dryRun()) {
      return report(proposal, State.DRY_RUN, OptionalLong.empty());
    }
    proposal.checkDecided();
    Optional<String> why = proposal.whyConfirm();
    if (why.isPresent() && !options.isAllowed(terminal)) {
      throw new Refusal(Exit.USAGE, why.get());
    }
    if (asks && !terminal.confirm(proposal.question().orElseGet(() -> words.say("save.ask")))) {
      return report(proposal, State.DECLINED, OptionalLong.empty());
    }
    OptionalLong revision;
    try {
      revision = proposal.commit();
    } catch (CatalogException reason) {
      Optional<Proposal> other = proposal.afterRefusal(reason);
      if (other.isEmpty()) {
        throw reason;
      }
      return save(other.get());
    }
    return report(proposal, revision.isPresent() ? State.SAVED : State.NOTHING, revision);
  }

  private int report(Proposal proposal, State state, OptionalLong revision) throws IOException {
    SaveOutcome outcome = new SaveOutcome(state, revision, options.dryRun());
    if (options.json()) {
      proposal.printJson(outcome);
    } else {
      String usual =
          revision.isPresent()
              ? words.say(state.key(), revision.getAsLong())
              : words.say(state.key());
      terminal.out().println(proposal.sentence(outcome, usual));
    }
    return state == State.DECLINED ? Exit.NOT_FOUND : Exit.FOUND;
  }
}
