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
import java.util.OptionalLong;

/** From a plan to a commit: shows it, asks, commits it all or nothing. */
final class ImportSaving {
  private final Invocation invocation;
  private final Terminal terminal;
  private final CatalogStore store;
  private final SaveOptions options;
  private final Progress progress;
  private final Words words;

  ImportSaving(Invocation invocation, CatalogStore store, SaveOptions options, Progress progress) {
    this.invocation = invocation;
    this.terminal = invocation.terminal();
    this.store = store;
    this.options = options;
    this.progress = progress;
    this.words = Words.of(ImportSaving.class, invocation.lang());
  }

  /**
   * @param draft whether to save in spite of mistakes
   * @return the exit code
   * @throws Refusal when lint finds mistakes, or when both sides changed a field and nobody said
   *     which stands
   */
  int save(ImportPlan plan, Preview.Options shown, boolean draft)
      throws CatalogException, Refusal, IOException {
    if (!options.json()) {
      new Preview(terminal, invocation.lang(), shown).print(plan);
    }
    if (plan.changesNothing()) {
      return report(plan, shown, OptionalLong.empty(), "import.nothing");
    }
    Findings findings = Findings.of(store, plan, shown.side(), invocation.lang());
    findings.print(terminal, invocation.lang());
    if (findings.refuse() && !draft) {
      throw new Refusal(Exit.USAGE, words.say("import.mistakes"));
    }
    if (options.dryRun()) {
      return report(plan, shown, OptionalLong.empty(), "import.dry-run");
    }
    if (plan.conflicts() && shown.side().isEmpty()) {
      throw new Refusal(
          Exit.FAILURE,
          words.say("import.conflicts", plan.counts().getOrDefault(FieldState.CONFLICTING, 0)));
    }
    if (options.asks(terminal) && !terminal.confirm(words.say("import.ask"))) {
      return report(plan, shown, OptionalLong.empty(), "import.declined");
    }
    OptionalLong revision = commit(plan, shown);
    return report(plan, shown, revision, revision.isPresent() ? "import.saved" : "import.nothing");
  }

  private OptionalLong commit(ImportPlan plan, Preview.Options shown) throws CatalogException {
    Edit edit =
        plan.edit(
            options.author(terminal),
            options.message(),
            shown.side().map(ConflictSide::conflicts).orElse(ImportPlan.Conflicts.HERE));
    try {
      return store.commit(edit, progress.of(edit.entries().size()));
    } finally {
      progress.wipe();
    }
  }

  private int report(ImportPlan plan, Preview.Options shown, OptionalLong revision, String key)
      throws IOException {
    if (options.json()) {
      PlanJson.write(terminal.out(), plan, revision, options.dryRun(), shown.side());
    } else {
      terminal
          .out()
          .println(revision.isPresent() ? words.say(key, revision.getAsLong()) : words.say(key));
    }
    return key.equals("import.declined") ? Exit.NOT_FOUND : Exit.FOUND;
  }
}
