package dev.errdict.admin.history;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.Change;
import dev.errdict.db.rows.LoggedChange;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** The list of changes, as JSON. */
final class HistoryJson {
  private HistoryJson() {}

  /**
   * @param more whether older changes follow
   */
  static void write(PrintWriter out, Lang lang, List<LoggedChange> changes, boolean more)
      throws IOException {
    try (JsonPage page = new JsonPage(out, "history", lang)) {
      JsonGenerator json = page.json();
      json.writeBooleanField("more", more);
      json.writeArrayFieldStart("changes");
      for (LoggedChange logged : changes) {
        Change change = logged.change();
        json.writeStartObject();
        json.writeNumberField("revision", change.revision());
        json.writeStringField("at", change.at().toString());
        json.writeStringField("author", change.author());
        json.writeStringField("kind", change.kind().tag());
        json.writeStringField("message", change.message());
        json.writeNumberField("count", logged.entries());
        json.writeArrayFieldStart("entries");
        for (EntryRef ref : logged.some()) {
          json.writeStartObject();
          json.writeStringField("catalog", ref.catalog());
          json.writeStringField("code", ref.code());
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }
}
