package dev.errdict.admin.site;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A MiniSearch index built without MiniSearch. It is written in the format of MiniSearch's {@code
 * loadJS} (serialization version 2), without the parts that search.js adds: lists replace maps
 * whose keys are consecutive numbers.
 */
final class InvertedIndex {
  private final List<String> fields;
  private final Map<String, List<List<int[]>>> terms = new TreeMap<>();
  private final List<int[]> lengths = new ArrayList<>();

  InvertedIndex(List<String> fields) {
    this.fields = List.copyOf(fields);
  }

  /**
   * Adds the next document.
   *
   * @param texts the terms of each field, in the order of the fields
   */
  void add(List<List<String>> texts) {
    int document = lengths.size();
    int[] length = new int[fields.size()];
    for (int field = 0; field < fields.size(); field++) {
      for (String term : texts.get(field)) {
        count(term, field, document);
      }
      // MiniSearch counts a field's different terms.
      length[field] = (int) texts.get(field).stream().distinct().count();
    }
    lengths.add(length);
  }

  private void count(String term, int field, int document) {
    List<List<int[]>> postings =
        terms.computeIfAbsent(
            term,
            key -> {
              List<List<int[]>> perField = new ArrayList<>();
              fields.forEach(name -> perField.add(new ArrayList<>(1)));
              return perField;
            });
    List<int[]> documents = postings.get(field);
    if (!documents.isEmpty() && documents.getLast()[0] == document) {
      documents.getLast()[1]++;
    } else {
      documents.add(new int[] {document, 1});
    }
  }

  /** Writes the fields of an object. */
  void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("fields");
    for (String field : fields) {
      json.writeString(field);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("lengths");
    for (int[] length : lengths) {
      json.writeArray(length, 0, length.length);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("averages");
    for (int field = 0; field < fields.size(); field++) {
      int at = field;
      json.writeNumber(
          Math.round(100 * lengths.stream().mapToInt(one -> one[at]).average().orElse(0)) / 100.0);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("terms");
    for (Map.Entry<String, List<List<int[]>>> term : terms.entrySet()) {
      json.writeArrayFieldStart(term.getKey());
      for (int field = 0; field < fields.size(); field++) {
        postings(field, term.getValue().get(field), json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /**
   * The field's number, then pairs of the difference to the previous document's number and the
   * frequency.
   */
  private static void postings(int field, List<int[]> documents, JsonGenerator json)
      throws IOException {
    if (documents.isEmpty()) {
      return;
    }
    int[] flat = new int[1 + 2 * documents.size()];
    flat[0] = field;
    int before = 0;
    for (int i = 0; i < documents.size(); i++) {
      flat[1 + 2 * i] = documents.get(i)[0] - before;
      flat[2 + 2 * i] = documents.get(i)[1];
      before = documents.get(i)[0];
    }
    json.writeArray(flat, 0, flat.length);
  }
}
