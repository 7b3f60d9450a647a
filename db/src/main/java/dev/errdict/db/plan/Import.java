package dev.errdict.db.plan;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.diff.CatalogMerge;
import dev.errdict.db.diff.ComparedField;
import dev.errdict.db.diff.EntryMerge;
import dev.errdict.db.diff.EntryOverlay;
import dev.errdict.db.diff.FieldPath;
import dev.errdict.db.diff.FieldState;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.rows.FormerName;
import dev.errdict.db.table.ImportFile;
import dev.errdict.db.table.SymbolTitle;
import dev.errdict.db.table.TableOrigin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Compares a file with the stored catalog, and plans the changes. */
public final class Import {
  /**
   * @param catalog the catalog to import into; empty for the one that the file names
   * @param removeAbsent whether entries that the file lacks are removed
   * @param base the revision that the file was exported from: changes since then stay, and so do
   *     fields that a table lacks
   * @param origin the origin of a table's texts
   * @param revives whether entries of the file are added again that were renamed or removed here
   * @param seen the revision that a plan of the same file was made of: changes since then stay
   */
  public record Options(
      Optional<String> catalog,
      boolean removeAbsent,
      OptionalLong base,
      Origin origin,
      boolean revives,
      OptionalLong seen) {
    /** Options in which a table's texts are upstream's. */
    public Options(Optional<String> catalog, boolean removeAbsent, OptionalLong base) {
      this(catalog, removeAbsent, base, Origin.UPSTREAM, false, OptionalLong.empty());
    }

    public Options reviving(boolean also) {
      return new Options(catalog, removeAbsent, base, origin, also, seen);
    }

    public Options seeing(OptionalLong revision) {
      return new Options(catalog, removeAbsent, base, origin, revives, revision);
    }

    /** The revision that the file's entries are merged from. */
    private OptionalLong from() {
      return base.isPresent() ? base : seen;
    }
  }

  private final CatalogStore store;
  private final ChangeLog log;

  public Import(CatalogStore store, ChangeLog log) {
    this.store = store;
    this.log = log;
  }

  /**
   * @throws CatalogException when the file names no catalog and none is given, or a translation is
   *     of an entry that is not there
   */
  public ImportPlan plan(ImportFile file, Options options) throws CatalogException {
    return switch (file) {
      case ImportFile.Whole whole -> {
        String id = options.catalog().orElse(whole.document().catalog().id());
        yield new Planning(id, options, true)
            .of(
                Optional.of(whole.document().catalog().named(id)),
                whole.document().catalog().modules(),
                whole.document().entries().stream().map(entry -> entry.inCatalog(id)).toList());
      }
      case ImportFile.Rows rows -> new Planning(named(options), options, false).of(rows);
      case ImportFile.Translations translations ->
          new TranslationPlan(store, named(options), new BaseEntries(log, options.from()))
              .of(translations);
    };
  }

  /** The catalog asked for, else the default one. */
  private String named(Options options) throws CatalogException {
    Optional<String> named =
        options
            .catalog()
            .or(
                () ->
                    store.catalogs().stream()
                        .filter(catalog -> catalog.settings().isDefault())
                        .map(Catalog::id)
                        .findFirst());
    if (named.isEmpty()) {
      throw new CatalogException(Problem.IMPORT_NO_CATALOG);
    }
    return named.get();
  }

  /** One import under way. */
  private final class Planning {
    private final String id;
    private final Options options;

    /** Whether the file is complete, so that a missing field means removal. */
    private final boolean whole;

    private final Map<EntryRef, Entry> here = new LinkedHashMap<>();
    private final Map<EntryRef, Long> revisions;
    private final BaseEntries base;
    private int same;

    Planning(String id, Options options, boolean whole) {
      this.id = id;
      this.options = options;
      this.whole = whole;
      // The revisions first: an edit in between is then noticed at the commit.
      this.revisions = store.revisions(id);
      this.base = new BaseEntries(log, options.from());
      store.entries(id).forEach(entry -> here.put(entry.ref(), entry));
    }

