package dev.errdict.admin.command;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.EntryCondition;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Moment;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Mender;
import dev.errdict.db.catalog.Retry;
import dev.errdict.db.catalog.StaleText;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.lint.Lint;
import dev.errdict.db.lint.Severity;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Change;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which entries a list shows. */
final class ListFilter {
  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

  @Option(names = "--module", paramLabel = "ID")
  private Optional<String> module = Optional.empty();

  @Option(names = "--retry", paramLabel = "KIND")
  private Optional<Retry> retry = Optional.empty();

  @Option(names = "--mender", paramLabel = "WHO")
  private Optional<Mender> mender = Optional.empty();

  @Option(names = "--retired")
  private boolean retired;

  @Option(
      names = {"--search", "--grep"},
      paramLabel = "TEXT")
  private Optional<String> search = Optional.empty();

  @Option(names = "--where", paramLabel = "CONDITION", descriptionKey = "where")
  private List<String> where = List.of();

  @Option(names = "--untranslated")
  private boolean untranslated;

  @Option(names = "--no-action")
  private boolean noAction;

  @Option(names = "--stale")
  private boolean stale;

  @Option(names = "--lint")
  private boolean lint;

  @Option(names = "--changed-since", paramLabel = "WHEN")
  private Optional<String> changedSince = Optional.empty();

  @Option(names = "--author", paramLabel = "TEXT")
  private Optional<String> author = Optional.empty();

  Optional<String> catalog() {
    return catalog;
  }

  Optional<String> module() {
    return module;
  }

  /** Whether the store is needed: then use {@link #of(CatalogStore, LastChanges, Lang)}. */
  boolean needsStore() {
    return stale || lint || changedSince.isPresent() || author.isPresent();
  }

  /** The conditions on entries alone. */
  Predicate<Entry> of(Lang lang) throws Refusal {
    Optional<TextSearch> text = search.map(TextSearch::new);
    Predicate<Entry> all =
        entry ->
            (catalog.isEmpty() || catalog.get().equals(entry.ref().catalog()))
                && (module.isEmpty() || module.equals(entry.module()))
                && (retry.isEmpty() || retry.get() == entry.retry())
                && (mender.isEmpty() || mender.get() == entry.mender())
                && (!retired || entry.retired())
                && (!noAction || lacksAction(entry))
                && (!untranslated || isUntranslated(entry));
    all = all.and(EntryCondition.all(where, lang));
    if (text.isPresent()) {
      all = all.and(text.get()::matches);
    }
    return all;
  }

  /**
   * @param last the last change of an entry
   */
  Predicate<Entry> of(CatalogStore store, LastChanges last, Lang lang) throws Refusal {
    Predicate<Entry> all = of(lang);
    if (stale || lint) {
      Set<EntryRef> found = found(store);
      all = all.and(entry -> found.contains(entry.ref()));
    }
    if (changedSince.isPresent()) {
      Predicate<Change> since = since(changedSince.get(), lang);
      all = all.and(entry -> last.of(entry.ref()).filter(since).isPresent());
    }
    if (author.isPresent()) {
      String name = author.get().toLowerCase(Locale.ROOT);
      all =
          all.and(
              entry ->
                  last.of(entry.ref())
                      .filter(change -> change.author().toLowerCase(Locale.ROOT).contains(name))
                      .isPresent());
    }
    return all;
  }

  private static Predicate<Change> since(String written, Lang lang) throws Refusal {
    if (written.matches("\\d{1,18}")) {
      long revision = Long.parseLong(written);
      return change -> change.revision() > revision;
    }
    Optional<Instant> moment = Moment.of(written, false);
    if (moment.isEmpty()) {
      throw new Refusal(
          Exit.USAGE, Words.of(DictionaryCommand.class, lang).say("list.no-date", written));
    }
    return change -> !change.at().isBefore(moment.get());
  }

  /** The entries with lint findings, or with stale texts. */
  private Set<EntryRef> found(CatalogStore store) {
    Set<EntryRef> found = new HashSet<>();
    for (Catalog one : store.catalogs()) {
      if (catalog.isPresent() && !catalog.get().equals(one.id())) {
        continue;
      }
      List<StaleText> behind = store.staleTexts(one.id());
      Set<EntryRef> here = new HashSet<>(behind.stream().map(StaleText::ref).toList());
      if (lint) {
        Set<EntryRef> linted = new HashSet<>();
        Lint.of(new CatalogDocument(one, store.entries(one.id())), behind).findings().stream()
            .filter(finding -> finding.severity() != Severity.NOTE)
            .flatMap(finding -> finding.place().entry().stream())
            .forEach(linted::add);
        if (stale) {
          linted.retainAll(here);
        }
        here = linted;
      }
      found.addAll(here);
    }
    return found;
  }

  private static boolean lacksAction(Entry entry) {
    return entry.texts().bestInAnyLanguage(Field.ACTION, Lang.EN).isEmpty();
  }

  private static boolean isUntranslated(Entry entry) {
    return Stream.concat(Stream.of(entry.texts()), entry.variants().stream().map(Variant::texts))
        .anyMatch(ListFilter::isUntranslated);
  }

  private static boolean isUntranslated(Texts texts) {
    return Stream.of(Field.values())
        .anyMatch(
            field ->
                texts.best(field, Lang.ZH).isPresent() != texts.best(field, Lang.EN).isPresent());
  }
}
