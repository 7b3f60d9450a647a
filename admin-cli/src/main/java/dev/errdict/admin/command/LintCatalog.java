package dev.errdict.admin.command;

import dev.errdict.db.Catalog;
import dev.errdict.db.CatalogDocument;
import dev.errdict.db.CatalogException;
import dev.errdict.db.lint.Finding;
import dev.errdict.db.lint.Lint;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks catalogs against the rules of how entries are written. */
@Command(name = "lint")
public final class LintCatalog extends DictionaryCommand {
  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

  public LintCatalog(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException {
    try (Store opened = openStoreToRead()) {
      CatalogStore store = opened.catalogs();
      List<Catalog> wanted =
          store.catalogs().stream()
              .filter(known -> catalog.isEmpty() || catalog.get().equals(known.id()))
              .toList();
      if (wanted.isEmpty()) {
        throw new CatalogException("edit.unknown-catalog", catalog.orElse(""));
      }
      boolean clean = true;
      List<Finding> findings = new ArrayList<>();
      for (Catalog one : wanted) {
        Lint lint =
            Lint.of(new CatalogDocument(one, store.entries(one.id())), store.staleTexts(one.id()));
        clean &= lint.isClean();
        findings.addAll(lint.findings());
      }
      findings.forEach(finding -> out().println(finding.say(lang())));
      out().println(say("lint.count", findings.size()));
      return clean ? Exit.FOUND : Exit.NOT_FOUND;
    }
  }
}
