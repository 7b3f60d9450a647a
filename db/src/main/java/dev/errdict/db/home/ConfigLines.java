package dev.errdict.db.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of a settings file, {@code name = value} in UTF-8. Blank lines and lines that begin
 * with {@code #} are ignored; a value is the rest of its line, without quotes or escapes.
 */
public final class ConfigLines {
  /** The file in a home, where no other one is named. */
  private static final String FILE_NAME = "errdict.conf";

  /** The variable that names another file. */
  public static final String VARIABLE = "ERRDICT_CONFIG";

  /** A settings file has a page or two; a larger file is probably another one. */
  public static final long MAX_BYTES = 65_536;

  private ConfigLines() {}

  /**
   * A line.
   *
   * @param number from 1
   * @param value empty where it has no {@code =}
   */
  public record Line(int number, String name, Optional<String> value) {}

  /** The file of a home. */
  public static Path fileOf(Home home) {
    return home.folder().resolve(FILE_NAME);
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read as UTF-8
   */
  public static List<Line> read(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String stripped = line.strip();
      if (!stripped.isEmpty() && !stripped.startsWith("#")) {
        int equals = stripped.indexOf('=');
        lines.add(
            equals < 0
                ? new Line(number, stripped, Optional.empty())
                : new Line(
                    number,
                    stripped.substring(0, equals).strip(),
                    Optional.of(stripped.substring(equals + 1).strip())));
      }
    }
    return lines;
  }

  /**
   * The values of the file that the variable names, or of the home's, if there is one; of a name
   * that stands there twice the first.
   *
   * @throws IOException when the file cannot be read as UTF-8 or is too long for one of settings
   */
  static Map<String, String> values(Home home, Map<String, String> variables) throws IOException {
    String named = variables.getOrDefault(VARIABLE, "").strip();
    Path file = named.isEmpty() ? fileOf(home) : Path.of(named);
    if (named.isEmpty() && !Files.exists(file)) {
      return Map.of();
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " is too long");
    }
    Map<String, String> values = new HashMap<>();
    for (Line line : read(file)) {
      line.value()
          .filter(value -> !value.isEmpty())
          .ifPresent(value -> values.putIfAbsent(line.name(), value));
    }
    return values;
  }
}
