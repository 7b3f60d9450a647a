package dev.errdict.admin.edit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.json.ChangesJson;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.admin.save.SaveOutcome;
import dev.errdict.db.store.CatalogChange;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** What a command that writes has done, for scripts. */
final class DraftJson {
  private DraftJson() {}

  static void write(
      PrintWriter out,
      String command,
      List<CatalogChange> catalogs,
      List<Draft> drafts,
      SaveOutcome outcome)
      throws IOException {
    try (JsonPage page = new JsonPage(out, command)) {
      JsonGenerator json = page.json();
      outcome.write(json);
      ChangesJson changes = new ChangesJson(json);
      changes.writeCatalogs(catalogs);
      json.writeArrayFieldStart("entries");
      for (Draft draft : drafts) {
        json.writeStartObject();
        json.writeStringField("catalog", draft.ref().catalog());
        json.writeStringField("code", draft.ref().code());
        changes.write(draft.changes());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }
}
