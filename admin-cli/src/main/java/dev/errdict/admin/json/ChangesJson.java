package dev.errdict.admin.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.db.diff.FieldChange;
import dev.errdict.db.rows.CatalogChange;
import java.io.IOException;
import java.util.List;

/** The fields that differ between two versions. */
public final class ChangesJson {
  private final JsonGenerator json;

  public ChangesJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the array {@code changes}. */
  public void write(List<FieldChange> changes) throws IOException {
    json.writeArrayFieldStart("changes");
    for (FieldChange change : changes) {
      json.writeStartObject();
      json.writeStringField("field", change.path().name());
      if (change.before().isPresent()) {
        json.writeStringField("before", change.before().get());
      }
      if (change.after().isPresent()) {
        json.writeStringField("after", change.after().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes the array {@code catalogs}. */
  public void writeCatalogs(List<CatalogChange> catalogs) throws IOException {
    json.writeArrayFieldStart("catalogs");
    for (CatalogChange catalog : catalogs) {
      json.writeStartObject();
      json.writeStringField("catalog", catalog.id());
      write(catalog.fields());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
