package dev.errdict.admin.exchange;

import dev.errdict.admin.command.Exit;
import dev.errdict.admin.command.Invocation;
import dev.errdict.admin.command.Refusal;
import dev.errdict.admin.command.Terminal;
import dev.errdict.admin.edit.SaveOptions;
import dev.errdict.db.CatalogException;
import dev.errdict.db.Words;
import dev.errdict.db.diff.FieldState;
import dev.errdict.db.exchange.ImportPlan;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Edit;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** From a plan to a commit: shows it, asks, commits it all or nothing. */
final class ImportSaving {
  private final Invocation invocation;
  private final Terminal terminal;
  private final CatalogStore store;
  private final SaveOptions options;
  private final Progress progress;
  private final LeftOut leftOut;
  private final Words words;

  /**
   * How an import goes on once it is planned.
   *
   * @param guessed the file's encoding, where nobody named it
   * @param revision the one that the plan was made on, or that the file is an edit of
   * @param draft whether to save in spite of mistakes
   * @param replaces whether what the file lacks goes
   */
  record How(
      Preview.Options shown,
      Optional<Charset> guessed,
      long revision,
      boolean draft,
      boolean replaces) {}

  ImportSaving(
      Invocation invocation,
      CatalogStore store,
      SaveOptions options,
      Progress progress,
      LeftOut leftOut) {
    this.invocation = invocation;
    this.terminal = invocation.terminal();
    this.store = store;
    this.options = options;
    this.progress = progress;
    this.leftOut = leftOut;
    this.words = Words.of(ImportSaving.class, invocation.lang());
  }

  /**
   * @return the exit code
   * @throws Refusal when something would be left out without a word, when lint finds mistakes, or
   *     when both sides changed a field and nobody said which counts
   */
  int save(ImportPlan plan, How how) throws CatalogException, Refusal, IOException {
    Preview.Options shown = how.shown();
    if (!options.json()) {
      Preview preview = new Preview(terminal, invocation.lang(), shown);
      preview.print(plan, leftOut.reading());
      leftOut.print(shown.all());
    }
    if (leftOut.isUnasked() && !options.asks(terminal)) {
      if (options.json()) {
        report(plan, how, OptionalLong.empty(), Optional.empty(), "import.nothing");
      }
      throw leftOut.refusal();
    }
    if (plan.changesNothing()) {
      return report(plan, how, OptionalLong.empty(), Optional.empty(), "import.nothing");
    }
    Findings findings = Findings.of(store, plan, shown.side(), invocation.lang());
    findings.print(terminal, invocation.lang());
    if (findings.refuse() && !how.draft()) {
      throw new Refusal(Exit.USAGE, words.say("import.mistakes"));
    }
    if (options.dryRun()) {
      return report(plan, how, OptionalLong.empty(), Optional.empty(), "import.dry-run");
    }
    if (plan.conflicts() && shown.side().isEmpty()) {
      throw new Refusal(
          Exit.FAILURE,
          words.say("import.conflicts", plan.counts().getOrDefault(FieldState.CONFLICTING, 0)));
    }
    if (how.replaces() && !options.isAllowed(terminal)) {
      throw new Refusal(Exit.USAGE, words.say("import.needs-yes"));
    }
    if (options.asks(terminal) && !terminal.confirm(words.say("import.ask"))) {
      return report(plan, how, OptionalLong.empty(), Optional.empty(), "import.declined");
    }
    Optional<Path> badRows = leftOut.write();
    try {
      OptionalLong revision = commit(plan, how);
      return report(
          plan, how, revision, badRows, revision.isPresent() ? "import.saved" : "import.nothing");
    } catch (CatalogException | RuntimeException e) {
      if (badRows.isPresent()) {
        Files.deleteIfExists(badRows.get());
      }
      if (e instanceof CatalogException refused && refused.isMoved()) {
        throw new Refusal(
            Exit.FAILURE,
            words.say(
                "import.moved", refused.say(invocation.lang()), shown.file(), how.revision()));
      }
      throw e;
    }
  }

  private OptionalLong commit(ImportPlan plan, How how) throws CatalogException {
    Edit edit =
        plan.edit(
            options.author(terminal),
            options.message(),
            how.shown().side().map(ConflictSide::conflicts).orElse(ImportPlan.Conflicts.HERE));
    try {
      return store.commit(edit, progress.of(edit.entries().size()));
    } finally {
      progress.wipe();
    }
  }

  private int report(
      ImportPlan plan, How how, OptionalLong revision, Optional<Path> badRows, String key)
      throws IOException {
    if (options.json()) {
      PlanJson.write(
          terminal.out(),
          plan,
          new PlanJson.Outcome(
              revision,
              options.dryRun(),
              how.shown().side(),
              leftOut.reading(),
              how.guessed(),
              badRows),
          invocation.lang());
    } else {
      terminal
          .out()
          .println(revision.isPresent() ? words.say(key, revision.getAsLong()) : words.say(key));
      badRows.ifPresent(
          path ->
              terminal
                  .out()
                  .println(words.say("leftout.written", leftOut.reading().badRows().size(), path)));
    }
    return key.equals("import.declined") ? Exit.NOT_FOUND : Exit.FOUND;
  }
}
