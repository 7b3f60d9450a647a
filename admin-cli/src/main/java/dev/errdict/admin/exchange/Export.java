package dev.errdict.admin.exchange;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import dev.errdict.search.terminal.TerminalText;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
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
    Optional<Path> target = toFile ? Optional.of(target()) : Optional.empty();
    CatalogDocument document;
    try (Store opened = openStoreToRead()) {
      CatalogStore store = opened.catalogs();
      Catalog chosen = catalog(store, catalog);
      document = new CatalogDocument(chosen, store.entries(chosen.id()));
    }
    if (target.isPresent()) {
      write(document, as, target.get());
    } else {
      print(document, as);
    }
    return Exit.FOUND;
  }

  private Path target() throws Refusal {
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw complain(Exit.USAGE, "export.folder", file);
      }
      if (Files.isRegularFile(path) && !force) {
        throw complain(Exit.USAGE, "export.is-there", file);
      }
      return path;
    } catch (InvalidPathException e) {
      throw complain(Exit.USAGE, "file.no-name", file);
    }
  }

  private void write(CatalogDocument document, ExportFormat as, Path target) throws Refusal {
    try {
      new TargetFile(target).write(out -> as.write(document, lang(), openOnly, out));
    } catch (FileSystemException e) {
      throw complain(Exit.FAILURE, "export.no-place", file);
    } catch (IOException e) {
      throw complain(Exit.FAILURE, "export.not-written", file, String.valueOf(e.getMessage()));
    }
    terminal()
        .err()
        .println(tell("export.done", document.catalog().id(), document.entries().size(), file));
  }

  private void print(CatalogDocument document, ExportFormat as) throws IOException, Refusal {
    if (terminal().isShown()) {
      // Control characters are written to files only, not to a terminal.
      StringWriter text = new StringWriter();
      as.write(document, lang(), openOnly, text);
      out().print(TerminalText.clean(text.toString()));
    } else {
      as.write(document, lang(), openOnly, out());
    }
    if (out().checkError()) {
      throw complain(Exit.FAILURE, "export.cut-short");
    }
  }
}
