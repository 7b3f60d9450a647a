package dev.errdict.db.store;

import dev.errdict.db.CatalogException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jooq.DSLContext;

/**
 * Copies of a home's database in one file, made while it is in use, and verified by opening them.
 */
public final class Backup {
  /** Room that unpacking leaves free on the disk. */
  private static final long SPARE = 64L << 20;

  /**
   * What a backup holds.
   *
   * @param bytes of the file
   */
  public record Contents(long revision, int catalogs, int entries, long bytes) {}

  private Backup() {}

  /**
   * Writes a consistent copy of the database as it is at this moment, and opens it again to be
   * sure. The file is readable by its owner alone.
   *
   * @throws CatalogException when the file is there already, cannot be written, or the copy turns
   *     out bad; then no file is left
   */
  public static Contents write(Database database, Path file) throws CatalogException {
    Path target = file.toAbsolutePath().normalize();
    if (Files.exists(target)) {
      throw new CatalogException("backup.exists", target);
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      // The process that holds the database writes the file, wherever that was started.
      database.query(sql -> sql.execute("backup to ?", part.toString()));
      restrict(part);
      Contents contents = verify(part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return contents;
    } catch (IOException e) {
      throw new CatalogException(e, "backup.not-writable", target);
    } catch (RuntimeException e) {
      throw DatabaseTrouble.behind(e, target)
          .orElseGet(() -> new CatalogException(e, "backup.not-writable", target));
    } finally {
      delete(part);
    }
  }

  /**
   * Unpacks a backup beside itself, opens it and compares every entry with the change log in it.
   *
   * @throws CatalogException when it is none, or damaged
   */
  public static Contents verify(Path file) throws CatalogException {
    try {
      Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".verify");
      try {
        return contents(unpack(file, folder), file);
      } finally {
        deleteFolder(folder);
      }
    } catch (IOException e) {
      throw new CatalogException(e, "backup.unreadable", file);
    }
  }

  private static Contents contents(Home copy, Path file) throws CatalogException, IOException {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            "jdbc:h2:file:" + copy.folder().resolve("errdict") + ";IFEXISTS=TRUE", "errdict", "");
    try {
      DSLContext sql = Database.dsl(pool);
      if (Migrations.isNewer(pool)) {
        throw new CatalogException("backup.newer", file);
      }
      if (!new Integrity(sql).differing().isEmpty()) {
        throw new CatalogException("backup.damaged", file);
      }
      return new Contents(
          sql.fetchSingle("select coalesce(max(revision), 0) from change").get(0, Long.class),
          sql.fetchSingle("select count(*) from catalog").get(0, Integer.class),
          sql.fetchSingle("select count(*) from entry").get(0, Integer.class),
          Files.size(file));
    } catch (RuntimeException e) {
      throw new CatalogException(e, "backup.damaged", file);
    } finally {
      pool.dispose();
    }
  }

  /** Unpacks the database and nothing else, and no more than there is room for. */
  static Home unpack(Path file, Path folder) throws IOException, CatalogException {
    Home home = new Home(folder);
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(home.database().getFileName().toString())) {
          copy(zip, home.database(), file);
          restrict(home.database());
          return home;
        }
      }
    }
    throw new CatalogException("backup.none", file);
  }

  private static void copy(InputStream in, Path to, Path file)
      throws IOException, CatalogException {
    long room = Files.getFileStore(to.getParent()).getUsableSpace() - SPARE;
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(to)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        room -= read;
        if (room < 0) {
          throw new CatalogException("backup.no-room", file);
        }
        out.write(buffer, 0, read);
      }
    }
  }

  static void restrict(Path file) {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException | UnsupportedOperationException e) {
      // A file system without permissions has none to set.
    }
  }

  static void deleteFolder(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted((one, other) -> other.compareTo(one)).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }

  private static void delete(Path file) throws CatalogException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new CatalogException(e, "backup.not-writable", file);
    }
  }
}
