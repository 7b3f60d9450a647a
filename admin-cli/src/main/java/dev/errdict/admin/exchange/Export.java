package dev.errdict.admin.exchange;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a catalog to a file, or to standard output. */
@Command(name = "export")
public final class Export extends ExchangeCommand {
  @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", descriptionKey = "FILE")
  private String file = STANDARD_STREAM;

  @Option(names = "--format", paramLabel = "FORMAT")
  private Optional<ExportFormat> format = Optional.empty();

  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

  @Option(names = "--open")
  private boolean openOnly;

  @Option(names = "--force")
  private boolean force;

  public Export(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    boolean toFile = !file.equals(STANDARD_STREAM);
    Optional<ExportFormat> wanted = format.or(() -> ExportFormat.of(file));
    if (toFile && wanted.isEmpty()) {
      throw complain(Exit.USAGE, "export.which-format", file);
    }
    ExportFormat as = wanted.orElse(ExportFormat.YAML);
    if (openOnly && as != ExportFormat.CSV) {
      throw complain(Exit.USAGE, "export.open-is-of-csv");
    }
    ExportTarget target = new ExportTarget(invocation(), file, force);
    CatalogDocument document = document();
    AtomicInteger written = new AtomicInteger();
    target.write(out -> written.set(as.write(document, lang(), openOnly, out)));
    if (target.isFile()) {
      terminal()
          .err()
          .println(
              tell(
                  openOnly ? "export.open-done" : "export.done",
                  document.catalog().id(),
                  written.get(),
                  file));
    }
    return Exit.FOUND;
  }

  private CatalogDocument document() throws CatalogException, Refusal {
    try (Store opened = openStoreToRead()) {
      CatalogStore store = opened.catalogs();
      Catalog chosen = catalog(store, catalog);
      return new CatalogDocument(chosen, store.entries(chosen.id()));
    }
  }
}
