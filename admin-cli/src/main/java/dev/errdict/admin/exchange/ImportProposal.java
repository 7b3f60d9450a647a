package dev.errdict.admin.exchange;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.base.Terminal;
import dev.errdict.admin.save.Proposal;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.admin.save.SaveOutcome;
import dev.errdict.admin.save.SaveOutcome.State;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.diff.FieldState;
import dev.errdict.db.plan.ImportPlan;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.words.Words;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An import as a proposal. */
final class ImportProposal implements Proposal {
  /** How often an import is compared once more because somebody else saves meanwhile. */
  static final int ATTEMPTS = 3;

  private final Invocation invocation;
  private final Terminal terminal;
  private final CatalogStore store;
  private final SaveOptions options;
  private final Progress progress;
  private final LeftOut leftOut;
  private final ImportPlan plan;
  private final How how;
  private final Words words;

  /** The file of the rows that were left out, once it is written. */
  private Optional<Path> badRows = Optional.empty();

  /**
   * The options of an import after planning.
   *
   * @param guessed the file's encoding, if it was detected
   * @param draft whether to save despite errors
   * @param replaces whether entries that the file lacks are removed
   * @param indexing of new entries
   * @param again plans the same import once more
   * @param attempts how many more times that is tried
   */
  record How(
      Preview.Options shown,
      Optional<Charset> guessed,
      boolean draft,
      boolean replaces,
      Indexing indexing,
      Replanning again,
      int attempts) {
    How next() {
      return new How(shown, guessed, draft, replaces, indexing, again, attempts - 1);
    }
  }

  /** Makes the index's part of new entries while these are reviewed, confirmed and saved. */
  interface Indexing {
    void begin(List<Entry> added);

    void saving();

    void saved(long revision);
  }

  /** Plans an import once more; what others have changed since the first plan stays. */
  interface Replanning {
    ImportPlan again() throws Refusal;
  }

  ImportProposal(
      Invocation invocation,
      CatalogStore store,
      SaveOptions options,
      Progress progress,
      LeftOut leftOut,
      ImportPlan plan,
      How how) {
    this.invocation = invocation;
    this.terminal = invocation.terminal();
    this.store = store;
    this.options = options;
    this.progress = progress;
    this.leftOut = leftOut;
    this.plan = plan;
    this.how = how;
    this.words = Words.of(ImportProposal.class, invocation.lang());
  }

  @Override
  public void show() {
    new Preview(terminal, invocation.lang(), how.shown()).print(plan, leftOut.reading());
    leftOut.print(how.shown().all());
  }

  @Override
  public void checkComplete(boolean asks) throws Refusal, IOException {
    if (leftOut.isUnasked() && !asks) {
      if (options.json()) {
        printJson(new SaveOutcome(State.NOTHING, OptionalLong.empty(), options.dryRun()));
      }
      throw leftOut.refusal();
    }
  }

  @Override
  public boolean isEmpty() {
    return plan.changesNothing();
  }

  @Override
  public void review() throws Refusal {
    if (!options.dryRun()) {
      how.indexing().begin(plan.added(conflicts()));
    }
    Findings findings = Findings.of(store, plan, how.shown().side(), invocation.lang());
    findings.print(terminal, invocation.lang());
    if (findings.refuse() && !how.draft()) {
      throw new Refusal(Exit.USAGE, words.say("import.mistakes"));
    }
  }

  @Override
  public void checkDecided() throws Refusal {
    if (plan.conflicts() && how.shown().side().isEmpty()) {
      throw new Refusal(
          Exit.FAILURE,
          words.say(
              how.attempts() < ATTEMPTS ? "import.moved-conflicts" : "import.conflicts",
              plan.counts().getOrDefault(FieldState.CONFLICTING, 0)));
    }
  }

  @Override
  public Optional<String> whyConfirm() {
    return how.replaces() || plan.removes(conflicts())
        ? Optional.of(words.say("import.needs-yes"))
        : Optional.empty();
  }

  private ImportPlan.Conflicts conflicts() {
    return how.shown().side().map(ConflictSide::conflicts).orElse(ImportPlan.Conflicts.HERE);
  }

  @Override
  public OptionalLong commit() throws CatalogException, Refusal, IOException {
    badRows = leftOut.write();
    try {
      Edit edit = plan.edit(options.author(terminal), options.message(), conflicts());
      how.indexing().saving();
      OptionalLong revision = store.commit(edit, progress.of(edit.entries().size()));
      revision.ifPresent(how.indexing()::saved);
      return revision;
    } catch (CatalogException | RuntimeException e) {
      if (badRows.isPresent()) {
        Files.deleteIfExists(badRows.get());
      }
      throw e;
    } finally {
      progress.wipe();
    }
  }

  @Override
  public Optional<Proposal> afterRefusal(CatalogException reason) throws Refusal {
    if (!reason.isMoved()) {
      return Optional.empty();
    }
    if (how.attempts() == 0 || how.replaces()) {
      throw new Refusal(Exit.FAILURE, words.say("import.moved", reason.say(invocation.lang())));
    }
    terminal.err().println(words.say("import.compared-again", reason.say(invocation.lang())));
    return Optional.of(
        new ImportProposal(
            invocation, store, options, progress, leftOut, how.again().again(), how.next()));
  }

  @Override
  public String sentence(SaveOutcome outcome, String usual) {
    return badRows
        .map(
            path ->
                usual
                    + System.lineSeparator()
                    + words.say("leftout.written", leftOut.reading().badRows().size(), path))
        .orElse(usual);
  }

  @Override
  public void printJson(SaveOutcome outcome) throws IOException {
    PlanJson.write(
        terminal.out(),
        plan,
        new PlanJson.Outcome(
            outcome, how.shown().side(), leftOut.reading(), how.guessed(), badRows),
        invocation.lang());
  }
}
