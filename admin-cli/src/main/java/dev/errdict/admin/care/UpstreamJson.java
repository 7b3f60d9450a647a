package dev.errdict.admin.care;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.db.diff.FieldChange;
import dev.errdict.db.rows.EntryChange;
import dev.errdict.db.upstream.UpstreamConflict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The fields of {@code upstream --json}, as docs/json.md describes them. */
final class UpstreamJson {
  private UpstreamJson() {}

  static void status(JsonGenerator json, List<UpstreamConflict> open, int edited)
      throws IOException {
    json.writeNumberField("edited", edited);
    json.writeArrayFieldStart("conflicts");
    for (UpstreamConflict conflict : open) {
      json.writeStartObject();
      name(json, conflict.target().catalog(), conflict.target().code());
      json.writeStringField("field", conflict.path().name());
      optional(json, "base", conflict.base());
      optional(json, "here", conflict.here());
      optional(json, "shipped", conflict.shipped());
      json.writeNumberField("revision", conflict.revision());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void diff(JsonGenerator json, List<EntryChange> edits) throws IOException {
    json.writeArrayFieldStart("entries");
    for (EntryChange edit : edits) {
      json.writeStartObject();
      name(json, edit.ref().catalog(), Optional.of(edit.ref().code()));
      json.writeArrayFieldStart("changes");
      for (FieldChange change : edit.fields()) {
        json.writeStartObject();
        json.writeStringField("field", change.path().name());
        optional(json, "before", change.before());
        optional(json, "after", change.after());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void settled(JsonGenerator json, ConflictResolution.Result result, boolean dryRun)
      throws IOException {
    json.writeNumberField("settled", result.settled());
    if (result.revision().isPresent()) {
      json.writeNumberField("revision", result.revision().getAsLong());
    }
    json.writeBooleanField("dryRun", dryRun);
  }

  private static void name(JsonGenerator json, String catalog, Optional<String> code)
      throws IOException {
    json.writeStringField("catalog", catalog);
    optional(json, "code", code);
  }

  private static void optional(JsonGenerator json, String field, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get());
    }
  }
}
