package dev.errdict.db.store;

import dev.errdict.db.learning.LearningStore;
import dev.errdict.db.plan.Import;
import dev.errdict.db.plan.Undo;
import dev.errdict.db.rows.CatalogStats;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.HomeLanguage;
import dev.errdict.db.rows.ServerSettingsStore;
import dev.errdict.db.table.Reading;
import dev.errdict.db.upstream.Upstream;
import java.time.Clock;

/** A store whose parts run SQL on a {@link Database}. */
final class SqlStore implements Store {
  private final Database database;
  private final CatalogStore catalogs;
  private final StoreFollower follower;

  SqlStore(Database database, Clock clock) {
    this.database = database;
    this.catalogs = new CatalogStore(database, clock);
    this.follower = new StoreFollower(database);
  }

  @Override
  public <T, E extends Exception> T read(Reading<T, E> reading) throws E {
    return database.<T, E>query(sql -> reading.read());
  }

  @Override
  public CatalogStore catalogs() {
    return catalogs;
  }

  @Override
  public ChangeLog changes() {
    return new ChangeLog(database);
  }

  @Override
  public Undo undo() {
    return new Undo(catalogs, changes());
  }

  @Override
  public Import imports() {
    return new Import(catalogs, changes());
  }

  @Override
  public Upstream upstream() {
    return new Upstream(database, catalogs);
  }

  @Override
  public CatalogStats stats() {
    return new CatalogStats(database, catalogs);
  }

  @Override
  public ServerSettingsStore serverSettings() {
    return new ServerSettingsStore(database);
  }

  @Override
  public HomeLanguage language() {
    return new HomeLanguage(database);
  }

  @Override
  public LearningStore learning() {
    return new LearningStore(database);
  }

  @Override
  public void follow(StoreListener listener) {
    database.watchStamp();
    follower.add(listener);
  }

  @Override
  public String stamp() {
    return database.stamp();
  }

  @Override
  public Turns turns() {
    return new Turns(database);
  }

  @Override
  public StoreCare care() {
    return new StoreCare(database);
  }

  @Override
  public Object place() {
    return database.place();
  }

  @Override
  public void close() {
    follower.close();
    database.close();
  }
}
