package dev.errdict.db.home;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** A line with so many first letters of a setting is meant as that: {@code databse}. */
  private static final int TELLING = 5;

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

  /** The file that the variable names, else the home's. */
  public static Path fileOf(Home home, Map<String, String> variables) {
    return named(variables).orElseGet(() -> fileOf(home));
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
   * Some values of the file that the variable names, or of the home's, if there is one.
   *
   * @param names of the settings to read; a line that begins like one of them and is none is an
   *     error
   * @throws CatalogException when the file cannot be read, or one of these lines not be understood
   */
  static Map<String, String> values(Home home, Map<String, String> variables, Set<String> names)
      throws CatalogException {
    Path file = fileOf(home, variables);
    if (named(variables).isEmpty() && !Files.exists(file)) {
      return Map.of();
    }
    Map<String, String> values = new HashMap<>();
    for (Line line : lines(file)) {
      boolean ours = names.stream().anyMatch(name -> isOfKind(line.name(), name));
      if (ours
          && (line.value().isEmpty()
              || !names.contains(line.name())
              || values.put(line.name(), line.value().get()) != null)) {
        throw new CatalogException(Problem.DATABASE_CONFIG_LINE, file, line.number());
      }
    }
    values.values().removeIf(String::isEmpty);
    return values;
  }

  /** {@code database-usr} and {@code database: x} are meant as settings of a database. */
  private static boolean isOfKind(String line, String name) {
    return line.regionMatches(true, 0, name, 0, Math.min(TELLING, name.length()));
  }

  /**
   * The home that the file names that the variable names; empty when the file cannot be read, which
   * {@link #values} reports.
   */
  public static Optional<Path> home(Map<String, String> variables) {
    try {
      return named(variables).stream()
          .flatMap(file -> unchecked(file).stream())
          .filter(line -> line.name().equals("home"))
          .flatMap(line -> line.value().stream())
          .filter(value -> !value.isEmpty())
          .map(Path::of)
          .findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static List<Line> unchecked(Path file) {
    try {
      return lines(file);
    } catch (CatalogException e) {
      return List.of();
    }
  }

  private static Optional<Path> named(Map<String, String> variables) {
    String name = variables.getOrDefault(VARIABLE, "").strip();
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.of(Path.of("?")); // there is no such file, which is what the user is told
    }
  }

  private static List<Line> lines(Path file) throws CatalogException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException("too long");
      }
      return read(file);
    } catch (IOException e) {
      throw new CatalogException(e, Problem.DATABASE_CONFIG_UNREADABLE, file);
    }
  }
}
