package dev.errdict.admin.edit;

import dev.errdict.admin.command.Exit;
import dev.errdict.admin.command.Invocation;
import dev.errdict.admin.command.Refusal;
import dev.errdict.admin.command.Terminal;
import dev.errdict.admin.save.DiffText;
import dev.errdict.admin.save.Proposal;
import dev.errdict.admin.save.Review;
import dev.errdict.admin.save.SaveOutcome;
import dev.errdict.db.CatalogException;
import dev.errdict.db.ChangeKind;
import dev.errdict.db.Words;
import dev.errdict.db.diff.EntryMerge;
import dev.errdict.db.diff.MergedEntry;
import dev.errdict.db.store.CatalogChange;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Edit;
import dev.errdict.search.reply.Ink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Proposes what drafts change in entries. */
final class EntryProposal implements Proposal {
  /** As many entries are shown field by field. */
  private static final int SHOWN = 20;

  private final Invocation invocation;
  private final Terminal terminal;
  private final EditOptions options;
  private final CatalogStore store;
  private final Purpose purpose;
  private final Words words;
  private final List<CatalogChange> catalogs;
  private final List<Draft> changed;

  private EntryProposal(
      Invocation invocation,
      EditOptions options,
      CatalogStore store,
      Purpose purpose,
      List<Draft> drafts) {
    this.invocation = invocation;
    this.terminal = invocation.terminal();
    this.options = options;
    this.store = store;
    this.purpose = purpose;
    this.words = Words.of(EntryProposal.class, invocation.lang());
    this.catalogs =
        purpose.catalog().stream()
            .map(
                catalog ->
                    new CatalogChange(
                        catalog.id(), store.catalog(catalog.id()), Optional.of(catalog)))
            .filter(change -> !change.before().equals(change.after()))
            .toList();
    this.changed = drafts.stream().filter(Draft::isChanged).toList();
  }

  /**
   * The drafts as a proposal. Those of an older version are merged with what is stored now.
   *
   * @throws Refusal when an older draft changes what somebody else has changed since
   */
  static EntryProposal of(
      Invocation invocation,
      EditOptions options,
      CatalogStore store,
      Purpose purpose,
      List<Draft> drafts)
      throws Refusal {
    EntryProposal given = new EntryProposal(invocation, options, store, purpose, drafts);
    return purpose.base().flatMap(BaseOptions::base).isEmpty()
        ? given
        : given.with(given.onto(drafts, true).drafts());
  }

  private EntryProposal with(List<Draft> drafts) {
    return new EntryProposal(invocation, options, store, purpose, drafts);
  }

  @Override
  public boolean isEmpty() {
    return changed.isEmpty() && catalogs.isEmpty();
  }

  @Override
  public Optional<String> whyConfirm() {
    boolean removes =
        purpose.kind() == ChangeKind.EDIT
            && changed.stream().anyMatch(draft -> draft.after().isEmpty());
    return removes ? Optional.of(words.say("save.needs-yes")) : Optional.empty();
  }

  @Override
  public OptionalLong commit() throws CatalogException {
    return store.commit(
        new Edit(
            purpose.kind(),
            options.saving().author(terminal),
            options.saving().message().isBlank() ? purpose.message() : options.saving().message(),
            purpose.catalog(),
            changed.stream().map(Draft::edit).toList()));
  }

  @Override
  public Optional<Proposal> afterRefusal(CatalogException reason) throws Refusal {
    Merged merged = onto(changed, false);
    if (!merged.moved()) {
      return Optional.empty();
    }
    if (options.saving().asks(terminal) && terminal.confirm(words.say("save.ask-merged"))) {
      return Optional.of(with(merged.drafts()));
    }
    throw new Refusal(
        Exit.FAILURE,
        words.say(purpose.base().isPresent() ? "save.moved-base" : "save.moved", base(changed)));
  }

