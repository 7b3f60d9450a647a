package dev.errdict.admin.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.search.Explanation;
import dev.errdict.search.code.CodeMention;
import dev.errdict.search.rank.Evidence;
import dev.errdict.search.rank.Ranked;
import dev.errdict.search.rank.Ranking;
import java.io.IOException;
import java.util.Map;

/** What led to an answer: the field {@code explanation}. */
public final class ExplanationJson {
  private final JsonGenerator json;

  public ExplanationJson(JsonGenerator json) {
    this.json = json;
  }

  public void write(Explanation explanation) throws IOException {
    json.writeObjectFieldStart("explanation");
    json.writeArrayFieldStart("mentions");
    for (CodeMention mention : explanation.mentions()) {
      json.writeStartObject();
      json.writeStringField("written", mention.written());
      json.writeStringField("code", mention.code());
      json.writeStringField("kind", AnswerJson.tag(mention.kind()));
      json.writeNumberField("at", mention.at());
      json.writeNumberField("depth", mention.depth());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (explanation.ranking().isPresent()) {
      ranking(explanation.ranking().get());
    }
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
