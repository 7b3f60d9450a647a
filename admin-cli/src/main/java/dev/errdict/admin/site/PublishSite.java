package dev.errdict.admin.site;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.PrivateFiles;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Words;
import dev.errdict.search.reply.SiteLinks;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the catalogs as a web site, and can serve it locally. */
@Command(name = "site")
public final class PublishSite extends DictionaryCommand {
  private static final String USUAL_PORT = "8080";

  @Parameters(index = "0", arity = "0..1", paramLabel = "OUT", descriptionKey = "OUT")
  private Optional<String> out = Optional.empty();

  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

  @Option(names = "--base-url", paramLabel = "URL")
  private Optional<String> baseUrl = Optional.empty();

  @Option(names = "--title", paramLabel = "TEXT")
  private Optional<String> title = Optional.empty();

  @Option(names = "--serve", paramLabel = "PORT", arity = "0..1", fallbackValue = USUAL_PORT)
  private Optional<Integer> port = Optional.empty();

  @Option(names = "--json")
  private boolean json;

  public PublishSite(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    SiteOptions options = new SiteOptions(base(), title.filter(text -> !text.isBlank()));
    if (port.isPresent()) {
      return serve(options, port.get());
    }
    Path folder = folder(out.orElseThrow(() -> new Refusal(Exit.USAGE, tell("site.no-folder"))));
    SiteContent content;
    try (Store store = openStoreToRead()) {
      content = read(store);
    }
    report(content, write(content, options, folder), options);
    return Exit.FOUND;
  }

  private Optional<String> base() throws Refusal {
    Optional<String> asked = baseUrl.or(() -> terminal().variable(SiteLinks.VARIABLE));
    Optional<String> base = asked.flatMap(WebAddress::base);
    if (asked.isPresent() && base.isEmpty()) {
      throw new Refusal(Exit.USAGE, tell("site.bad-url", asked.get()));
    }
    return base;
  }

  private Path folder(String name) throws Refusal, IOException {
    try {
      Path folder = Path.of(name);
      Path site = SiteFolder.real(folder);
      Path home = SiteFolder.real(home().folder());
      if (site.startsWith(home) || home.startsWith(site)) {
        throw new Refusal(Exit.USAGE, tell("site.with-home", name, home));
      }
      if (!SiteFolder.isFree(folder)) {
        throw new Refusal(Exit.USAGE, tell("site.not-free", name));
      }
      return folder;
    } catch (InvalidPathException e) {
      throw new Refusal(Exit.USAGE, tell("site.no-name", name));
    }
  }

  private SiteContent read(Store store) throws Refusal {
    SiteContent content = SiteContent.read(store, catalog);
    if (content.catalogs().isEmpty()) {
      String known =
          store.catalogs().catalogs().stream().map(Catalog::id).collect(Collectors.joining(", "));
      throw new Refusal(
          Exit.NOT_FOUND,
          catalog
              .map(id -> tell("site.unknown-catalog", id, known))
              .orElseGet(() -> tell("site.nothing")));
    }
    return content;
  }

  private SiteFolder.Result write(SiteContent content, SiteOptions options, Path folder)
      throws Refusal {
    try {
      return new SiteFolder(folder).replace(new SiteWriter(content, options)::write);
    } catch (FileAlreadyExistsException e) {
      throw new Refusal(Exit.FAILURE, tell("site.in-the-way", e.getFile()));
    } catch (AccessDeniedException e) {
      throw new Refusal(
          Exit.FAILURE, tell("site.not-written", folder, tell("site.no-right", e.getFile())));
    } catch (FileSystemException e) {
      throw new Refusal(
          Exit.FAILURE,
          tell("site.not-written", folder, e.getReason() == null ? e.getFile() : e.getReason()));
    } catch (IOException e) {
      throw new Refusal(
          Exit.FAILURE, tell("site.not-written", folder, String.valueOf(e.getMessage())));
    }
  }

  private void report(SiteContent content, SiteFolder.Result result, SiteOptions options)
      throws IOException {
    if (json) {
      try (JsonPage page = new JsonPage(out(), "site", lang())) {
        page.json().writeNumberField("revision", content.revision());
        page.json().writeNumberField("entries", content.size());
        page.json().writeNumberField("files", result.files());
        page.json().writeNumberField("unchanged", result.unchanged());
      }
    } else {
      out()
          .println(
              tell(
                  "site.done", content.size(), out.orElse(""), result.files(), result.unchanged()));
    }
    if (options.baseUrl().isEmpty()) {
      terminal().err().println(tell("site.no-base"));
    }
  }

  /** Serves until the process is stopped. */
  private int serve(SiteOptions options, int port) throws CatalogException, Refusal, IOException {
    if (port < 0 || port > 65535) {
      throw new Refusal(Exit.USAGE, tell("site.bad-port", port));
    }
    if (out.isPresent()) {
      return serve(options, port, folder(out.get()));
    }
    Path folder = SiteFolder.temporary();
    try {
      return serve(options, port, folder);
    } finally {
      PrivateFiles.deleteFolder(Objects.requireNonNull(folder.getParent()));
    }
  }

  private int serve(SiteOptions options, int port, Path folder)
      throws CatalogException, Refusal, IOException {
    SiteContent content;
    // Opened first, as in other commands, for their error messages about the home.
    try (Store store = openStoreToRead()) {
      content = read(store);
    }
    write(content, options, folder);
    try (Store store =
            Store.of(
                home(),
                invocation().clock(),
                StoreOptions.ofResident("errdict site").on(storeOptions().database()));
        SiteServer server = SiteServer.start(folder, port)) {
      say(tell("site.serving", server.address()));
      store.follow(
          new SiteFollower(store, content.revision(), new Rewriting(store, options, folder)));
      server.await();
    } catch (BindException e) {
      throw new Refusal(Exit.FAILURE, tell("site.port-taken", port));
    }
    return Exit.FOUND;
  }

  private void say(String sentence) {
    out().println(sentence);
    out().flush();
  }

  /** Rewrites the served site after each edit. */
  private final class Rewriting implements SiteFollower.Work {
    private final Store store;
    private final SiteOptions options;
    private final Path folder;

    Rewriting(Store store, SiteOptions options, Path folder) {
      this.store = store;
      this.options = options;
      this.folder = folder;
    }

    @Override
    public void write() throws Refusal {
      PublishSite.this.write(read(store), options, folder);
    }

    @Override
    public void written(long revision) {
      say(tell("site.rebuilt", revision));
    }

    @Override
    public void refused(Refusal refusal) {
      terminal().err().println(refusal.sentence());
    }
  }

  private String tell(String key, Object... arguments) {
    return Words.of(PublishSite.class, lang()).say(key, arguments);
  }
}
