package dev.errdict.search.lookup;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogOrder;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import dev.errdict.db.store.StoreListener;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.index.CatalogIndex;
import dev.errdict.search.index.EntrySource;
import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.reply.CardWriter;
import dev.errdict.search.reply.ReplyWriter;
import dev.errdict.search.reply.SiteLinks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An open dictionary: an index with everything that an answer shows, the store, and the lookup of
 * answers. Safe for use by several threads.
 */
public final class Dictionary implements AutoCloseable {
  private static final Duration VECTORS_OF_COMMAND = Duration.ofMillis(200);

  /** The code that errdict's own documents ask for. */
  private static final String USUAL_EXAMPLE = "4303";

  private static final Duration VECTORS_AT_A_TIME = Duration.ofMillis(500);

  private final Store store;
  private final CatalogIndex index;
  private final Embedder embedder;
  private final EntryCache entries;
  private final Lookup lookup;
  private final ReplyWriter replies;
  private final CardWriter cards;
  private final Optional<VectorThread> vectors;

  private Dictionary(
      Store store, CatalogIndex index, Embedder embedder, boolean resident, SiteLinks links) {
    this.store = store;
    this.index = index;
    this.embedder = embedder;
    this.entries = new EntryCache(index);
    CatalogNames names = new CatalogNames(index::catalogs);
    this.lookup = new Lookup(index::catalogs, names, index, embedder, entries);
    this.cards = new CardWriter(this::catalog, this::entry, links);
    this.replies =
        new ReplyWriter(this::catalog, cards, audience -> Catalog.areSeveral(catalogs(audience)));
    this.vectors = resident ? Optional.of(VectorThread.start(index, lookup)) : Optional.empty();
  }

  /**
   * Opens a home, creates it when it does not exist, and follows it until closed, so that another
   * process's commits are answered within a second. While the index is up to date, the store is not
   * opened; when the store cannot be read, an existing index answers.
   *
   * @throws CatalogException when neither can be used; the message says what to do
   */
  public static Dictionary open(Home home, Embedder embedder, Clock clock) throws CatalogException {
    return open(home, Optional.empty(), embedder, clock, SiteLinks.NONE);
  }

  /**
   * The same for a store that may be on a server, and for a door that links to pages.
   *
   * @param database the server's; then the home contains only the index
   */
  public static Dictionary open(
      Home home,
      Optional<DatabaseAddress> database,
      Embedder embedder,
      Clock clock,
      SiteLinks links)
      throws CatalogException {
    Store store = Store.of(home, clock, StoreOptions.ofResident("errdict-bot").on(database));
    Dictionary dictionary = on(store, home, embedder, true, links);
    store.follow(new Following(dictionary.index, new FollowingLog(store.place(), clock)));
    return dictionary;
  }

  /**
   * As {@link #open}, for a command that asks: it neither follows the store nor computes vectors
   * before it answers; see {@link #finish}.
   *
   * @param store of the home; closed with the dictionary
   */
  public static Dictionary openToRead(
      Store store, Home home, Embedder embedder, Clock clock, SiteLinks links)
      throws CatalogException {
    return on(store, home, embedder, false, links);
  }

  private static Dictionary on(
      Store store, Home home, Embedder embedder, boolean resident, SiteLinks links)
      throws CatalogException {
    try {
      CatalogIndex index =
          CatalogIndex.open(
              home.index(store.place()).resolve(embedder.fingerprint()),
              EntrySource.of(store.catalogs()),
              embedder,
              CatalogIndex.Vectors.LATER,
              resident ? CatalogIndex.Access.MAPPED : CatalogIndex.Access.PLAIN);
      return new Dictionary(store, index, embedder, resident, links);
    } catch (RuntimeException e) {
      store.close();
      throw DatabaseTrouble.behind(e, store.place()).orElseThrow(() -> e);
    }
  }

  /** A dictionary in memory with the shipped catalog, for as long as it is open. */
  public static Dictionary inMemory(String name, Embedder embedder, Clock clock)
      throws CatalogException {
    Store store = Store.inMemory(name, clock);
    CatalogIndex index = CatalogIndex.inMemory(EntrySource.of(store.catalogs()), embedder);
    Dictionary dictionary = new Dictionary(store, index, embedder, false, SiteLinks.NONE);
    store.follow(new Following(index, new FollowingLog(store.place(), clock)));
    return dictionary;
  }

