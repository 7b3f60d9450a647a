package dev.errdict.admin.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.admin.save.SaveOutcome;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.diff.ComparedField;
import dev.errdict.db.diff.FieldConflict;
import dev.errdict.db.diff.FieldState;
import dev.errdict.db.plan.ImportPlan;
import dev.errdict.db.plan.PlannedEntry;
import dev.errdict.db.rows.FormerName;
import dev.errdict.db.table.Defect;
import dev.errdict.db.table.Reading;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The result of an import, as JSON. */
final class PlanJson {
  private PlanJson() {}

  /**
   * The outcome of a plan.
   *
   * @param guessed the file's encoding, if it was detected
   * @param badRows the file of the rows that were left out
   */
  record Outcome(
      SaveOutcome saved,
      Optional<ConflictSide> side,
      Reading reading,
      Optional<Charset> guessed,
      Optional<Path> badRows) {}

  static void write(PrintWriter out, ImportPlan plan, Outcome outcome, Lang lang)
      throws IOException {
    Optional<ConflictSide> side = outcome.side();
    try (JsonPage page = new JsonPage(out, "import", lang)) {
      JsonGenerator json = page.json();
      outcome.saved().write(json);
      json.writeStringField("catalog", plan.catalog().id());
      json.writeBooleanField("newCatalog", plan.isNew());
      if (side.isPresent()) {
        json.writeStringField("conflicts", side.get().tag());
      }
      reading(json, outcome, lang);
      json.writeNumberField("same", plan.same());
      json.writeArrayFieldStart("missing");
      for (EntryRef ref : plan.missing()) {
        json.writeString(ref.code());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("keptOut");
      for (FormerName name : plan.keptOut()) {
        json.writeStartObject();
        json.writeStringField("code", name.name().code());
        json.writeNumberField("revision", name.revision());
        if (name.now().isPresent()) {
          json.writeStringField("now", name.now().get().toString());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("catalogConflicts");
      for (FieldConflict conflict : plan.catalogConflicts()) {
        field(json, ComparedField.of(conflict));
      }
      json.writeEndArray();
      json.writeArrayFieldStart("entries");
      for (PlannedEntry entry : plan.entries()) {
        entry(json, entry);
      }
      json.writeEndArray();
    }
  }

  private static void reading(JsonGenerator json, Outcome outcome, Lang lang) throws IOException {
    if (outcome.guessed().isPresent()) {
      json.writeStringField("encoding", outcome.guessed().get().name());
    }
    if (outcome.reading().delimiter().isPresent()) {
      json.writeStringField("delimiter", outcome.reading().delimiter().get().toString());
    }
    json.writeArrayFieldStart("columns");
    for (Reading.Column column : outcome.reading().columns()) {
      json.writeStartObject();
      json.writeStringField("column", column.name());
      json.writeStringField("field", column.field());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("leftOut");
    for (Defect defect : outcome.reading().defects()) {
      json.writeStartObject();
      json.writeStringField("kind", defect.kind().tag());
      json.writeNumberField("line", defect.line());
      if (!defect.column().isEmpty()) {
        json.writeStringField("column", defect.column());
      }
      json.writeNumberField("rows", defect.rows());
      json.writeStringField("sentence", defect.say(lang));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("repeated", outcome.reading().again().same());
    json.writeNumberField("otherModules", outcome.reading().again().otherModules());
    if (outcome.badRows().isPresent()) {
      json.writeStringField("badRows", outcome.badRows().get().toString());
    }
  }

  private static void entry(JsonGenerator json, PlannedEntry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", entry.ref().code());
    json.writeStringField("state", ImportEffect.of(entry).tag());
    json.writeArrayFieldStart("fields");
    for (ComparedField field : entry.fields()) {
      if (field.state() != FieldState.SAME) {
        field(json, field);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void field(JsonGenerator json, ComparedField field) throws IOException {
    json.writeStartObject();
    json.writeStringField("field", field.path().name());
    json.writeStringField("state", field.state().name().toLowerCase(Locale.ROOT));
    if (field.here().isPresent()) {
      json.writeStringField("here", field.here().get());
    }
    if (field.file().isPresent()) {
      json.writeStringField("file", field.file().get());
    }
    json.writeEndObject();
  }
}
