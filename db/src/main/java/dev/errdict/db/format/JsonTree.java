package dev.errdict.db.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON (RFC 8259) into nodes that know their line; repeated keys are kept separately. */
public final class JsonTree {
  /** The same depth as for a catalog file. */
  private static final int MAX_DEPTH = 16;

  private final JsonParser json;
  private final ImportLimits limits;

  private JsonTree(JsonParser json, ImportLimits limits) {
    this.json = json;
    this.limits = limits;
  }

  public static YamlNode read(Reader in, ImportLimits limits) throws IOException, CatalogException {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(limits.cell())
                    .maxNameLength(limits.cell())
                    .maxNumberLength(limits.cell())
                    .build())
            .build();
    try (JsonParser json = factory.createParser(in)) {
      return new JsonTree(json, limits).root();
    }
  }

  private YamlNode root() throws IOException, CatalogException {
    try {
      if (json.nextToken() == null) {
        throw new CatalogException(Problem.IMPORT_NO_ROWS);
      }
      YamlNode root = node();
      if (json.nextToken() != null) {
        throw new CatalogException(Problem.IMPORT_NO_JSON_LIST, line());
      }
      return root;
    } catch (StreamConstraintsException e) {
      throw json.getParsingContext().getNestingDepth() > MAX_DEPTH
          ? new CatalogException(e, Problem.FORMAT_TOO_DEEP, line(), MAX_DEPTH)
          : new CatalogException(e, Problem.IMPORT_CELL_TOO_LONG, line(), limits.cell());
    } catch (JsonProcessingException e) {
      throw new CatalogException(
          e, Problem.IMPORT_NO_JSON, line(e.getLocation()), e.getOriginalMessage());
    }
  }

  private int line() {
    return line(json.currentTokenLocation());
  }

  private static int line(JsonLocation location) {
    return location == null ? 1 : Math.max(1, location.getLineNr());
  }

  private YamlNode node() throws IOException, CatalogException {
    int line = line();
    return switch (json.currentToken()) {
      case START_OBJECT -> mapping(line);
      case START_ARRAY -> {
        List<YamlNode> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          items.add(node());
        }
        yield new YamlNode.Sequence(line, items);
      }
      case VALUE_NULL -> new YamlNode.Scalar(line, "");
      default -> new YamlNode.Scalar(line, json.getText());
    };
  }

  private YamlNode mapping(int line) throws IOException, CatalogException {
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    List<YamlNode.Mapping.Field> twice = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      json.nextToken();
      YamlNode value = node();
      if (fields.containsKey(key)) {
        twice.add(new YamlNode.Mapping.Field(key, value));
      } else {
        fields.put(key, value);
      }
    }
    return new YamlNode.Mapping(line, fields, List.copyOf(twice));
  }
}
