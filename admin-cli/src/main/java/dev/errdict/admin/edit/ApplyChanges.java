package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes many changes, read from a file, as one revision. */
@Command(name = "apply")
public final class ApplyChanges extends EditCommand {
  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      required = true)
  private String file = "";

  public ApplyChanges(Invocation invocation) {
    super(invocation);
  }

  @Override
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    Map<EntryRef, Draft> drafts = new LinkedHashMap<>();
    for (ChangeLine line :
        ChangeLines.read(new Assignments(terminal(), lang()).text(file), lang())) {
      try {
        apply(line, catalogs, drafts);
      } catch (Refusal refusal) {
        throw new Refusal(refusal.exit(), words("apply.line", line.number(), refusal.sentence()));
      } catch (CatalogException mistake) {
        throw new Refusal(Exit.USAGE, words("apply.line", line.number(), mistake.say(lang())));
      }
    }
    return save(catalogs, "apply", List.copyOf(drafts.values()));
  }

  private void apply(ChangeLine line, CatalogStore store, Map<EntryRef, Draft> drafts)
      throws CatalogException, Refusal {
    Optional<String> catalog = line.catalog().or(options()::catalog);
    EntryOperation operation = line.operation();
    List<Draft> found = new ArrayList<>();
    if (line.verb().equals("add")) {
      for (String code : line.codes()) {
        EntryRef ref = catalog.isPresent() ? new EntryRef(catalog.get(), code) : name(store, code);
        if (!EntryRef.isCode(code)) {
          throw complain(Exit.USAGE, "add.no-code", code);
        }
        Draft draft = drafts.containsKey(ref) ? drafts.get(ref) : Draft.of(store, ref);
        if (draft.after().isPresent()) {
          throw complain(Exit.USAGE, "add.is-there", ref);
        }
        found.add(draft);
      }
    } else {
      Optional<List<Draft>> added = added(line.codes(), catalog, drafts);
      found.addAll(
          added.isPresent()
              ? added.get()
              : new Selection(store, catalog, lang()).drafts(line.codes(), line.where()));
    }
    for (Draft draft : found) {
      Draft soFar = drafts.getOrDefault(draft.ref(), draft);
      boolean isGone = soFar.after().isEmpty() && !line.verb().equals("add");
      if (isGone && line.where().isEmpty()) {
        throw complain(Exit.USAGE, "apply.removed-above", draft.ref());
      }
      if (!isGone) {
        drafts.put(
            draft.ref(), soFar.with(found.size() > 1 ? operation.among(draft.ref()) : operation));
      }
    }
  }

  /** Entries that an earlier line of the file adds are not in the store yet. */
  private static Optional<List<Draft>> added(
      List<String> codes, Optional<String> catalog, Map<EntryRef, Draft> drafts) {
    List<Draft> found = new ArrayList<>();
    for (String code : codes) {
      drafts.values().stream()
          .filter(draft -> draft.before().isEmpty() && draft.ref().code().equals(code))
          .filter(draft -> catalog.map(draft.ref().catalog()::equals).orElse(true))
          .forEach(found::add);
    }
    return codes.isEmpty() || found.size() < codes.size() ? Optional.empty() : Optional.of(found);
  }
}