    ImportPlan of(ImportFile.Rows rows) throws CatalogException {
      TableOrigin origin = new TableOrigin(options.origin(), options.base().isPresent());
      List<Entry> entries = new ArrayList<>();
      for (Entry row : rows.entries()) {
        Entry entry = row.inCatalog(id);
        Optional<Entry> now = Optional.ofNullable(here.get(base.present(entry.ref())));
        boolean givesWay = rows.symbolTitles().contains(row.code()) && !options.removeAbsent();
        entries.add(origin.of(givesWay ? SymbolTitle.givingWay(entry, now) : entry, now));
      }
      return of(Optional.empty(), rows.modules().stream().map(origin::of).toList(), entries);
    }

    ImportPlan of(Optional<Catalog> wanted, List<CatalogModule> modules, List<Entry> entries)
        throws CatalogException {
      Optional<Catalog> now = store.catalog(id);
      Map<EntryRef, FormerName> former = former(now);
      List<FormerName> keptOut = new ArrayList<>();
      List<PlannedEntry> planned = new ArrayList<>();
      Map<EntryRef, EntryRef> taken = new HashMap<>();
      for (Entry given : entries) {
        Entry entry = given.named(base.present(given.ref()));
        EntryRef other = taken.putIfAbsent(entry.ref(), given.ref());
        if (other != null && !other.equals(given.ref())) {
          throw new CatalogException(
              Problem.IMPORT_NAMES_CLASH, other.code(), given.ref().code(), entry.ref().code());
        }
        Optional<Entry> before = Optional.ofNullable(here.remove(entry.ref()));
        if (former.containsKey(entry.ref())) {
          keptOut.add(former.get(entry.ref()));
          continue;
        }
        Optional<PlannedEntry> plan = plan(before, entry, given.ref());
        plan.ifPresentOrElse(planned::add, () -> same++);
      }
      List<EntryRef> missing = new ArrayList<>();
      for (Entry absent : here.values()) {
        Optional<PlannedEntry> removal = absent(absent);
        removal.ifPresent(planned::add);
        if (removal.isEmpty()) {
          missing.add(absent.ref());
        }
      }
      CatalogMerge.Merged merged = catalog(now, wanted, modules);
      Set<String> used =
          UsedModules.of(
              missing.stream().flatMap(ref -> Stream.ofNullable(here.get(ref))), planned);
      Catalog after = UsedModules.keep(merged.catalog(), now, used);
      Catalog fromFile = UsedModules.keep(merged.with(wanted.orElse(after)), now, used);
      return new ImportPlan(
          after,
          fromFile,
          now,
          CatalogMerge.between(now, Optional.of(after)),
          merged.conflicts(),
          planned,
          same,
          missing,
          keptOut);
    }

    /** The names that the file does not bring back; a removed catalog is restored as a whole. */
    private Map<EntryRef, FormerName> former(Optional<Catalog> now) {
      boolean all =
          now.isEmpty()
              || options.revives()
              || options.removeAbsent()
              || options.base().isPresent();
      return all ? Map.of() : log.formerNames(id);
    }