  /** Brings the index up to the store after each write. */
  private record Following(CatalogIndex index, FollowingLog log) implements StoreListener {
    @Override
    public boolean changed() {
      return index.refresh();
    }

    @Override
    public void failed(RuntimeException failure) {
      log.failed(failure);
    }

    @Override
    public void worked() {
      log.worked();
    }
  }

  /**
   * Brings the index up to the store, if this process writes it, and computes some of the missing
   * vectors.
   *
   * @return whether all is done; otherwise call this again
   */
  public boolean catchUp() {
    boolean reached = index.refresh();
    addVectors(VECTORS_AT_A_TIME);
    return reached && index.hasAllVectors();
  }

  /** The number of entries that are found by their words alone as yet. */
  public int countWithoutVectors() {
    return index.countWithoutVectors();
  }

  /**
   * For a command that has answered: computes a few missing vectors if the models are loaded
   * anyway, such as after an edit while no bot runs.
   */
  public void finish() {
    if (embedder.isLoaded()) {
      addVectors(VECTORS_OF_COMMAND);
    }
  }

  private void addVectors(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() - end < 0 && index.addVectors()) {}
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

  /**
   * A trial of the answers if an entry were stored like this; takes as long as building the index.
   */
  public Trial trial(Entry changed) {
    return Trial.of(EntrySource.of(store.catalogs()), changed, embedder);
  }

  /** What would be answered if the settings of a catalog were stored so. */
  public Trial trial(Catalog changed) {
    return Trial.of(index, changed, embedder);
  }

  /** The vector of a question; empty without models. */
  public Optional<float[]> vector(Lang lang, String question) {
    return embedder.question(lang, question);
  }

  /** The catalogs in the store. */
  public CatalogStore store() {
    return store.catalogs();
  }

  /** The whole store, for a door's data other than catalogs. */
  public Store underlying() {
    return store;
  }

  /** Why the store could not be read at the opening, so that answers are as of an earlier time. */
  public Optional<CatalogException> trouble() {
    return index.trouble().flatMap(e -> DatabaseTrouble.behind(e, store.place()));
  }

  /** Reads the index as it is now. */
  public <T> Optional<T> read(Function<IndexSnapshot, T> reading) {
    return index.read(reading);
  }

  /** Reads the index as an audience may see it. */
  public <T> Optional<T> read(Audience audience, Function<IndexSnapshot, T> reading) {
    return index.read(
        snapshot -> reading.apply(snapshot.without(Visibility.hidden(index.catalogs(), audience))));
  }

  public ReplyWriter replies() {
    return replies;
  }

  public CardWriter cards() {
    return cards;
  }

  public Optional<Catalog> catalog(String id) {
    return Optional.ofNullable(index.catalogs().get(id));
  }

  /** An entry as the index has it. */
  public Optional<Entry> entry(EntryRef ref) {
    return entries.find(ref);
  }

  /** An entry, if the audience may see its catalog. */
  public Optional<Entry> entry(EntryRef ref, Audience audience) {
    return catalog(ref.catalog()).filter(audience::sees).flatMap(seen -> entry(ref));
  }

  /**
   * An entry that shows an audience how to ask: of the catalog that answers first there.
   *
   * @return empty when there are no entries
   */
  public Optional<Entry> example(Audience audience) {
    return CatalogOrder.sorted(catalogs(audience)).stream()
        .filter(catalog -> !catalog.retired())
        .flatMap(catalog -> example(catalog.id()).stream())
        .findFirst();
  }

  private Optional<Entry> example(String catalog) {
    Optional<Entry> usual = entry(new EntryRef(catalog, USUAL_EXAMPLE));
    return usual.isPresent()
        ? usual
        : read(snapshot -> snapshot.neighbours(catalog, "", 1)).stream()
            .flatMap(List::stream)
            .findFirst()
            .flatMap(this::entry);
  }

  /** The catalogs that an audience may see, in their order. */
  public List<Catalog> catalogs(Audience audience) {
    return index.catalogs().values().stream().filter(audience::sees).toList();
  }

  @Override
  public void close() {
    vectors.ifPresent(VectorThread::close);
    store.close();
    index.close();
    embedder.close();
  }
}
