package dev.errdict.db.home;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which database the programs of a home use: the one that variables or the settings file name, else
 * the home's own. A home remembers the server's database that it was used with, so that a program
 * whose settings are missing neither edits a forgotten database of the home nor answers from the
 * index of another one.
 */
public final class DatabaseChoice {
  /** The names of the lines in a settings file, and the variables that override them. */
  private static final Map<String, String> LINES =
      Map.of(
          "database", DatabaseAddress.URL,
          "database-user", DatabaseAddress.USER,
          "database-password-file", DatabaseAddress.PASSWORD_FILE);

  private static final String USED = "database-used";

  private DatabaseChoice() {}

  /**
   * The variables, with the lines about a database of the settings file added.
   *
   * @throws CatalogException when there is a file that cannot be read: it may name a database
   */
  public static Map<String, String> variables(Home home, Map<String, String> environment)
      throws CatalogException {
    Map<String, String> all = new HashMap<>(environment);
    try {
      ConfigLines.values(home, environment)
          .forEach(
              (name, value) -> {
                String variable = LINES.get(name);
                if (variable != null && all.getOrDefault(variable, "").isBlank()) {
                  all.put(variable, value);
                }
              });
      return all;
    } catch (IOException | InvalidPathException e) {
      throw new CatalogException(
          e, Problem.DATABASE_CONFIG_UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  /**
   * The server's database that the variables name; empty for the home's own.
   *
   * @param variables see {@link #variables}
   * @throws CatalogException when its address cannot be used; or when none is named and the home
   *     was used with one
   */
  public static Optional<DatabaseAddress> find(Home home, Map<String, String> variables)
      throws CatalogException {
    Optional<DatabaseAddress> named = DatabaseAddress.find(variables);
    Optional<String> used = named.isPresent() ? Optional.empty() : used(home);
    if (used.isPresent()) {
      throw new CatalogException(
          Problem.DATABASE_ELSEWHERE,
          home.folder(),
          used.get(),
          ConfigLines.fileOf(home),
          file(home));
    }
    return named;
  }

  /** Whether the home was used with another server's database last. */
  public static boolean isOfAnother(Home home, Object place) {
    return used(home).filter(used -> !used.equals(place.toString())).isPresent();
  }

  /** Remembers the server's database that the home is used with. */
  public static void remember(Home home, Object place) {
    if (used(home).filter(place.toString()::equals).isPresent()) {
      return;
    }
    try {
      PrivateFiles.createFolders(home.folder());
      try (var out = PrivateFiles.write(file(home))) {
        out.write((place + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // Where the home cannot be written, nothing is edited by mistake either.
    }
  }

  /** The home has a database of its own again. */
  public static void forget(Home home) throws IOException {
    Files.deleteIfExists(file(home));
  }

  private static Optional<String> used(Home home) {
    try {
      return Optional.of(Files.readString(file(home)).strip()).filter(place -> !place.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Path file(Home home) {
    return home.folder().resolve(USED);
  }
}
