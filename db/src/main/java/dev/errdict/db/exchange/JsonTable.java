package dev.errdict.db.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.errdict.db.CatalogException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a JSON list of objects (RFC 8259): each is a row, each key a column, and a key inside an
 * object follows that object's key: {@code title.en}. Lists inside are left out.
 */
final class JsonTable {
  /** As deep as a catalog file may be. */
  private static final int MAX_DEPTH = 16;

  /** Every row is as wide as all columns are many. */
  private static final int MAX_COLUMNS = 1000;

  private final JsonParser json;
  private final ImportLimits limits;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final List<Cells> rows = new ArrayList<>();

  private JsonTable(JsonParser json, ImportLimits limits) {
    this.json = json;
    this.limits = limits;
  }

  /** One object's cells by their column. */
  private record Cells(int line, Map<Integer, String> byColumn) {}

  static Table read(Reader in, ImportLimits limits) throws IOException, CatalogException {
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
      return new JsonTable(json, limits).table();
    }
  }

  private static int line(JsonLocation location) {
    return location == null ? 1 : Math.max(1, location.getLineNr());
  }

  private Table table() throws IOException, CatalogException {
    try {
      return rows();
    } catch (StreamConstraintsException e) {
      int line = line(json.currentTokenLocation());
      throw json.getParsingContext().getNestingDepth() > MAX_DEPTH
          ? new CatalogException(e, "format.too-deep", line, MAX_DEPTH)
          : new CatalogException(e, "import.cell-too-long", line, limits.cell());
    } catch (JsonProcessingException e) {
      throw new CatalogException(e, "format.syntax", line(e.getLocation()), e.getOriginalMessage());
    }
  }

  private Table rows() throws IOException, CatalogException {
    expect(json.nextToken(), JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json.currentToken(), JsonToken.START_OBJECT);
      if (rows.size() == limits.rows()) {
        throw new CatalogException("import.too-many", limits.rows());
      }
      Cells row = new Cells(line(json.currentTokenLocation()), new HashMap<>());
      object("", row);
      rows.add(row);
    }
    if (json.nextToken() != null) {
      throw noList();
    }
    return new Table(List.copyOf(columns.keySet()), rows.stream().map(row -> row(row)).toList());
  }

  private TableRow row(Cells cells) {
    List<String> all = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      all.add(cells.byColumn().getOrDefault(column, ""));
    }
    return Table.row(cells.line(), all, columns.size());
  }

  private void object(String above, Cells into) throws IOException, CatalogException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = above + json.currentName();
      switch (json.nextToken()) {
        case START_OBJECT -> object(key + ".", into);
        case START_ARRAY -> json.skipChildren();
        case VALUE_NULL -> column(key);
        default -> into.byColumn().put(column(key), json.getText());
      }
    }
  }

  private int column(String key) throws CatalogException {
    int column = columns.computeIfAbsent(key, name -> columns.size());
    if (columns.size() > MAX_COLUMNS) {
      throw new CatalogException("import.too-many-columns", MAX_COLUMNS);
    }
    return column;
  }

  private void expect(JsonToken found, JsonToken wanted) throws CatalogException {
    if (found != wanted) {
      throw noList();
    }
  }

  private CatalogException noList() {
    return new CatalogException("import.no-json-list", line(json.currentTokenLocation()));
  }
}
