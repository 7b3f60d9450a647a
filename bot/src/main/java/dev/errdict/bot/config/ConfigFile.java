package dev.errdict.bot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file of lines {@code name = value} in UTF-8. Blank lines and lines that begin with {@code #}
 * say nothing; a value is what is left of its line, without quotes and escapes.
 */
record ConfigFile(Map<Setting, String> values, List<Problem> problems) {
  static final ConfigFile NONE = new ConfigFile(Map.of(), List.of());

  /** A file of settings is a page or two; what is longer is another file. */
  private static final long MAX_BYTES = 65_536;

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  /**
   * @param misplaced settings that this file may not have, since they tell where it is
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
          read(stripped, misplaced, values).ifPresent(new Place(file, number, problems)::add);
        }
      }
      if (values.containsKey(Setting.TOKEN) && othersCanRead(file)) {
        problems.add(Problem.of("problem.file-open", file));
      }
    } catch (IOException e) {
      problems.add(Problem.of("problem.file-unreadable", file));
    }
    return new ConfigFile(values, problems);
  }

  /** A line of a file, to which problems are added. */
  private record Place(Path file, int line, List<Problem> problems) {
    void add(String key) {
      problems.add(Problem.of(key, file, line));
    }
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

  /**
   * Whether others than the owner may read or write a file; never on file systems without modes.
   */
  static boolean othersCanRead(Path file) {
    try {
      return Files.getPosixFilePermissions(file, new LinkOption[0]).stream()
          .anyMatch(OTHERS::contains);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
