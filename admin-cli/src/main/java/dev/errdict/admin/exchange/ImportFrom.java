package dev.errdict.admin.exchange;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.save.SaveFlow;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.format.FileFormat;
import dev.errdict.db.plan.Import;
import dev.errdict.db.plan.ImportPlan;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import dev.errdict.db.table.ImportFile;
import dev.errdict.db.table.ImportReader;
import dev.errdict.search.index.EntrySource;
import dev.errdict.search.index.IndexAhead;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports a file's entries into a catalog: shows the changes, asks, commits. */
@Command(name = "import")
public final class ImportFrom extends ExchangeCommand {
  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "FILE")
  private String file = "";

  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

  @Mixin private final SourceOptions source = new SourceOptions();

  @Option(names = "--replace")
  private boolean replace;

  @Option(names = "--revive")
  private boolean revive;

  @Option(names = "--base", paramLabel = "REVISION")
  private Optional<Long> base = Optional.empty();

  @Option(names = "--conflicts", paramLabel = "SIDE")
  private Optional<ConflictSide> side = Optional.empty();

  @Option(names = "--all")
  private boolean all;

  @Option(names = "--draft")
  private boolean draft;

  @Mixin private final SaveOptions saving = new SaveOptions();

  public ImportFrom(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    if (catalog.isPresent()) {
      checkName(catalog.get());
    }
    if (replace && base.isPresent()) {
      throw complain(Exit.USAGE, "import.replace-or-base");
    }
    try (Progress progress = new Progress(terminal(), lang())) {
      ImportReader.Options how = how();
      progress.say(tell("import.reading", file));
      Source.Text read = new Source(invocation(), source).read(file, how);
      progress.wipe();
      read.guessed()
          .ifPresent(
              charset -> terminal().err().println(tell("import.guessed", file, charset.name())));
      LeftOut leftOut = new LeftOut(invocation(), source, file, read.file().reading());
      leftOut.check();
      if (replace && !leftOut.reading().ofRows().isEmpty() && source.skipsBadRows()) {
        throw complain(Exit.USAGE, "import.replace-bad-rows");
      }
      try (IndexAhead ahead = indexAhead();
          Store opened = openStore()) {
        CatalogStore store = opened.catalogs();
        progress.say(tell("import.comparing", read.file().size()));
        OptionalLong seen = OptionalLong.of(store.revision());
        ImportPlan plan = plan(opened, read.file(), OptionalLong.empty());
        progress.wipe();
        ImportProposal.How planned =
            new ImportProposal.How(
                new Preview.Options(file, replace || base.isPresent(), all, side),
                read.guessed(),
                draft,
                replace,
                indexing(ahead, opened),
                () -> plan(opened, read.file(), seen),
                ImportProposal.ATTEMPTS);
        return new SaveFlow(invocation(), saving)
            .save(
                new ImportProposal(invocation(), store, saving, progress, leftOut, plan, planned));
      }
    }
  }

  private ImportProposal.Indexing indexing(IndexAhead ahead, Store opened) {
    return new ImportProposal.Indexing() {
      @Override
      public void begin(List<Entry> added) {
        ahead.begin(home().index(opened.place()), added);
      }

      @Override
      public void saving() {
        ahead.saving();
      }

      @Override
      public void saved(long revision) {
        ahead.saved(EntrySource.of(opened.catalogs()), revision);
      }
    };
  }

  private ImportReader.Options how() throws Refusal {
    Optional<FileFormat> format = source.format(file);
    if (format.isEmpty()) {
      throw complain(
          Exit.USAGE,
          "import.which-format",
          file,
          Arrays.stream(FileFormat.values())
              .map(FileFormat::tag)
              .collect(Collectors.joining(", ")));
    }
    Map<String, String> map =
        ColumnMap.of(source.map())
            .orElseThrow(
                () -> complain(Exit.USAGE, "import.bad-map", String.join(" ", source.map())));
    if (source.isDelimiterBad()) {
      throw complain(Exit.USAGE, "import.bad-delimiter");
    }
    return new ImportReader.Options(
        format.get(),
        catalog.orElse(""),
        map,
        source.pattern(),
        source.section(),
        source.delimiter());
  }

  private ImportPlan plan(Store opened, ImportFile read, OptionalLong seen) throws Refusal {
    CatalogStore store = opened.catalogs();
    OptionalLong since = base.map(OptionalLong::of).orElse(OptionalLong.empty());
    if (since.isPresent() && since.getAsLong() > store.revision()) {
      throw complain(Exit.USAGE, "import.no-such-revision", since.getAsLong(), store.revision());
    }
    Optional<String> into =
        catalog.isEmpty() && read instanceof ImportFile.Translations
            ? Optional.of(catalog(store, catalog).id())
            : catalog;
    try {
      ImportPlan plan =
          opened
              .imports()
              .plan(read, new Import.Options(into, replace, since).reviving(revive).seeing(seen));
      if (plan.isNew()) {
        checkName(plan.catalog().id());
      }
      return plan;
    } catch (CatalogException mistake) {
      throw new Refusal(Exit.USAGE, mistake.say(lang()));
    }
  }
}
