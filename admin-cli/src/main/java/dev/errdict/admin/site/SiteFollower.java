package dev.errdict.admin.site;

import dev.errdict.admin.command.Refusal;
import dev.errdict.db.store.StoreListener;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Writes the site again whenever the store has a new revision. */
final class SiteFollower implements StoreListener {
  /** Writes the site and returns its revision. */
  @FunctionalInterface
  interface Rebuild {
    long run() throws Refusal;
  }

  private final Rebuild rebuild;
  private final LongConsumer rebuilt;
  private final Consumer<String> refused;
  private long last = -1;

  SiteFollower(Rebuild rebuild, LongConsumer rebuilt, Consumer<String> refused) {
    this.rebuild = rebuild;
    this.rebuilt = rebuilt;
    this.refused = refused;
  }

  @Override
  public boolean changed() {
    try {
      long revision = rebuild.run();
      if (last >= 0 && revision != last) {
        rebuilt.accept(revision);
      }
      last = revision;
    } catch (Refusal e) {
      refused.accept(e.sentence());
    }
    return true;
  }
}
