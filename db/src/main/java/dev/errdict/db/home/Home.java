package dev.errdict.db.home;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The folder that holds all that errdict writes: the database and the index derived from it. */
public record Home(Path folder) {
  private static final String INDEX = "index";

  public Home {
    folder = folder.toAbsolutePath().normalize();
  }

  /**
   * The folder asked for on the command line, else {@code ERRDICT_HOME}, else the one in the file
   * that {@code ERRDICT_CONFIG} names, else {@code errdict} in the XDG data folder (XDG Base
   * Directory Specification 0.8).
   */
  public static Home find(Optional<Path> asked, Map<String, String> environment) {
    return new Home(
        asked
            .filter(path -> !path.toString().isBlank())
            .or(() -> nonEmpty(environment, "ERRDICT_HOME").map(Path::of))
            .or(() -> ConfigLines.home(environment))
            .or(() -> nonEmpty(environment, "XDG_DATA_HOME").map(data -> Path.of(data, "errdict")))
            .orElseGet(
                () ->
                    Path.of(
                        nonEmpty(environment, "HOME")
                            .orElseGet(() -> System.getProperty("user.home")),
                        ".local",
                        "share",
                        "errdict")));
  }

  private static Optional<String> nonEmpty(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  public Path database() {
    return folder.resolve("errdict.mv.db");
  }

  /** The file that processes lock while they use the database. */
  public Path lock() {
    return folder.resolve("errdict.lock");
  }

  /** The file that changes whenever the database is written. */
  public Path stamp() {
    return folder.resolve("errdict.stamp");
  }

  /**
   * The folder of a database's indexes: each database on a server has one of its own, so that the
   * index of one never answers for another.
   *
   * @param place of the database: a folder for a home's own, an address for a server's
   */
  public Path index(Object place) {
    if (place instanceof Path) {
      return index();
    }
    byte[] name = place.toString().getBytes(StandardCharsets.UTF_8);
    return folder.resolve(INDEX + "-" + UUID.nameUUIDFromBytes(name));
  }

  /** Whether a path in a home belongs to an index. */
  static boolean isOfIndex(Path relative) {
    String first = relative.getName(0).toString();
    return first.equals(INDEX) || first.startsWith(INDEX + "-");
  }

  /** The folder of the indexes of its own database. */
  public Path index() {
    return folder.resolve(INDEX);
  }

  /** Makes the folder, readable by its owner alone, when it is not there. */
  public void create() throws CatalogException {
    try {
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new CatalogException(Problem.HOME_NOT_A_FOLDER, folder);
      }
      PrivateFiles.createFolders(folder);
      if (!Files.isWritable(folder)) {
        throw new CatalogException(Problem.HOME_NOT_WRITABLE, folder);
      }
      if (Files.exists(database())
          && !(Files.isReadable(database()) && Files.isWritable(database()))) {
        throw new CatalogException(Problem.HOME_DATABASE_NOT_WRITABLE, database());
      }
    } catch (FileAlreadyExistsException e) {
      throw new CatalogException(e, Problem.HOME_NOT_A_FOLDER, folder);
    } catch (IOException e) {
      throw new CatalogException(e, Problem.HOME_NOT_WRITABLE, folder);
    }
  }

  /** Lock files of builds that shared the database through a server. */
  public void deleteFilesOfOlderBuilds() {
    for (String name : List.of("errdict.lock.db", "errdict.gate")) {
      try {
        Files.deleteIfExists(folder.resolve(name));
      } catch (IOException e) {
        // They are harmless.
      }
    }
  }
}
