package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** JSON trees in a few words. */
final class Json {
  static final JsonNode NULL = JsonNodeFactory.instance.nullNode();

  private static final ObjectMapper MAPPER =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private Json() {}

  /** An object from a list of name, value, name, value…; {@link #NULL} stands for JSON's null. */
  static ObjectNode object(Object... pairs) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < pairs.length; i += 2) {
      object.set((String) pairs[i], MAPPER.valueToTree(pairs[i + 1]));
    }
    return object;
  }

  static ArrayNode array(Object... values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Object value : values) {
      array.add(MAPPER.<JsonNode>valueToTree(value));
    }
    return array;
  }

  static ArrayNode arrayOf(Iterable<? extends JsonNode> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return array;
  }

  /** The tree of a text; an empty text is an empty object. */
  static JsonNode parse(String text) {
    try {
      return text.isEmpty() ? object() : MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tree laid out over lines with its names in alphabetical order. */
  static String pretty(JsonNode tree) {
    try {
      Object plain = MAPPER.treeToValue(tree, Object.class);
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(plain);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
