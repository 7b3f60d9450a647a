package dev.errdict.admin.edit;

import dev.errdict.admin.command.Exit;
import dev.errdict.admin.command.Invocation;
import dev.errdict.admin.command.Refusal;
import dev.errdict.admin.command.Terminal;
import dev.errdict.db.CatalogException;
import dev.errdict.db.ChangeKind;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.Words;
import dev.errdict.db.diff.EntryDiff;
import dev.errdict.db.diff.EntryMerge;
import dev.errdict.db.diff.MergedEntry;
import dev.errdict.db.store.CatalogChange;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Edit;
import dev.errdict.db.store.Renaming;
import dev.errdict.search.reply.Ink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** From drafts to a commit: shows what they change, reviews, asks, commits. */
final class Saving {
  /** As many entries are shown field by field. */
  private static final int SHOWN = 20;

  private final Invocation invocation;
  private final Terminal terminal;
  private final EditOptions options;
  private final CatalogStore store;
  private final Purpose purpose;
  private final Words words;
  private final List<CatalogChange> catalogs;

  /** The names that renamed entries had, by their new ones. */
  private final Map<EntryRef, EntryRef> oldNames;

  Saving(Invocation invocation, EditOptions options, CatalogStore store, Purpose purpose) {
    this.invocation = invocation;
    this.terminal = invocation.terminal();
    this.options = options;
    this.store = store;
    this.purpose = purpose;
    this.words = Words.of(Saving.class, invocation.lang());
    this.catalogs =
        purpose.catalogs().stream()
            .map(edit -> new CatalogChange(edit.id(), store.catalog(edit.id()), edit.after()))
            .filter(change -> !change.before().equals(change.after()))
            .toList();
    this.oldNames =
        purpose.renamings().stream()
            .collect(Collectors.toMap(Renaming::after, Renaming::before, (one, other) -> other));
  }

  /**
   * @return the exit code
   * @throws Refusal when a draft brings a mistake, or somebody else was quicker; nothing is saved
   *     then
   */
  int save(List<Draft> wanted) throws CatalogException, Refusal, IOException {
    boolean older = purpose.base().flatMap(BaseOptions::base).isPresent();
    List<Draft> drafts = older ? onto(wanted, true).drafts() : wanted;
    List<Draft> changed = drafts.stream().filter(Draft::isChanged).toList();
    if (changed.isEmpty() && catalogs.isEmpty()) {
      return report(changed, OptionalLong.empty(), "save.nothing");
    }
    if (!options.json()) {
      show(changed);
    }
    if (purpose.kind() != ChangeKind.UNDO) {
      // What an undo brings back was saved before.
      review(changed);
    }
    if (options.dryRun()) {
      return report(changed, OptionalLong.empty(), "save.dry-run");
    }
    boolean removes =
        purpose.kind() == ChangeKind.EDIT
            && ((oldNames.isEmpty()
                    && catalogs.stream().anyMatch(change -> change.after().isEmpty()))
                || changed.stream()
                    .anyMatch(draft -> draft.after().isEmpty() && !isRenamed(draft)));
    if (removes && !asks() && !options.yes()) {
      throw new Refusal(Exit.USAGE, words.say("save.needs-yes"));
    }
    if (asks() && !terminal.confirm(words.say("save.ask"))) {
      return report(changed, OptionalLong.empty(), "save.declined");
    }
    return commit(changed);
  }

  private boolean asks() {
    return terminal.canAsk() && !options.yes() && !options.noInput();
  }

  private int commit(List<Draft> drafts) throws CatalogException, Refusal, IOException {
    try {
      OptionalLong revision =
          store.commit(
              new Edit(
                  purpose.kind(),
                  Author.find(options.author(), terminal.environment()),
                  options.message().isBlank() ? purpose.message() : options.message(),
                  purpose.catalogs(),
                  drafts.stream().map(Draft::edit).toList(),
                  purpose.renamings()));
      return report(drafts, revision, revision.isPresent() ? "save.saved" : "save.nothing");
    } catch (CatalogException refused) {
      Merged merged = onto(drafts, false);
      if (!merged.moved()) {
        throw refused;
      }
      if (asks() && terminal.confirm(words.say("save.ask-merged"))) {
        return save(merged.drafts());
      }
      throw new Refusal(
          Exit.FAILURE,
          words.say(purpose.base().isPresent() ? "save.moved-base" : "save.moved", base(drafts)));
    }
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

  private void show(List<Draft> drafts) {
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
      String title =
          draft.after().or(draft::before).map(entry -> entry.title(invocation.lang())).orElse("");
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
      terminal.out().println(Ink.FAINT.on(words.say("save.more", notShown), terminal.colour()));
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
              after.or(() -> before).map(entry -> entry.title(invocation.lang())).orElse("")),
          EntryDiff.between(before, after));
    }
    more(oldNames.size() - shown);
  }

  private static String heading(CatalogChange change) {
    return change.before().isEmpty()
        ? "save.new-catalog"
        : change.after().isEmpty() ? "save.removed-catalog" : "save.catalog";
  }

  private void review(List<Draft> drafts) throws Refusal {
    Review.Result found =
        new Review(store, invocation.lang()).of(drafts, catalogs, renamed(drafts));
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

  private int report(List<Draft> drafts, OptionalLong revision, String key) throws IOException {
    if (options.json()) {
      DraftJson.write(terminal.out(), purpose, catalogs, drafts, revision, options.dryRun());
    } else {
      String sentence =
          revision.isPresent() ? words.say(key, revision.getAsLong()) : words.say(key);
      terminal.out().println(sentence);
    }
    return key.equals("save.declined") ? Exit.NOT_FOUND : Exit.FOUND;
  }
}
