package dev.errdict.admin.site;

import dev.errdict.admin.base.Refusal;
import dev.errdict.db.store.Store;
import dev.errdict.db.store.StoreListener;

/** Writes the site again whenever the store has a new revision. */
final class SiteFollower implements StoreListener {
  /** The work to do after a change. */
  interface Work {
    /** Writes the site from the store as it is now. */
    void write() throws Refusal;

    void written(long revision);

    void refused(Refusal refusal);
  }

  private final Store store;
  private final Work work;
  private long written;

  /**
   * @param written the revision that the site already shows
   */
  SiteFollower(Store store, long written, Work work) {
    this.store = store;
    this.written = written;
    this.work = work;
  }

  @Override
  public boolean changed() {
    long revision = store.catalogs().revision();
    if (revision == written) {
      return true;
    }
    try {
      work.write();
      work.written(revision);
    } catch (Refusal e) {
      work.refused(e);
    }
    written = revision;
    return true;
  }
}
