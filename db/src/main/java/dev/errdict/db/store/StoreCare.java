package dev.errdict.db.store;

import dev.errdict.db.backup.Backup;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Integrity;
import java.nio.file.Path;
import java.util.List;

/** Maintenance of a store: backups, checks, and its size on disk. */
public final class StoreCare {
  private final Database database;

  public StoreCare(Database database) {
    this.database = database;
  }

  /** The database engine's name and version. */
  public String engine() {
    return database.engine();
  }

  /** The entries that differ from their state in the change log; none in an undamaged database. */
  public List<EntryRef> differingFromLog() {
    return database.query(sql -> new Integrity(sql).differing());
  }

  /** Objects in the schema that this build's migrations did not create, by kind and name. */
  public List<String> foreignObjects() {
    return database.foreignObjects();
  }

  /** The size of the database on disk, in bytes; 0 when it has none. */
  public long bytes() {
    return database.bytes();
  }

  /**
   * Writes a backup; see {@link Backup#write}.
   *
   * @throws CatalogException when the file is there already or cannot be written
   */
  public Backup.Contents backUp(Path file) throws CatalogException {
    return Backup.write(database, file);
  }

  /**
   * Makes the database as small on the disk as it can be.
   *
   * @throws CatalogException when it cannot be written
   */
  public void compact() throws CatalogException {
    database.compact();
  }
}
