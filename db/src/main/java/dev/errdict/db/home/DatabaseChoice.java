package dev.errdict.db.home;

import dev.errdict.db.catalog.CatalogException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which database the programs of a home use: the one that variables or the settings file name, else
 * the home's own.
 */
public final class DatabaseChoice {
  /** The names of the lines in a settings file, and the variables that override them. */
  private static final Map<String, String> LINES =
      Map.of(
          "database", DatabaseAddress.URL,
          "database-user", DatabaseAddress.USER,
          "database-password-file", DatabaseAddress.PASSWORD_FILE);

  private DatabaseChoice() {}

  /**
   * The variables, with the lines about a database of the settings file added.
   *
   * @throws CatalogException when there is a file that cannot be read, or not understood: it may
   *     name a database
   */
  public static Map<String, String> variables(Home home, Map<String, String> environment)
      throws CatalogException {
    Map<String, String> all = new HashMap<>(environment);
    ConfigLines.values(home, environment, LINES.keySet())
        .forEach(
            (name, value) ->
                all.merge(LINES.get(name), value, (given, line) -> given.isBlank() ? line : given));
    return all;
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
    if (named.isEmpty()) {
      UsedDatabase.checkNone(home, ConfigLines.fileOf(home, variables));
    }
    return named;
  }
}
