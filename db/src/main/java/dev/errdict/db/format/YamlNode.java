package dev.errdict.db.format;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A part of a YAML or JSON file with its line number, for error messages. */
public sealed interface YamlNode {
  int line();

  record Scalar(int line, String value) implements YamlNode {}

  record Sequence(int line, List<YamlNode> items) implements YamlNode {}

  /**
   * @param twice the fields whose key was there before; YAML refuses them
   */
  record Mapping(int line, Map<String, YamlNode> fields, List<Field> twice) implements YamlNode {
    public Mapping(int line, Map<String, YamlNode> fields) {
      this(line, fields, List.of());
    }

    /** A key and its value. */
    public record Field(String key, YamlNode value) {}

    public Optional<YamlNode> get(String key) {
      return Optional.ofNullable(fields.get(key)).filter(node -> !node.isBlank());
    }

    YamlNode need(String key) throws CatalogException {
      Optional<YamlNode> node = get(key);
      if (node.isEmpty()) {
        throw new CatalogException(Problem.FORMAT_MISSING, line, key);
      }
      return node.get();
    }

    /** The text of a field; empty when the field is not there. */
    Optional<String> text(String key) throws CatalogException {
      Optional<YamlNode> node = get(key);
      return node.isEmpty() ? Optional.empty() : Optional.of(node.get().text());
    }

    List<YamlNode> list(String key) throws CatalogException {
      Optional<YamlNode> node = get(key);
      return node.isEmpty() ? List.of() : node.get().items();
    }

    boolean flag(String key) throws CatalogException {
      return switch (text(key).orElse("false")) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new CatalogException(Problem.FORMAT_NOT_A_FLAG, need(key).line(), key);
      };
    }

    /** Refuses unknown fields, so that a misspelt one is not ignored. */
    Mapping only(Set<String> known) throws CatalogException {
      for (Map.Entry<String, YamlNode> field : fields.entrySet()) {
        if (!known.contains(field.getKey())) {
          throw new CatalogException(
              Problem.FORMAT_UNKNOWN_FIELD,
              field.getValue().line(),
              field.getKey(),
              String.join(", ", known.stream().sorted().toList()));
        }
      }
      return this;
    }
  }

  /** Whether there is nothing to read. */
  default boolean isBlank() {
    return this instanceof Scalar scalar && scalar.value().isBlank();
  }

  default String text() throws CatalogException {
    if (this instanceof Scalar scalar) {
      return scalar.value().strip();
    }
    throw new CatalogException(Problem.FORMAT_NOT_A_TEXT, line());
  }

  default List<YamlNode> items() throws CatalogException {
    if (this instanceof Sequence sequence) {
      return sequence.items();
    }
    throw new CatalogException(Problem.FORMAT_NOT_A_LIST, line());
  }

  default Mapping mapping() throws CatalogException {
    if (this instanceof Mapping mapping) {
      return mapping;
    }
    throw new CatalogException(Problem.FORMAT_NOT_A_MAPPING, line());
  }
}