  /** Drafts on top of what is there by now, and whether that is something else than before. */
  private record Merged(List<Draft> drafts, boolean moved) {}

  /**
   * The drafts on top of what is there by now, after showing both sides.
   *
   * @param older whether the drafts are known to be of an older version
   * @throws Refusal when both changed the same field, and nobody said to overwrite
   */
  private Merged onto(List<Draft> drafts, boolean older) throws Refusal {
    List<Draft> merged = new ArrayList<>();
    boolean moved = false;
    boolean clash = false;
    for (Draft draft : drafts) {
      Draft now = Draft.of(store, draft.ref());
      boolean stands = older ? now.basedOn() <= draft.basedOn() : now.basedOn() == draft.basedOn();
      if (stands && now.before().equals(draft.before())) {
        merged.add(draft.onto(now, draft.after()));
        continue;
      }
      moved = true;
      MergedEntry both = EntryMerge.merge(draft.before(), draft.after(), now.before());
      clash |= !both.conflicts().isEmpty();
      terminal
          .err()
          .println(words.say("save.moved-entry", draft.ref(), draft.basedOn(), now.basedOn()));
      new ThreeWayText(terminal.err(), invocation.lang(), terminal.colour())
          .print(draft, now, both);
      merged.add(draft.onto(now, both.entry()));
    }
    if (clash && !purpose.base().filter(BaseOptions::overwrites).isPresent()) {
      throw new Refusal(
          Exit.FAILURE,
          words.say(purpose.base().isPresent() ? "save.clash-base" : "save.clash", base(drafts)));
    }
    return new Merged(merged, moved);
  }

  /** The oldest version that a draft was made on. */
  private static long base(List<Draft> drafts) {
    return drafts.stream().mapToLong(Draft::basedOn).min().orElse(0);
  }

  @Override
  public void show() {
    List<Draft> drafts = changed;
    DiffText diff = new DiffText(terminal.out(), terminal.colour());
    for (CatalogChange change : catalogs) {
      diff.print(words.say("save.catalog", change.id()), change.fields());
    }
    int shown = options.all() ? drafts.size() : Math.min(SHOWN, drafts.size());
    for (Draft draft : drafts.subList(0, shown)) {
      String kind =
          draft.before().isEmpty()
              ? "save.new"
              : draft.after().isEmpty() ? "save.removed" : "save.changed";
      String title =
          draft.after().or(draft::before).map(entry -> entry.title(invocation.lang())).orElse("");
      diff.print(
          words.say(kind, draft.ref(), title),
          draft.after().isEmpty() ? List.of() : draft.changes());
    }
    if (shown < drafts.size()) {
      terminal
          .out()
          .println(Ink.FAINT.on(words.say("save.more", drafts.size() - shown), terminal.colour()));
    }
    if (drafts.size() > 1) {
      terminal.out().println(words.say("save.entries", drafts.size()));
    }
  }

  @Override
  public void review() throws Refusal {
    Review.Result found =
        new Review(store, invocation.lang()).of(changed.stream().map(Draft::edit).toList());
    int few = options.all() ? found.warnings().size() : Math.min(SHOWN, found.warnings().size());
    found
        .warnings()
        .subList(0, few)
        .forEach(warning -> terminal.err().println(words.say("save.warning", warning)));
    if (few < found.warnings().size()) {
      terminal.err().println(words.say("save.more-warnings", found.warnings().size() - few));
    }
    if (!found.errors().isEmpty() && !options.draft()) {
      found
          .errors()
          .forEach(
              error ->
                  terminal
                      .err()
                      .println(Ink.WARNING.on(words.say("save.error", error), terminal.colour())));
      throw new Refusal(Exit.USAGE, words.say("save.mistakes"));
    }
  }

  @Override
  public void printJson(SaveOutcome outcome) throws IOException {
    DraftJson.write(terminal.out(), purpose.command(), catalogs, changed, outcome);
  }
}
