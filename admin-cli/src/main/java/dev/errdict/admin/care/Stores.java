package dev.errdict.admin.care;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.backup.Backup;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.copy.StoreCopy;
import dev.errdict.db.copy.StoreCopy.Target;
import dev.errdict.db.home.ConfigLines;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies the whole store to another place, on either engine. */
@Command(name = "store")
public final class Stores extends CareReport {
  /** What no name of a folder has; an address may have a password, and is not repeated. */
  private static final Pattern ADDRESS = Pattern.compile("^(jdbc|postgres(ql)?):|://");

  @Parameters(paramLabel = "copy", descriptionKey = "STORE-ACTION")
  private String action = "";

  @Option(names = "--to", paramLabel = "URL|FOLDER", required = true)
  private String to = "";

  @Option(names = "--to-user", paramLabel = "NAME")
  private Optional<String> user = Optional.empty();

  @Option(names = "--to-password", paramLabel = "FILE")
  private Optional<String> passwordFile = Optional.empty();

  public Stores(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    if (!action.equals("copy")) {
      throw complain(Exit.USAGE, "store.action", action);
    }
    Target target = target();
    try (Store source = openStoreToRead()) {
      report(source, target, copy(source, target));
    }
    return Exit.FOUND;
  }

  private Backup.Contents copy(Store source, Target target) throws CatalogException {
    try (RowProgress bar = new RowProgress(terminal())) {
      return new StoreCopy(home(), invocation().clock(), ZoneId.systemDefault(), storeOptions())
          .copy(source, target, bar);
    }
  }

  private Target target() throws CatalogException, Refusal {
    if (ADDRESS.matcher(to).find()) {
      Map<String, String> variables = new HashMap<>(databaseVariables());
      user.ifPresent(name -> variables.put(DatabaseAddress.USER, name));
      passwordFile.ifPresent(file -> variables.put(DatabaseAddress.PASSWORD_FILE, file));
      return new Target.Server(DatabaseAddress.of(to, variables));
    }
    try {
      return new Target.Folder(new Home(Path.of(to)));
    } catch (InvalidPathException e) {
      throw complain(Exit.USAGE, "store.no-target", to);
    }
  }

  /** Says how programs come to use the copy: until then they use what was copied. */
  private void next(Store source, Target target) {
    switch (target) {
      case Target.Server(DatabaseAddress address) -> {
        out()
            .println(
                word(
                    "store.next-server",
                    source.place(),
                    ConfigLines.fileOf(home(), terminal().environment())));
        out().println("  database = " + address.url());
        address.user().ifPresent(name -> out().println("  database-user = " + name));
        address
            .passwordFile()
            .ifPresent(
                file -> out().println("  database-password-file = " + file.toAbsolutePath()));
      }
      case Target.Folder(Home home) -> out().println(word("store.next-home", home.folder()));
    }
  }

  private static String name(Target target) {
    return switch (target) {
      case Target.Server(DatabaseAddress address) -> address.place();
      case Target.Folder(Home home) -> home.folder().toString();
    };
  }

  private void report(Store source, Target target, Backup.Contents contents) throws IOException {
    if (!json()) {
      out().println(word("store.copied", name(target), contents.revision(), contents.entries()));
      next(source, target);
      return;
    }
    try (JsonPage page = page("store")) {
      page.json().writeStringField("to", name(target));
      page.json().writeNumberField("revision", contents.revision());
      page.json().writeNumberField("catalogs", contents.catalogs());
      page.json().writeNumberField("entries", contents.entries());
    }
  }
}
