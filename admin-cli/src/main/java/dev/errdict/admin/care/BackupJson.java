package dev.errdict.admin.care;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.db.backup.Backup;
import java.io.IOException;
import java.nio.file.Path;

/** The fields of a backup, as docs/json.md describes them. */
final class BackupJson {
  private BackupJson() {}

  static void write(JsonGenerator json, Path file, Backup.Contents contents) throws IOException {
    json.writeStringField("file", file.toString());
    json.writeNumberField("revision", contents.revision());
    json.writeNumberField("catalogs", contents.catalogs());
    json.writeNumberField("entries", contents.entries());
    json.writeNumberField("bytes", contents.bytes());
  }
}
