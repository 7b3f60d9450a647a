package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.base.Terminal;
import dev.errdict.admin.save.DiffText;
import dev.errdict.admin.save.Proposal;
import dev.errdict.admin.save.Review;
import dev.errdict.admin.save.SaveOutcome;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.diff.EntryDiff;
import dev.errdict.db.diff.EntryMerge;
import dev.errdict.db.diff.MergedEntry;
import dev.errdict.db.rows.CatalogChange;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.Renaming;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.terminal.TextStyle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The changes of drafts as a proposal. */
final class EntryProposal implements Proposal {
  /** The largest number of entries that are shown field by field. */
  private static final int SHOWN = 20;

  private final Invocation invocation;
  private final Terminal terminal;
  private final EditOptions options;
  private final CatalogStore store;
  private final Purpose purpose;
  private final Lang lang;
  private final Words words;
  private final List<CatalogChange> catalogs;
  private final List<Draft> changed;

  /** The names that renamed entries had, by their new ones. */
  private final Map<EntryRef, EntryRef> oldNames;

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
    this.lang = invocation.lang();
    this.words = Words.of(EntryProposal.class, lang);
    this.catalogs =
        purpose.catalogs().stream()
            .map(edit -> new CatalogChange(edit.id(), store.catalog(edit.id()), edit.after()))
            .filter(change -> !change.before().equals(change.after()))
            .toList();
    this.oldNames =
        purpose.renamings().stream()
            .collect(Collectors.toMap(Renaming::after, Renaming::before, (one, other) -> other));
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
        changed.stream().anyMatch(draft -> draft.after().isEmpty() && !isRenamed(draft));
    boolean adds = catalogs.stream().anyMatch(change -> change.before().isEmpty());
    boolean removesCatalog =
        oldNames.isEmpty()
            && !adds
            && catalogs.stream().anyMatch(change -> change.after().isEmpty());
    return purpose.kind() == ChangeKind.EDIT && (removes || removesCatalog)
        ? Optional.of(words.say("save.needs-yes"))
        : Optional.empty();
  }

  @Override
  public OptionalLong commit() throws CatalogException {
    return store.commit(
        new Edit(
            purpose.kind(),
            options.saving().author(terminal),
            options.saving().message().isBlank() ? purpose.message() : options.saving().message(),
            purpose.catalogs(),
            changed.stream().map(Draft::edit).toList(),
            purpose.renamings()));
  }

  @Override
  public Optional<Proposal> afterRefusal(CatalogException reason) throws Refusal {
    if (reason.isDecided()) {
      return Optional.empty();
    }
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

  /** Drafts based on the entries as stored now, and whether those have changed. */
  private record Merged(List<Draft> drafts, boolean moved) {}

  /**
   * The drafts based on the entries as stored now, after showing both sides.
   *
   * @param older whether the drafts are known to be of an older version
   * @throws Refusal when both changed the same field, unless the options say to overwrite
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
      new ThreeWayText(terminal.err(), lang, terminal.colour()).print(draft, now, both);
      merged.add(draft.onto(now, both.entry()));
    }
    if (clash && !purpose.base().filter(BaseOptions::overwrites).isPresent()) {
      throw new Refusal(
          Exit.FAILURE,
          words.say(purpose.base().isPresent() ? "save.clash-base" : "save.clash", base(drafts)));
    }
    return new Merged(merged, moved);
  }

  /** The revision at which every draft's entry was what the draft is based on. */
  private static long base(List<Draft> drafts) {
    return drafts.stream().mapToLong(Draft::basedOn).max().orElse(0);
  }

  @Override
  public void show() {
    List<Draft> drafts = changed;
    DiffText diff = new DiffText(terminal.out(), terminal.colour());
    for (CatalogChange change : catalogs) {
      diff.print(
          words.say(heading(change), change.id()),
          change.after().isEmpty() ? List.of() : change.fields());
    }
    renamed(diff, drafts);
    List<Draft> others = drafts.stream().filter(draft -> !isRenamed(draft)).toList();
    int shown = options.all() ? others.size() : Math.min(SHOWN, others.size());
    for (Draft draft : others.subList(0, shown)) {
      String kind =
          draft.before().isEmpty()
              ? "save.new"
              : draft.after().isEmpty() ? "save.removed" : "save.changed";
      String title = draft.after().or(draft::before).map(entry -> entry.title(lang)).orElse("");
      diff.print(
          words.say(kind, draft.ref(), title),
          draft.after().isEmpty() ? List.of() : draft.changes());
    }
    more(others.size() - shown);
    int entries = drafts.size() - oldNames.size();
    if (entries > 1) {
      terminal.out().println(words.say("save.entries", entries));
    }
  }

  private void more(int notShown) {
    if (notShown > 0) {
      terminal
          .out()
          .println(TextStyle.FAINT.on(words.say("save.more", notShown), terminal.colour()));
    }
  }

  private Set<EntryRef> renamed(List<Draft> drafts) {
    return drafts.stream()
        .filter(this::isRenamed)
        .map(Draft::ref)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isRenamed(Draft draft) {
    return oldNames.containsKey(draft.ref()) || oldNames.containsValue(draft.ref());
  }

  /** An entry under another name is shown once, with what else changes in it. */
  private void renamed(DiffText diff, List<Draft> drafts) {
    Map<EntryRef, Draft> byName =
        drafts.stream().collect(Collectors.toMap(Draft::ref, draft -> draft));
    int shown = options.all() ? oldNames.size() : Math.min(SHOWN, oldNames.size());
    for (Renaming renaming : purpose.renamings().subList(0, shown)) {
      Optional<Entry> before =
          Optional.ofNullable(byName.get(renaming.before())).flatMap(Draft::before);
      Optional<Entry> after =
          Optional.ofNullable(byName.get(renaming.after())).flatMap(Draft::after);
      diff.print(
          words.say(
              "save.renamed",
              renaming.before(),
              renaming.after(),
              after.or(() -> before).map(entry -> entry.title(lang)).orElse("")),
          EntryDiff.between(before, after));
    }
    more(oldNames.size() - shown);
  }

  private static String heading(CatalogChange change) {
    return change.before().isEmpty()
        ? "save.new-catalog"
        : change.after().isEmpty() ? "save.removed-catalog" : "save.catalog";
  }

  @Override
  public void review() throws Refusal {
    if (purpose.kind() == ChangeKind.UNDO) {
      // An undo restores what was saved before, so it is not reviewed.
      return;
    }
    Review.Result found =
        new Review(store, lang)
            .of(changed.stream().map(Draft::edit).toList(), catalogs, renamed(changed));
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
                      .println(
                          TextStyle.WARNING.on(words.say("save.error", error), terminal.colour())));
      throw new Refusal(Exit.USAGE, words.say("save.mistakes"));
    }
  }

  @Override
  public void printJson(SaveOutcome outcome) throws IOException {
    DraftJson.write(terminal.out(), lang, purpose, catalogs, changed, outcome);
  }
}