    /**
     * @param then the name in the file
     */
    private Optional<PlannedEntry> plan(Optional<Entry> now, Entry file, EntryRef then)
        throws CatalogException {
      EntryOverlay overlay;
      OptionalLong from = options.from();
      if (from.isPresent() && !options.removeAbsent()) {
        Optional<Entry> old = base.entry(then).map(entry -> entry.named(file.ref()));
        boolean complete = whole && options.base().isPresent();
        Entry wanted = complete ? file : EntryOverlay.keeping(untitled(old, file), file).entry();
        Optional<EntryOverlay> merged = EntryOverlay.merging(old, now, wanted);
        if (merged.isEmpty()) {
          return Optional.empty();
        }
        overlay = merged.get();
      } else {
        overlay =
            options.removeAbsent()
                ? EntryOverlay.replacing(now, file)
                : EntryOverlay.keeping(untitled(now, file), file);
      }
      Optional<Entry> after = Optional.of(overlay.entry());
      Optional<Entry> fromFile = after;
      for (ComparedField field : overlay.fields()) {
        if (field.state() == FieldState.CONFLICTING) {
          fromFile = EntryMerge.take(fromFile, Optional.of(file), field.path());
        }
      }
      // An entry that was removed here but edited in the file comes back only if the file's side is
      // taken.
      Optional<Entry> kept =
          now.isEmpty() && overlay.fields().stream().anyMatch(this::wholeEntry)
              ? Optional.empty()
              : after;
      PlannedEntry planned =
          new PlannedEntry(file.ref(), revision(file.ref()), now, kept, fromFile, overlay.fields());
      return planned.changes() || planned.has(FieldState.CONFLICTING)
          ? Optional.of(planned)
          : Optional.empty();
    }

    /** The stored entry; a title that a table's symbol made gives way to the file's message. */
    private Optional<Entry> untitled(Optional<Entry> stored, Entry file) {
      return whole ? stored : SymbolTitle.givingWay(stored, file);
    }

    private boolean wholeEntry(ComparedField field) {
      return field.path().equals(FieldPath.ENTRY);
    }

    /** Plans the removal of an entry that the file lacks, when the options say so. */
    private Optional<PlannedEntry> absent(Entry entry) throws CatalogException {
      boolean goes =
          options.base().isPresent()
              ? whole
                  && log.under(entry.ref(), options.base().getAsLong()).equals(Optional.of(entry))
              : options.removeAbsent();
      return goes
          ? Optional.of(
              new PlannedEntry(
                  entry.ref(),
                  revision(entry.ref()),
                  Optional.of(entry),
                  Optional.empty(),
                  Optional.empty(),
                  List.of()))
          : Optional.empty();
    }

    private OptionalLong revision(EntryRef ref) {
      return OptionalLong.of(revisions.getOrDefault(ref, 0L));
    }

    private CatalogMerge.Merged catalog(
        Optional<Catalog> now, Optional<Catalog> wanted, List<CatalogModule> modules)
        throws CatalogException {
      if (wanted.isPresent() && now.isEmpty()) {
        return only(hasDefault() ? notDefault(wanted.get()) : wanted.get());
      }
      if (wanted.isPresent() && options.removeAbsent()) {
        return only(wanted.get());
      }
      OptionalLong from = options.from();
      Optional<Catalog> base =
          wanted.isPresent() && from.isPresent()
              ? log.catalogAt(id, from.getAsLong())
              : Optional.empty();
      if (base.isPresent()) {
        Catalog file = wanted.orElseThrow();
        return CatalogMerge.merge(
            base, now, options.base().isPresent() ? file : CatalogMerge.overlay(base.get(), file));
      }
      Catalog after = now.orElseGet(() -> Catalog.blank(id));
      if (wanted.isPresent()) {
        after = CatalogMerge.overlay(after, wanted.get());
      }
      List<CatalogModule> all = new ArrayList<>(after.modules());
      for (CatalogModule module : modules) {
        if (after.module(module.id()).isEmpty()) {
          all.add(module);
        }
      }
      return only(after.withModules(all));
    }

    private static CatalogMerge.Merged only(Catalog catalog) {
      return new CatalogMerge.Merged(catalog, List.of());
    }

    /** A file does not take the place of the default catalog of a home that has one. */
    private boolean hasDefault() {
      return store.catalogs().stream().anyMatch(catalog -> catalog.settings().isDefault());
    }

    private static Catalog notDefault(Catalog catalog) {
      return catalog.withSettings(catalog.settings().withDefault(false));
    }
  }
}
