package dev.errdict.admin.care;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.backup.Backup;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies the database into one file, while it is in use. */
@Command(name = "backup")
public final class BackUp extends CareReport {
  @Parameters(paramLabel = "FILE", descriptionKey = "BACKUP-FILE")
  private Path file = Path.of("");

  public BackUp(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, IOException {
    try (Store store = openStoreToRead()) {
      Backup.Contents contents = store.care().backUp(file);
      Path written = file.toAbsolutePath().normalize();
      if (json()) {
        try (JsonPage page = page("backup")) {
          BackupJson.write(page.json(), written, contents);
        }
      } else {
        out()
            .println(
                word(
                    "backup.done",
                    written,
                    contents.revision(),
                    contents.entries(),
                    Bytes.text(contents.bytes())));
      }
      return Exit.FOUND;
    }
  }
}
