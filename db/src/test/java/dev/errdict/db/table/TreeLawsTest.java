package dev.errdict.db.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.format.FileFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TreeLawsTest {
  /** English and Chinese titles by code. */
  @Provide
  Arbitrary<Map<String, List<String>>> entries() {
    Arbitrary<String> code = Arbitraries.integers().between(1, 99_999).map(number -> "E" + number);
    Arbitrary<String> en = Arbitraries.strings().withChars("abc XYZ'").ofLength(6);
    Arbitrary<String> zh = Arbitraries.strings().withChars("缺货无码错误").ofLength(4);
    return Arbitraries.maps(
            code, Combinators.combine(en, zh).as((one, other) -> List.of("t" + one, other)))
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Property(tries = 200)
  void every_shape_gives_the_same_entries(
      @ForAll @From("entries") Map<String, List<String>> entries)
      throws IOException, CatalogException {
    String list =
        join(entries, "{\"code\": \"%1$s\", \"en\": \"%2$s\", \"zh\": \"%3$s\"}", "[", "]");
    String keyed = join(entries, "\"%1$s\": {\"en\": \"%2$s\", \"zh\": \"%3$s\"}", "{", "}");
    String byLang =
        "{\"en\": "
            + join(entries, "\"%1$s\": \"%2$s\"", "{", "}")
            + ", \"zh\": "
            + join(entries, "\"%1$s\": \"%3$s\"", "{", "}")
            + "}";

    ImportFile.Rows rows = Lists.read(FileFormat.JSON, list);

    assertEquals(entries.size(), rows.entries().size());
    assertTrue(rows.reading().defects().isEmpty());
    for (String json : List.of(keyed, byLang, "{\"errors\": " + list + "}")) {
      assertEquals(rows.entries(), Lists.read(FileFormat.JSON, json).entries(), json);
      assertEquals(rows.entries(), Lists.read(FileFormat.YAML, json).entries(), json);
    }
  }

  private static String join(
      Map<String, List<String>> entries, String form, String start, String end) {
    return entries.entrySet().stream()
        .map(one -> form.formatted(one.getKey(), one.getValue().get(0), one.getValue().get(1)))
        .collect(Collectors.joining(", ", start, end));
  }

  @Property
  void a_column_is_recognised_whatever_its_spelling(
      @ForAll @From("names") String name, @ForAll @From("separators") String separator) {
    String[] words = name.split(" ");
    StringBuilder camel = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      camel.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }

    assertEquals(
        ColumnName.of(name).target(), ColumnName.of(String.join(separator, words)).target());
    assertEquals(ColumnName.of(name).target(), ColumnName.of(camel.toString()).target());
  }

  @Provide
  Arbitrary<String> names() {
    return Combinators.combine(
            Arbitraries.of("error", "full", "the"),
            Arbitraries.of("code", "message", "description", "solution", "severity", "owner"),
            Arbitraries.of("zh", "en"))
        .as((one, two, three) -> one + " " + two + " " + three);
  }

  @Provide
  Arbitrary<String> separators() {
    return Arbitraries.of("_", "-", ".", " ", "/", "__");
  }
}
