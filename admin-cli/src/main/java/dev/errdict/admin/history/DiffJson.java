package dev.errdict.admin.history;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.json.ChangesJson;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.rows.CatalogChange;
import dev.errdict.db.rows.EntryChange;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** The difference between two revisions, as JSON. */
final class DiffJson {
  private DiffJson() {}

  static void write(
      PrintWriter out,
      Lang lang,
      long from,
      long to,
      List<CatalogChange> catalogs,
      List<EntryChange> entries)
      throws IOException {
    try (JsonPage page = new JsonPage(out, "diff", lang)) {
      JsonGenerator json = page.json();
      ChangesJson changes = new ChangesJson(json);
      json.writeNumberField("from", from);
      json.writeNumberField("to", to);
      changes.writeCatalogs(catalogs);
      json.writeArrayFieldStart("entries");
      for (EntryChange entry : entries) {
        json.writeStartObject();
        json.writeStringField("catalog", entry.ref().catalog());
        json.writeStringField("code", entry.ref().code());
        json.writeStringField("became", ChangeEffect.of(entry).tag());
        changes.write(entry.fields());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }
}
