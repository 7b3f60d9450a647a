package dev.errdict.bot.config;

import dev.errdict.db.home.ConfigLines;
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

/** The settings in a file of {@link ConfigLines}. */
record ConfigFile(Map<Setting, String> values, List<Problem> problems) {
  static final ConfigFile NONE = new ConfigFile(Map.of(), List.of());

  /**
   * @param misplaced settings that are not allowed in this file, since they give its location
   */
  static ConfigFile read(Path file, Set<Setting> misplaced) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    List<Problem> problems = new ArrayList<>();
    try {
      if (Files.size(file) > ConfigLines.MAX_BYTES) {
        return new ConfigFile(Map.of(), List.of(Problem.of("problem.file-too-long", file)));
      }
      for (ConfigLines.Line line : ConfigLines.read(file)) {
        Place place = new Place(file, line.number(), problems);
        read(line, misplaced, values).ifPresent(key -> place.add(key, name(line)));
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
  private static String name(ConfigLines.Line line) {
    return line.value().isPresent() && line.name().matches("[A-Za-z_-]{1,40}") ? line.name() : "…";
  }

  private static Optional<String> read(
      ConfigLines.Line line, Set<Setting> misplaced, Map<Setting, String> values) {
    if (line.value().isEmpty()) {
      return Optional.of("problem.line-no-value");
    }
    Optional<Setting> setting = Setting.ofOption(line.name());
    if (setting.isEmpty()) {
      return Optional.of("problem.line-unknown");
    }
    if (misplaced.contains(setting.get())) {
      return Optional.of("problem.line-misplaced");
    }
    if (values.containsKey(setting.get())) {
      return Optional.of("problem.line-twice");
    }
    values.put(setting.get(), line.value().get());
    return Optional.empty();
  }
}
