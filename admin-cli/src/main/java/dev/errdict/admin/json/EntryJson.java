package dev.errdict.admin.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Limit;
import dev.errdict.db.catalog.Link;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.Relation;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** An entry with the texts that people see, in both languages. */
public final class EntryJson {
  private final JsonGenerator json;

  public EntryJson(JsonGenerator json) {
    this.json = json;
  }

  public void write(Entry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("catalog", entry.ref().catalog());
    json.writeStringField("code", entry.code());
    if (entry.module().isPresent()) {
      json.writeStringField("module", entry.module().get());
    }
    json.writeBooleanField("retired", entry.retired());
    json.writeStringField("retry", entry.retry().tag());
    json.writeStringField("mender", entry.mender().tag());
    json.writeBooleanField("vendorAdvice", entry.vendorAdvice());
    text(entry.texts(), Field.TITLE);
    text(entry.texts(), Field.MEANING);
    json.writeArrayFieldStart("variants");
    for (Variant variant : entry.variants()) {
      json.writeStartObject();
      if (!variant.messages().isEmpty()) {
        json.writeObjectFieldStart("messages");
        for (Map.Entry<Lang, String> message : variant.messages().entrySet()) {
          json.writeStringField(message.getKey().tag(), message.getValue());
        }
        json.writeEndObject();
      }
      if (variant.message().isPresent()) {
        json.writeStringField("message", variant.message().get());
      }
      text(variant.texts(), Field.MEANING);
      json.writeEndObject();
    }
    json.writeEndArray();
    text(entry.texts(), Field.CAUSE);
    text(entry.texts(), Field.ACTION);
    text(entry.texts(), Field.NOTE);
    limits(entry);
    relations(entry);
    links(entry);
    phrases(entry);
    json.writeEndObject();
  }

  private void text(Texts texts, Field field) throws IOException {
    json.writeObjectFieldStart(field.tag());
    for (Lang lang : Lang.values()) {
      Optional<String> text = texts.best(field, lang);
      if (text.isPresent()) {
        json.writeStringField(lang.tag(), text.get());
      }
    }
    json.writeEndObject();
  }

  private void limits(Entry entry) throws IOException {
    json.writeArrayFieldStart("limits");
    for (Limit limit : entry.limits()) {
      json.writeStartObject();
      json.writeObjectFieldStart("what");
      json.writeStringField("zh", limit.whatZh());
      json.writeStringField("en", limit.whatEn());
      json.writeEndObject();
      json.writeFieldName("atMost");
      json.writeNumber(limit.amount());
      json.writeStringField("unit", limit.unit());
      json.writeStringField("per", limit.period());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void relations(Entry entry) throws IOException {
    json.writeArrayFieldStart("related");
    for (Relation relation : entry.relations()) {
      json.writeStartObject();
      json.writeStringField("kind", relation.kind().tag());
      json.writeStringField("code", relation.code());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void links(Entry entry) throws IOException {
    json.writeArrayFieldStart("links");
    for (Link link : entry.links()) {
      json.writeStartObject();
      json.writeStringField("label", link.label());
      json.writeStringField("url", link.url());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void phrases(Entry entry) throws IOException {
    json.writeArrayFieldStart("phrases");
    for (Phrase phrase : entry.phrases()) {
      json.writeStartObject();
      json.writeStringField("kind", phrase.kind().tag());
      json.writeStringField("lang", phrase.lang().tag());
      json.writeStringField("text", phrase.content());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
