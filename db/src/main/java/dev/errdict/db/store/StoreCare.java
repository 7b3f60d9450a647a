package dev.errdict.db.store;

import dev.errdict.db.backup.Backup;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Integrity;
import java.nio.file.Path;
import java.util.List;

/** What keeps a store sound: backups, checks, and its size on the disk. */
public final class StoreCare {
  private final Database database;

  public StoreCare(Database database) {
    this.database = database;
  }

  /** The database engine's name and version. */
  public String engine() {
    return database.engine();
  }

  /** The entries that differ from what the change log says of them; none in a sound database. */
  public List<EntryRef> differingFromLog() {
    return database.query(sql -> new Integrity(sql).differing());
  }

  /** What is in the schema that this build's migrations have not made, by kind and name. */
  public List<String> foreignObjects() {
    return database.foreignObjects();
  }

  /** Bytes that the database has on a disk; 0 where it has none. */
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
