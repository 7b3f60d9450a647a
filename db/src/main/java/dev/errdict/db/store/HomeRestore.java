package dev.errdict.db.store;

import dev.errdict.db.CatalogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.h2.api.ErrorCode;

/** Puts a backup in the place of a home's database. */
public final class HomeRestore {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Home home;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * @param zone of the time in the old home's new name
   */
  public HomeRestore(Home home, Clock clock, ZoneId zone) {
    this.home = home;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Verifies the backup, sets what is in the home aside, and puts the backup in its place. Whatever
   * happens in between, the home holds either the old database or the new one.
   *
   * @return the folder beside the home that holds the old database and index; empty when there was
   *     none
   * @throws CatalogException when the backup is bad, or a process has the home open
   */
  public Optional<Path> from(Path backup) throws CatalogException {
    Backup.verify(backup);
    home.create();
    checkNobodyHasIt();
    try {
      Path fresh = Files.createTempDirectory(home.folder(), ".restore");
      try {
        Home unpacked = Backup.unpack(backup, fresh);
        markIndexOutdated(unpacked);
        Optional<Path> old = setAside();
        Files.move(
            unpacked.database(),
            home.database(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        if (Files.isDirectory(home.index())) {
          Backup.deleteFolder(home.index());
        }
        return old;
      } finally {
        Backup.deleteFolder(fresh);
      }
    } catch (IOException | SQLException e) {
      throw new CatalogException(e, "home.not-writable", home.folder());
    }
  }

  private void checkNobodyHasIt() throws CatalogException {
    if (!Files.exists(home.database())) {
      return;
    }
    StaleLock.clear(home);
    if (StaleLock.isHeld(home)) {
      throw new CatalogException("backup.in-use", home.folder());
    }
    try (Connection alone =
        DriverManager.getConnection(
            "jdbc:h2:file:" + home.folder().resolve("errdict") + ";IFEXISTS=TRUE", "errdict", "")) {
      alone.getMetaData();
    } catch (SQLException e) {
      // Any other trouble is what the backup is to mend.
      if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        throw new CatalogException(e, "backup.in-use", home.folder());
      }
    }
  }

  /** A second name for the old database, so that the first one can be taken over at one stroke. */
  private Optional<Path> setAside() throws IOException {
    if (!Files.exists(home.database())) {
      return Optional.empty();
    }
    Path aside =
        home.folder()
            .resolveSibling(
                home.folder().getFileName()
                    + ".before-"
                    + STAMP.format(clock.instant().atZone(zone)));
    Home old = new Home(aside);
    Files.createDirectory(old.folder());
    HomeFacts.protect(old.folder());
    Path database = old.database();
    try {
      Files.createLink(database, home.database());
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(home.database(), database);
    }
    return Optional.of(aside);
  }

  /** The same revision may mean something else now, so the index must not go by its number. */
  private void markIndexOutdated(Home unpacked) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + unpacked.folder().resolve("errdict"), "errdict", "");
        PreparedStatement merge =
            connection.prepareStatement(
                "merge into setting (name, content) key (name) values (?, ?)")) {
      merge.setString(1, IndexGeneration.NAME);
      merge.setString(2, "restored-" + clock.millis());
      merge.executeUpdate();
    }
  }
}
