package dev.errdict.admin.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Candidate;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** An answer's fields. */
public final class AnswerJson {
  private final JsonGenerator json;
  private final Lang lang;

  /**
   * @param lang of the titles of candidates and neighbours; entries come in both languages
   */
  public AnswerJson(JsonGenerator json, Lang lang) {
    this.json = json;
    this.lang = lang;
  }

  public void write(Answer answer) throws IOException {
    json.writeStringField(
        "answer",
        switch (answer) {
          case Answer.Found _ -> "found";
          case Answer.Choices _ -> "choices";
          case Answer.NotFound _ -> "not-found";
        });
    json.writeObjectFieldStart("reason");
    json.writeStringField("kind", tag(answer.reason().kind()));
    strings("about", answer.reason().about());
    json.writeEndObject();
    switch (answer) {
      case Answer.Found found -> {
        EntryJson entries = new EntryJson(json);
        json.writeArrayFieldStart("entries");
        for (Entry entry : found.entries()) {
          entries.write(entry);
        }
        json.writeEndArray();
        strings("unknown", found.unknown());
        json.writeNumberField("more", found.more());
      }
      case Answer.Choices choices -> {
        json.writeArrayFieldStart("candidates");
        for (Candidate candidate : choices.candidates()) {
          json.writeStartObject();
          name(candidate.entry());
          json.writeNumberField("chance", candidate.score());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      case Answer.NotFound nothing -> {
        json.writeArrayFieldStart("near");
        for (Entry entry : nothing.near()) {
          json.writeStartObject();
          name(entry);
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("more", nothing.more());
      }
    }
  }

  static String tag(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void name(Entry entry) throws IOException {
    json.writeStringField("catalog", entry.ref().catalog());
    json.writeStringField("code", entry.code());
    json.writeStringField("title", entry.title(lang));
  }

  private void strings(String field, List<String> strings) throws IOException {
    json.writeArrayFieldStart(field);
    for (String string : strings) {
      json.writeString(string);
    }
    json.writeEndArray();
  }
}
