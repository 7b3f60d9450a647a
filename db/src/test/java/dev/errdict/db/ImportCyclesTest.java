package dev.errdict.db;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cycles between packages that the compiled classes do not show: constants that the compiler
 * copies, and names in comments.
 */
class ImportCyclesTest {
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(dev\\.errdict(?:\\.[a-z0-9]+)+)\\.[A-Z]");

  @ParameterizedTest
  @ValueSource(strings = {"db", "search", "bot", "admin-cli"})
  void packages_import_each_other_in_one_direction(String module) throws IOException {
    Path sources = Path.of("..", module, "src/main/java");
    Map<String, Set<String>> imports;
    try (Stream<Path> files = Files.walk(sources)) {
      imports =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(file -> imports(sources, file))
              .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
    }
    assertFalse(imports.isEmpty());

    imports.forEach(
        (name, used) ->
            used.forEach(
                other ->
                    assertFalse(
                        reached(imports, other).contains(name),
                        name + " imports " + other + ", which leads back to it")));
  }

  private static Stream<Map.Entry<String, String>> imports(Path sources, Path file) {
    String name = sources.relativize(file.getParent()).toString().replace('/', '.');
    try {
      return IMPORT
          .matcher(Files.readString(file))
          .results()
          .map(found -> Map.entry(name, found.group(1)))
          .filter(found -> !found.getValue().equals(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> reached(Map<String, Set<String>> imports, String from) {
    Set<String> reached = new HashSet<>(Set.of(from));
    while (true) {
      Set<String> next =
          reached.stream()
              .flatMap(one -> imports.getOrDefault(one, Set.of()).stream())
              .collect(toSet());
      if (!reached.addAll(next)) {
        return reached;
      }
    }
  }
}
