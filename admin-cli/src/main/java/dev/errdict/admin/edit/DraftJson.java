package dev.errdict.admin.edit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.diff.FieldChange;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalLong;

/** What a command that writes has done, for scripts. */
final class DraftJson {
  private DraftJson() {}

  /**
   * @param revision empty when nothing was saved
   */
  static void write(
      PrintWriter out, String command, List<Draft> drafts, OptionalLong revision, boolean dryRun)
      throws IOException {
    try (JsonPage page = new JsonPage(out, command)) {
      JsonGenerator json = page.json();
      json.writeBooleanField("saved", revision.isPresent());
      if (revision.isPresent()) {
        json.writeNumberField("revision", revision.getAsLong());
      }
      json.writeBooleanField("dryRun", dryRun);
      json.writeArrayFieldStart("entries");
      for (Draft draft : drafts) {
        json.writeStartObject();
        json.writeStringField("catalog", draft.ref().catalog());
        json.writeStringField("code", draft.ref().code());
        json.writeArrayFieldStart("changes");
        for (FieldChange change : draft.changes()) {
          json.writeStartObject();
          json.writeStringField("field", change.path());
          if (change.before().isPresent()) {
            json.writeStringField("before", change.before().get());
          }
          if (change.after().isPresent()) {
            json.writeStringField("after", change.after().get());
          }
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }
}
