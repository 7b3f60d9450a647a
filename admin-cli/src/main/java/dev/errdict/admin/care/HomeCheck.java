package dev.errdict.admin.care;

import dev.errdict.admin.care.CheckResult.Check;
import dev.errdict.admin.care.CheckResult.Level;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.HomeFacts;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.index.EntrySource;
import dev.errdict.search.index.IndexCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Checks a home; changes nothing except what opening its database does. */
final class HomeCheck {
  private static final int MOST_NAMES = 10;
  private static final long LITTLE_SPACE = 100L << 20;

  private final Home home;
  private final Clock clock;
  private final StoreOptions options;
  private final Words words;
  private final Lang lang;
  private final List<CheckResult> symptoms = new ArrayList<>();

  HomeCheck(Home home, Clock clock, Lang lang, StoreOptions options) {
    this.options = options;
    this.home = home;
    this.clock = clock;
    this.lang = lang;
    this.words = Words.of(HomeCheck.class, lang);
  }

  List<CheckResult> symptoms() {
    String program =
        Optional.ofNullable(HomeCheck.class.getPackage().getImplementationVersion()).orElse("dev");
    // Neither is known for a folder that cannot be read. Where the database of a home that has been
    // used is gone, opening it says so.
    if (options.database().isEmpty()
        && Files.notExists(home.database())
        && Files.notExists(home.lock())) {
      add(Check.VERSIONS, Level.FINE, "doctor.program", program, Runtime.version());
      add(Check.HOME, Level.TROUBLE, "doctor.no-home", home.folder());
      return symptoms;
    }
    try (Store store = Store.openToRead(home, clock, options)) {
      add(
          Check.VERSIONS,
          Level.FINE,
          "doctor.versions",
          program,
          Runtime.version(),
          store.care().engine(),
          IndexCheck.engine());
      folder(OptionalLong.of(store.care().bytes()));
      inside(store);
    } catch (CatalogException e) {
      add(Check.VERSIONS, Level.FINE, "doctor.program", program, Runtime.version());
      if (Files.isDirectory(home.folder())) {
        folder(
            options.database().isPresent()
                ? OptionalLong.empty()
                : OptionalLong.of(new HomeFacts(home).databaseBytes()));
      }
      trouble(e);
    }
    return symptoms;
  }

  /**
   * @param bytes of the database; empty when its server cannot be asked
   */
  private void folder(OptionalLong bytes) {
    HomeFacts facts = new HomeFacts(home);
    add(Check.HOME, Level.FINE, "doctor.home", home.folder());
    options
        .database()
        .ifPresent(
            address ->
                add(
                    Check.DATABASE,
                    Level.FINE,
                    "doctor.server",
                    address.place(),
                    address.user().orElseGet(() -> System.getProperty("user.name"))));
    if (Files.exists(home.folder()) && !Files.isWritable(home.folder())) {
      trouble(new CatalogException(Problem.HOME_NOT_WRITABLE, home.folder()));
    }
    List<Path> exposed = facts.exposed();
    if (exposed.isEmpty()) {
      add(Check.PERMISSIONS, Level.FINE, "doctor.private");
    } else {
      add(Check.PERMISSIONS, Level.NOTE, "doctor.exposed", names(exposed));
    }
    boolean little = facts.freeBytes() < LITTLE_SPACE + facts.databaseBytes();
    add(
        Check.SPACE,
        little ? Level.NOTE : Level.FINE,
        little ? "doctor.little-space" : "doctor.space",
        bytes.isPresent() ? Bytes.text(bytes.getAsLong()) : words.say("doctor.unknown"),
        Bytes.text(facts.indexBytes()),
        Bytes.text(facts.freeBytes()));
  }

  private void inside(Store opened) {
    CatalogStore store = opened.catalogs();
    try {
      List<EntryRef> differing = opened.care().differingFromLog();
      List<EntryRef> entries = store.refs();
      add(Check.DATABASE, Level.FINE, "doctor.database", store.revision());
      if (differing.isEmpty()) {
        add(Check.ENTRIES, Level.FINE, "doctor.entries", entries.size());
      } else {
        add(Check.ENTRIES, Level.TROUBLE, "doctor.differing", names(differing));
      }
      index(opened, entries);
      texts(store);
      schema(opened);
      upstream(opened);
    } catch (CatalogException e) {
      trouble(e);
    } catch (RuntimeException e) {
      trouble(DatabaseTrouble.behind(e, opened.place()).orElseThrow(() -> e));
    }
  }

  private void index(Store opened, List<EntryRef> entries) {
    List<IndexCheck.Folder> folders =
        new IndexCheck(EntrySource.of(opened.catalogs()))
            .folders(home.index(opened.place()), entries);
    if (folders.isEmpty()) {
      add(Check.INDEX, Level.FINE, "doctor.no-index");
    }
    for (IndexCheck.Folder folder : folders) {
      String name = String.valueOf(folder.path().getFileName());
      long reached = folder.revision().orElse(0L);
      switch (folder.condition()) {
        case CURRENT -> add(Check.INDEX, Level.FINE, "doctor.index", name, reached);
        case BEHIND -> add(Check.INDEX, Level.FINE, "doctor.index-behind", name, reached);
        case OUTDATED -> add(Check.INDEX, Level.FINE, "doctor.index-outdated", name);
        case DIFFERING -> add(Check.INDEX, Level.TROUBLE, "doctor.index-differs", name);
        case DAMAGED -> add(Check.INDEX, Level.TROUBLE, "doctor.index-damaged", name);
        case CLOSED -> add(Check.INDEX, Level.TROUBLE, "doctor.index-closed", folder.path());
      }
      if (folder.withoutVectors() > 0) {
        add(Check.INDEX, Level.FINE, "doctor.vectors", name, folder.withoutVectors());
      }
    }
  }

  private void texts(CatalogStore store) {
    int stale = store.catalogs().stream().mapToInt(one -> store.staleTexts(one.id()).size()).sum();
    add(
        Check.TEXTS,
        stale == 0 ? Level.FINE : Level.NOTE,
        stale == 0 ? "doctor.texts" : "doctor.stale",
        stale);
  }

  private void schema(Store opened) {
    List<String> foreign = opened.care().foreignObjects();
    if (foreign.isEmpty()) {
      add(Check.SCHEMA, Level.FINE, "doctor.schema");
    } else {
      add(Check.SCHEMA, Level.TROUBLE, "doctor.schema-foreign", names(foreign));
    }
  }

  private void upstream(Store opened) throws CatalogException {
    int open = opened.upstream().conflicts().size();
    add(
        Check.UPSTREAM,
        open == 0 ? Level.FINE : Level.NOTE,
        open == 0 ? "doctor.upstream" : "doctor.conflicts",
        open);
  }

  private void trouble(CatalogException trouble) {
    symptoms.add(new CheckResult(Check.DATABASE, Level.TROUBLE, trouble.say(lang)));
  }

  private void add(Check check, Level level, String key, Object... arguments) {
    symptoms.add(new CheckResult(check, level, words.say(key, arguments)));
  }

  /** The first few of many. */
  private String names(List<?> all) {
    String first =
        all.stream()
            .limit(MOST_NAMES)
            .map(String::valueOf)
            .collect(Collectors.joining(words.say("doctor.comma")));
    return all.size() <= MOST_NAMES
        ? first
        : words.say("doctor.and-more", first, all.size() - MOST_NAMES);
  }
}
