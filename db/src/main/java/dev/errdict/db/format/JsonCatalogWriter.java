package dev.errdict.db.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.Entry;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * Writes a catalog file's tree as JSON. {@link dev.errdict.db.format.CatalogReader} reads it, since
 * JSON is YAML 1.2.
 */
public final class JsonCatalogWriter {
  private JsonCatalogWriter() {}

  /** Writes the document; the writer stays open. */
  public static void write(CatalogDocument document, Writer out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.configure(StreamWriteFeature.FLUSH_PASSED_TO_STREAM.mappedFeature(), true);
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      json.writeStartObject();
      for (Map.Entry<String, Object> field :
          CatalogWriter.headTree(document.catalog()).entrySet()) {
        json.writeFieldName(field.getKey());
        write(json, field.getValue());
      }
      if (!document.entries().isEmpty()) {
        json.writeArrayFieldStart("entries");
        for (Entry entry : document.entries()) {
          write(json, EntryWriter.tree(entry));
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    out.write('\n');
  }

  /** Writes a tree of maps, lists, strings, numbers and booleans. */
  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> field : map.entrySet()) {
          json.writeFieldName(String.valueOf(field.getKey()));
          write(json, field.getValue());
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (Object item : list) {
          write(json, item);
        }
        json.writeEndArray();
      }
      case Boolean flag -> json.writeBoolean(flag);
      default -> json.writeString(String.valueOf(value));
    }
  }
}
