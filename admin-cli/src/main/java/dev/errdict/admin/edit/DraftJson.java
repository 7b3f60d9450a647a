package dev.errdict.admin.edit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.json.ChangesJson;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.admin.save.SaveOutcome;
import dev.errdict.db.rows.CatalogChange;
import dev.errdict.db.rows.Renaming;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** The result of a command that saves, as JSON. */
final class DraftJson {
  private DraftJson() {}

  static void write(
      PrintWriter out,
      Lang lang,
      Purpose purpose,
      List<CatalogChange> catalogs,
      List<Draft> drafts,
      SaveOutcome outcome)
      throws IOException {
    try (JsonPage page = new JsonPage(out, purpose.command(), lang)) {
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
      if (!purpose.renamings().isEmpty()) {
        write(json, purpose.renamings());
      }
    }
  }

  private static void write(JsonGenerator json, List<Renaming> renamings) throws IOException {
    json.writeArrayFieldStart("renamed");
    for (Renaming renaming : renamings) {
      json.writeStartObject();
      json.writeStringField("catalog", renaming.before().catalog());
      json.writeStringField("code", renaming.before().code());
      json.writeStringField("newCatalog", renaming.after().catalog());
      json.writeStringField("newCode", renaming.after().code());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
