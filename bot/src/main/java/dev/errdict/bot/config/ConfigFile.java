package dev.errdict.bot.config;

import dev.errdict.db.home.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file of lines {@code name = value} in UTF-8. Blank lines and lines that begin with {@code #}
 * are ignored; a value is the rest of its line, without quotes or escapes.
 */
record ConfigFile(Map<Setting, String> values, List<Problem> problems) {
  static final ConfigFile NONE = new ConfigFile(Map.of(), List.of());

  /** A settings file has a page or two; a larger file is probably another one. */
  private static final long MAX_BYTES = 65_536;

  /**
   * @param misplaced settings that are not allowed in this file, since they give its location
   */
  static ConfigFile read(Path file, Set<Setting> misplaced) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    List<Problem> problems = new ArrayList<>();
    try {
      if (Files.size(file) > MAX_BYTES) {
        return new ConfigFile(Map.of(), List.of(Problem.of("problem.file-too-long", file)));
      }
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        String stripped = line.strip();
        if (!stripped.isEmpty() && !stripped.startsWith("#")) {
          Place place = new Place(file, number, problems);
          read(stripped, misplaced, values).ifPresent(key -> place.add(key, name(stripped)));
        }
      }
      if (values.containsKey(Setting.TOKEN) && PrivateFiles.isOpenToOthers(file)) {
        problems.add(Problem.of("problem.file-open", file));
      }
    } catch (NoSuchFileException e) {
      problems.add(Problem.of("problem.file-missing", file));
    } catch (IOException e) {
      problems.add(Problem.of("problem.file-unreadable", file));
    }
    return new ConfigFile(values, problems);
  }

  /** A line of a file, to which problems are added. */
  private record Place(Path file, int line, List<Problem> problems) {
    void add(String key, String name) {
      problems.add(Problem.of(key, file, line, name));
    }
  }

  /** What is set in a line; three dots when that may be anything, such as a token. */
  private static String name(String line) {
    String name = line.substring(0, Math.max(0, line.indexOf('='))).strip();
    return name.matches("[A-Za-z_-]{1,40}") ? name : "…";
  }

  private static Optional<String> read(
      String line, Set<Setting> misplaced, Map<Setting, String> values) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      return Optional.of("problem.line-no-value");
    }
    Optional<Setting> setting = Setting.ofOption(line.substring(0, equals).strip());
    if (setting.isEmpty()) {
      return Optional.of("problem.line-unknown");
    }
    if (misplaced.contains(setting.get())) {
      return Optional.of("problem.line-misplaced");
    }
    if (values.containsKey(setting.get())) {
      return Optional.of("problem.line-twice");
    }
    values.put(setting.get(), line.substring(equals + 1).strip());
    return Optional.empty();
  }
}
