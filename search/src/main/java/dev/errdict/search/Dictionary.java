package dev.errdict.search;

import dev.errdict.db.Catalog;
import dev.errdict.db.CatalogException;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Home;
import dev.errdict.db.store.Store;
import dev.errdict.db.store.StoreOptions;
import dev.errdict.search.index.CatalogIndex;
import dev.errdict.search.index.EntrySource;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.rank.Ranker;
import dev.errdict.search.reply.CardWriter;
import dev.errdict.search.reply.ReplyWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An open dictionary: a home's store, the index on top of it, and the way from a question to a
 * reply. It follows the change log, so that what another process commits is answered within a
 * second. Safe for use by several threads.
 */
public final class Dictionary implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Dictionary.class.getName());
  private static final Duration FOLLOW = Duration.ofMillis(150);

  /** Long enough that a process which is here for a question or two does not read all. */
  private static final Duration READ_AHEAD = Duration.ofSeconds(20);

  private final Store store;
  private final CatalogIndex index;
  private final Embedder embedder;
  private final EntryCache entries;
  private final Lookup lookup;
  private final ReplyWriter replies;
  private final CardWriter cards;
  private final ScheduledExecutorService follower;
  private final FollowingLog following;
  private volatile Map<String, Catalog> catalogs;
  private long seen;

  private Dictionary(Store store, CatalogIndex index, Embedder embedder, Clock clock) {
    this.store = store;
    this.index = index;
    this.embedder = embedder;
    this.seen = store.catalogs().revision();
    this.catalogs = readCatalogs(store);
    this.entries = new EntryCache(store.catalogs());
    this.lookup =
        new Lookup(() -> catalogs.keySet(), store.catalogs(), index, new Ranker(embedder), entries);
    this.cards = new CardWriter(this::catalog, this::entry);
    this.replies = new ReplyWriter(this::catalog, cards);
    this.following = new FollowingLog(store.place(), clock);
    this.follower =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("errdict-follow").factory());
  }

  /**
   * Opens a home, makes it when it is not there, and follows it until closed.
   *
   * @throws CatalogException when the home cannot be used; the message says what to do
   */
  public static Dictionary open(Home home, Embedder embedder, Clock clock) throws CatalogException {
    return on(
        Store.openToRead(home, clock, StoreOptions.ofResident("errdict-bot")),
        home,
        embedder,
        clock);
  }

  /**
   * As {@link #open}, for one who only asks: also where nobody can write.
   *
   * @throws CatalogException when the home cannot be used; the message says what to do
   */
  public static Dictionary openToRead(Store store, Home home, Embedder embedder, Clock clock)
      throws CatalogException {
    return on(store, home, embedder, clock);
  }

  private static Dictionary on(Store store, Home home, Embedder embedder, Clock clock) {
    return started(
        new Dictionary(
            store,
            CatalogIndex.open(
                home.index().resolve(embedder.fingerprint()),
                EntrySource.of(store.catalogs()),
                embedder),
            embedder,
            clock));
  }

  /** A dictionary in memory with the shipped catalog, for as long as it is open. */
  public static Dictionary inMemory(String name, Embedder embedder, Clock clock)
      throws CatalogException {
    Store store = Store.inMemory(name, clock);
    return started(
        new Dictionary(
            store,
            CatalogIndex.inMemory(EntrySource.of(store.catalogs()), embedder),
            embedder,
            clock));
  }

  private static Dictionary started(Dictionary dictionary) {
    // Both let nothing escape, so there is nothing to wait for.
    var _ =
        dictionary.follower.scheduleWithFixedDelay(
            dictionary::follow, FOLLOW.toMillis(), FOLLOW.toMillis(), TimeUnit.MILLISECONDS);
    var _ =
        dictionary.follower.scheduleWithFixedDelay(
            dictionary::readAhead,
            READ_AHEAD.toMillis(),
            READ_AHEAD.toMillis(),
            TimeUnit.MILLISECONDS);
    return dictionary;
  }

  private static Map<String, Catalog> readCatalogs(Store store) {
    Map<String, Catalog> catalogs = new LinkedHashMap<>();
    store.catalogs().catalogs().forEach(catalog -> catalogs.put(catalog.id(), catalog));
    return catalogs;
  }

  private void follow() {
    try {
      long now = store.catalogs().revision();
      if (now != seen) {
        List<EntryRef> changed = store.catalogs().changedAfter(seen);
        entries.forget(changed);
        catalogs = readCatalogs(store);
        seen = now;
      }
      index.refresh();
      following.worked();
    } catch (RuntimeException e) {
      following.failed(e);
    }
  }

  private void readAhead() {
    try {
      entries.readAhead();
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "entries are read when they are asked for", e);
    }
  }

  /**
   * Brings the index up to the store, as far as that is this process's part.
   *
   * @return whether it is there; not while the process that writes it has yet to
   */
  public boolean catchUp() {
    return index.refresh();
  }

  /** Whether the index is on disk, rather than in memory because its folder cannot be used. */
  public boolean keepsIndex() {
    return index.isOnDisk();
  }

  public Answer ask(Question question) {
    return lookup.ask(question);
  }

  public Explanation explain(Question question) {
    return lookup.explain(question);
  }

  /** The catalogs in the store. */
  public CatalogStore store() {
    return store.catalogs();
  }

  /** The whole store, for what a door keeps beside the catalogs. */
  public Store underlying() {
    return store;
  }

  public ReplyWriter replies() {
    return replies;
  }

  public CardWriter cards() {
    return cards;
  }

  public Optional<Catalog> catalog(String id) {
    return Optional.ofNullable(catalogs.get(id));
  }

  /** An entry as it stands, from memory when it was read lately. */
  public Optional<Entry> entry(EntryRef ref) {
    return entries.find(ref);
  }

  @Override
  public void close() {
    follower.shutdown();
    try {
      if (!follower.awaitTermination(5, TimeUnit.SECONDS)) {
        follower.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    index.close();
    embedder.close();
    store.close();
  }
}
