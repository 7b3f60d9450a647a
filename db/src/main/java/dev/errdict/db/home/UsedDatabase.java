package dev.errdict.db.home;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file in a home that names the server's database with which it is used, so that a program whose
 * settings are missing does not edit a forgotten dictionary of the home, or make a new one.
 */
public final class UsedDatabase {
  private static final String FILE = "database-used";

  private UsedDatabase() {}

  /**
   * Checks that a home may use a database of its own.
   *
   * @param settings the file to name
   * @throws CatalogException when it was used with a server's database last
   */
  static void checkNone(Home home, Path settings) throws CatalogException {
    Optional<String> used = read(home);
    if (used.isPresent()) {
      throw new CatalogException(
          Problem.DATABASE_ELSEWHERE, home.folder(), used.get(), settings, file(home));
    }
  }

  /**
   * Records the database.
   *
   * @param place see {@link DatabaseAddress#place}
   */
  public static void remember(Home home, String place) {
    if (read(home).filter(place::equals).isPresent()) {
      return;
    }
    Path part = home.folder().resolve(FILE + ".part");
    try {
      PrivateFiles.createFolders(home.folder());
      Files.deleteIfExists(part);
      try (var out = PrivateFiles.write(part)) {
        out.write((place + "\n").getBytes(StandardCharsets.UTF_8));
      }
      Files.move(
          part, file(home), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Where the home cannot be written, nothing is edited in it by mistake either.
    }
  }

  /** The home has a database of its own again. */
  public static void forget(Home home) {
    try {
      Files.deleteIfExists(file(home));
    } catch (IOException e) {
      // The next program names the file.
    }
  }

  private static Optional<String> read(Home home) {
    if (Files.exists(file(home)) && !Files.isReadable(file(home))) {
      return Optional.of(file(home).toString()); // another user's
    }
    try {
      return Optional.of(Files.readString(file(home)).strip()).filter(place -> !place.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Path file(Home home) {
    return home.folder().resolve(FILE);
  }
}
