package dev.errdict.admin.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.code.CodeMention;
import dev.errdict.search.lookup.Explanation;
import dev.errdict.search.rank.Evidence;
import dev.errdict.search.rank.Ranked;
import dev.errdict.search.rank.Ranking;
import dev.errdict.search.witness.CodeWitness;
import dev.errdict.search.witness.NumberWitness;
import dev.errdict.search.witness.TextWitness;
import dev.errdict.search.witness.Witness;
import java.io.IOException;
import java.util.Map;

/** The field {@code explanation} of an answer. */
public final class ExplanationJson {
  private final JsonGenerator json;

  public ExplanationJson(JsonGenerator json) {
    this.json = json;
  }

  public void write(Explanation explanation) throws IOException {
    json.writeObjectFieldStart("explanation");
    json.writeArrayFieldStart("mentions");
    for (Witness witness : explanation.witnesses()) {
      switch (witness) {
        case CodeWitness code -> mention(code.mention(), 1);
        case NumberWitness number -> mention(number.mention(), number.chance());
        case TextWitness _ -> {}
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("texts");
    for (Witness witness : explanation.witnesses()) {
      if (witness instanceof TextWitness text) {
        text(text);
      }
    }
    json.writeEndArray();
    if (explanation.ranking().isPresent()) {
      ranking(explanation.ranking().get());
    }
    json.writeEndObject();
  }

  private void mention(CodeMention mention, double chance) throws IOException {
    json.writeStartObject();
    json.writeStringField("written", mention.written());
    json.writeStringField("code", mention.code());
    json.writeStringField("kind", AnswerJson.tag(mention.kind()));
    json.writeNumberField("chance", chance);
    json.writeNumberField("at", mention.at());
    json.writeNumberField("depth", mention.depth());
    json.writeEndObject();
  }

  private void text(TextWitness text) throws IOException {
    json.writeStartObject();
    json.writeStringField("written", text.written());
    json.writeNumberField("weight", text.weight());
    json.writeNumberField("at", text.at());
    json.writeArrayFieldStart("entries");
    for (EntryRef ref : text.entries()) {
      json.writeStartObject();
      json.writeStringField("catalog", ref.catalog());
      json.writeStringField("code", ref.code());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void ranking(Ranking ranking) throws IOException {
    json.writeStringField("verdict", AnswerJson.tag(ranking.verdict()));
    json.writeObjectFieldStart("terms");
    for (Map.Entry<String, Float> term : ranking.asked().terms().entrySet()) {
      json.writeNumberField(term.getKey(), term.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("ranked");
    for (Ranked ranked : ranking.entries()) {
      json.writeStartObject();
      json.writeStringField("catalog", ranked.ref().catalog());
      json.writeStringField("code", ranked.ref().code());
      json.writeNumberField("score", ranked.score());
      json.writeNumberField("chance", ranked.chance());
      json.writeObjectFieldStart("parts");
      double[] parts = ranked.evidence().parts();
      for (int i = 0; i < parts.length; i++) {
        json.writeNumberField(Evidence.NAMES.get(i), parts[i]);
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
