package dev.errdict.admin.care;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.HomeFacts;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import dev.errdict.search.index.EntrySource;
import dev.errdict.search.index.IndexCheck;
import dev.errdict.search.index.IndexCheck.Condition;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;

/** Fixes permissions and the index. The entries are not changed. */
final class HomeRepair {
  private static final Set<Condition> BROKEN =
      EnumSet.of(Condition.DIFFERING, Condition.DAMAGED, Condition.CLOSED);

  private final Home home;
  private final Clock clock;
  private final StoreOptions options;

  HomeRepair(Home home, Clock clock, StoreOptions options) {
    this.home = home;
    this.options = options;
    this.clock = clock;
  }

  /**
   * @return whether the index must be rebuilt
   */
  boolean apply() throws CatalogException {
    try {
      new HomeFacts(home).protect();
    } catch (IOException e) {
      throw new CatalogException(e, Problem.HOME_NOT_WRITABLE, home.folder());
    }
    try (Store opened = Store.open(home, clock, options)) {
      opened.care().compact();
      CatalogStore store = opened.catalogs();
      boolean mended = false;
      for (IndexCheck.Folder folder :
          new IndexCheck(EntrySource.of(store)).folders(home.index(opened.place()), store.refs())) {
        if (BROKEN.contains(folder.condition())) {
          discard(folder);
          mended = true;
        }
      }
      if (mended) {
        // For indexes that could not be deleted because a process writes them.
        store.renewIndex();
      }
      return mended;
    }
  }

  private void discard(IndexCheck.Folder folder) throws CatalogException {
    try {
      IndexCheck.discard(folder.path());
    } catch (IOException e) {
      throw new CatalogException(e, Problem.HOME_NOT_WRITABLE, folder.path());
    }
  }
}
