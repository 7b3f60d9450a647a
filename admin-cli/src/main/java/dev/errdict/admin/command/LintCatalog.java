package dev.errdict.admin.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.lint.Finding;
import dev.errdict.db.lint.Lint;
import dev.errdict.db.lint.Place;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import java.io.IOException;
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

  @Option(names = "--json")
  private boolean json;

  public LintCatalog(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, IOException {
    try (Store opened = openStoreToRead()) {
      CatalogStore store = opened.catalogs();
      List<Catalog> wanted =
          store.catalogs().stream()
              .filter(known -> catalog.isEmpty() || catalog.get().equals(known.id()))
              .toList();
      if (wanted.isEmpty() && catalog.isPresent()) {
        throw new CatalogException(Problem.EDIT_UNKNOWN_CATALOG, catalog.orElse(""));
      }
      boolean clean = true;
      List<Finding> findings = new ArrayList<>();
      for (Catalog one : wanted) {
        Lint lint =
            Lint.of(new CatalogDocument(one, store.entries(one.id())), store.staleTexts(one.id()));
        clean &= lint.isClean();
        findings.addAll(lint.findings());
      }
      if (json) {
        print(findings, clean);
        return clean ? Exit.FOUND : Exit.NOT_FOUND;
      }
      findings.forEach(finding -> out().println(finding.say(lang())));
      out().println(say("lint.count", findings.size()));
      return clean ? Exit.FOUND : Exit.NOT_FOUND;
    }
  }

  private void print(List<Finding> findings, boolean clean) throws IOException {
    try (JsonPage page = new JsonPage(out(), "lint", lang())) {
      JsonGenerator to = page.json();
      to.writeBooleanField("clean", clean);
      to.writeNumberField("count", findings.size());
      to.writeArrayFieldStart("findings");
      for (Finding finding : findings) {
        Place place = finding.place();
        to.writeStartObject();
        to.writeStringField("catalog", place.catalog());
        if (place.entry().isPresent()) {
          to.writeStringField("code", place.entry().get().code());
        }
        if (place.module().isPresent()) {
          to.writeStringField("module", place.module().get());
        }
        if (place.variant() > 0) {
          to.writeNumberField("variant", place.variant());
        }
        to.writeStringField("severity", finding.severity().tag());
        to.writeStringField("rule", finding.rule().tag());
        to.writeStringField("field", finding.part().tag());
        if (finding.lang().isPresent()) {
          to.writeStringField("textLang", finding.lang().get().tag());
        }
        to.writeStringField("sentence", finding.say(lang()));
        to.writeEndObject();
      }
      to.writeEndArray();
    }
  }
}
