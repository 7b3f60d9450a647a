package dev.errdict.admin.care;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.backup.Backup;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.Restored;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replaces the database by a backup, and keeps the old one. */
@Command(name = "restore-backup")
public final class RestoreBackup extends CareReport {
  @Parameters(paramLabel = "FILE", descriptionKey = "RESTORE-FILE")
  private Path file = Path.of("");

  @Option(names = {"-y", "--yes"})
  private boolean yes;

  public RestoreBackup(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    if (!yes && (json() || !terminal().canAsk())) {
      throw complain(Exit.USAGE, "restore.needs-yes");
    }
    if (storeOptions().database().isPresent()) {
      throw complain(Exit.USAGE, "restore.other-database", storeOptions().database().get().place());
    }
    Path from = file.toAbsolutePath().normalize();
    Backup.Contents contents = Backup.verify(from);
    if (!json()) {
      out()
          .println(
              word(
                  "restore.sound",
                  from,
                  contents.revision(),
                  contents.entries(),
                  Bytes.text(contents.bytes())));
    }
    if (!mayGoOn(yes, word("restore.ask", home().folder()))) {
      out().println(word("restore.declined"));
      return Exit.NOT_FOUND;
    }
    Restored restored =
        Store.restore(home(), from, invocation().clock(), ZoneId.systemDefault(), storeOptions());
    report(from, contents, restored);
    return Exit.FOUND;
  }

  private void report(Path from, Backup.Contents contents, Restored restored) throws IOException {
    if (!json()) {
      out().println(word("restore.done", home().folder()));
      restored.aside().ifPresent(old -> out().println(word("restore.kept", old)));
      if (restored.turnedLearningOff()) {
        out().println(word("restore.learning-off"));
      }
      return;
    }
    try (JsonPage page = page("restore-backup")) {
      BackupJson.write(page.json(), from, contents);
      if (restored.aside().isPresent()) {
        page.json().writeStringField("kept", restored.aside().get().toString());
      }
      page.json().writeBooleanField("turnedLearningOff", restored.turnedLearningOff());
    }
  }
}
