package dev.errdict.admin.care;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.admin.save.SaveFlow;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.EntryChange;
import dev.errdict.db.store.Store;
import dev.errdict.db.upstream.UpstreamConflict;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how a home differs from the shipped catalogs, and resolves conflicts. */
@Command(name = "upstream")
public final class Upstream extends CareCommand {
  /** What to do. */
  enum Action {
    STATUS,
    DIFF,
    ACCEPT,
    KEEP
  }

  @Parameters(index = "0", paramLabel = "status|diff|accept|keep", descriptionKey = "UPSTREAM")
  private String action = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "CODE", descriptionKey = "UPSTREAM-CODE")
  private Optional<String> code = Optional.empty();

  @Parameters(index = "2", arity = "0..1", paramLabel = "FIELD", descriptionKey = "UPSTREAM-FIELD")
  private Optional<String> field = Optional.empty();

  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

  @Option(names = "--all")
  private boolean all;

  @Mixin private final SaveOptions saving = new SaveOptions();

  public Upstream(Invocation invocation) {
    super(invocation);
  }

  @Override
  boolean json() {
    return saving.json();
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    Action what = action();
    boolean settles = what == Action.ACCEPT || what == Action.KEEP;
    if (settles && code.isPresent() == all) {
      throw complain(Exit.USAGE, "upstream.which");
    }
    try (Store opened = settles ? openStore() : openStoreToRead()) {
      CatalogStore store = opened.catalogs();
      var upstream = opened.upstream();
      return switch (what) {
        case STATUS -> status(upstream);
        case DIFF -> diff(upstream);
        case ACCEPT, KEEP -> settle(what, upstream, store);
      };
    }
  }

  private Action action() throws Refusal {
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "status" -> Action.STATUS;
      case "diff" -> Action.DIFF;
      case "accept" -> Action.ACCEPT;
      case "keep" -> Action.KEEP;
      default -> throw complain(Exit.USAGE, "upstream.no-action", action);
    };
  }

  private int status(dev.errdict.db.upstream.Upstream upstream)
      throws CatalogException, IOException {
    List<UpstreamConflict> open = selected(upstream);
    List<EntryChange> edits = edits(upstream);
    if (json()) {
      try (JsonPage page = page("upstream")) {
        UpstreamJson.status(page.json(), open, edits.size());
      }
    } else {
      text().status(open, edits.size());
    }
    return Exit.FOUND;
  }

  private int diff(dev.errdict.db.upstream.Upstream upstream) throws CatalogException, IOException {
    List<EntryChange> edits = edits(upstream);
    if (json()) {
      try (JsonPage page = page("upstream")) {
        UpstreamJson.diff(page.json(), edits);
      }
    } else {
      text().diff(edits);
    }
    return Exit.FOUND;
  }

  private int settle(Action what, dev.errdict.db.upstream.Upstream upstream, CatalogStore store)
      throws CatalogException, Refusal, IOException {
    List<UpstreamConflict> chosen = selected(upstream);
    if (chosen.isEmpty() && all) {
      throw complain(Exit.NOT_FOUND, "upstream.nothing-open");
    }
    if (chosen.isEmpty()) {
      throw complain(
          Exit.NOT_FOUND,
          "upstream.not-open",
          field.map(one -> code.orElse("") + " " + one).orElse(code.orElse("")));
    }
    if (!all && chosen.stream().map(UpstreamConflict::target).distinct().count() > 1) {
      throw complain(Exit.USAGE, "upstream.which-catalog", code.orElse(""));
    }
    return new SaveFlow(invocation(), saving)
        .save(
            new ResolutionProposal(
                invocation(),
                saving,
                new ConflictResolution(upstream, store, saving.author(terminal()), reason(what)),
                what == Action.ACCEPT,
                chosen));
  }

  /** The author's message, else a default one. */
  private String reason(Action what) {
    String why = saving.message();
    return why.isEmpty() && what == Action.ACCEPT ? word("upstream.message") : why;
  }

  private List<UpstreamConflict> selected(dev.errdict.db.upstream.Upstream upstream)
      throws CatalogException {
    return upstream.conflicts().stream()
        .filter(one -> ofCatalog(one.target().catalog()))
        .filter(one -> code.isEmpty() || code.get().equals(one.target().name()))
        .filter(one -> field.isEmpty() || field.get().equals(one.path().name()))
        .toList();
  }

  private List<EntryChange> edits(dev.errdict.db.upstream.Upstream upstream)
      throws CatalogException {
    return upstream.localEdits().stream()
        .filter(one -> ofCatalog(one.ref().catalog()))
        .filter(one -> code.isEmpty() || code.get().equals(one.ref().code()))
        .toList();
  }

  private boolean ofCatalog(String id) {
    return catalog.isEmpty() || catalog.get().equals(id);
  }

  private UpstreamText text() {
    return new UpstreamText(out(), lang(), terminal().colour());
  }
}
