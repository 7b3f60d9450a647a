package dev.errdict.db.home;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The PostgreSQL database that several processes share, and how to log in to it. The password is in
 * a file, so that it never appears in a process list, the environment or a log.
 *
 * @param url of JDBC, without user and password
 * @param user empty for the operating system's user name
 * @param passwordFile read at each log-in; empty where the server asks for no password
 */
public record DatabaseAddress(String url, Optional<String> user, Optional<Path> passwordFile) {
  /** The variables that name it. */
  public static final String URL = "ERRDICT_DATABASE";

  public static final String USER = "ERRDICT_DATABASE_USER";
  public static final String PASSWORD_FILE = "ERRDICT_DATABASE_PASSWORD_FILE";

  private static final String SCHEME = "jdbc:postgresql://";

  /** One host or several, each with or without a port, and the database's name. */
  private static final Pattern FORM =
      Pattern.compile(
          "jdbc:postgresql://HOST(,HOST)*/[^/?@;\\s]+(\\?\\S*)?"
              .replace("HOST", "([^/?@,:\\s]+|\\[[0-9a-fA-F:.]+])(:\\d{1,5})?"));

  private static final Pattern SCHEMA = Pattern.compile("[?&](currentSchema=[^&]+)");

  /** The driver has several: {@code password}, {@code sslpassword}. */
  private static final Pattern SECRET =
      Pattern.compile("[?&](user|\\w*password)=", Pattern.CASE_INSENSITIVE);

  /**
   * What the variables say; empty when they name no database: then it is in the home.
   *
   * @throws CatalogException when the URL cannot be used; the message does not repeat it
   */
  public static Optional<DatabaseAddress> find(Map<String, String> variables)
      throws CatalogException {
    String url = variables.getOrDefault(URL, "").strip();
    return url.isEmpty() ? Optional.empty() : Optional.of(of(url, variables));
  }

  /**
   * The database at a URL, with the user and password that the variables say.
   *
   * @throws CatalogException when the URL cannot be used; the message does not repeat it
   */
  public static DatabaseAddress of(String url, Map<String, String> variables)
      throws CatalogException {
    if (!FORM.matcher(url).matches()) {
      throw new CatalogException(Problem.DATABASE_NO_URL);
    }
    if (SECRET.matcher(url).find()) {
      throw new CatalogException(Problem.DATABASE_SECRET_IN_URL, USER, PASSWORD_FILE);
    }
    return new DatabaseAddress(
        url, nonEmpty(variables, USER), nonEmpty(variables, PASSWORD_FILE).map(file -> path(file)));
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      // The log-in will report that the file cannot be read.
      return Path.of("");
    }
  }

  private static Optional<String> nonEmpty(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** Hosts, database and schema, to be shown: {@code db.example:5432/errdict}. */
  public String place() {
    Matcher schema = SCHEMA.matcher(url);
    return url.substring(SCHEME.length()).replaceFirst("\\?.*", "")
        + (schema.find() ? "?" + schema.group(1) : "");
  }

  @Override
  public String toString() {
    return place();
  }
}
