package dev.errdict.db.plan;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.diff.ComparedField;
import dev.errdict.db.diff.FieldPath;
import dev.errdict.db.diff.FieldState;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.table.ImportFile;
import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Plans what translators filled in. A translation of a text that has changed since is a conflict,
 * and so is one of a text that was translated here since the file was exported.
 */
final class TranslationPlan {
  private final CatalogStore store;
  private final String catalog;
  private final BaseEntries base;

  TranslationPlan(CatalogStore store, String catalog, BaseEntries base) {
    this.store = store;
    this.catalog = catalog;
    this.base = base;
  }

  /** One entry while its rows are read. */
  private static final class Draft {
    private final Entry now;

    /** The entry that the file started from, if it is known. */
    private final Optional<Entry> old;

    private Entry after;
    private Entry fromFile;
    private final List<ComparedField> fields = new ArrayList<>();

    Draft(Entry now, Optional<Entry> old) {
      this.now = now;
      this.old = old;
      this.after = now;
      this.fromFile = now;
    }
  }

  ImportPlan of(ImportFile.Translations file) throws CatalogException {
    Optional<Catalog> into = store.catalog(catalog);
    if (into.isEmpty()) {
      throw new CatalogException(Problem.EDIT_UNKNOWN_CATALOG, catalog);
    }
    Map<EntryRef, Long> revisions = store.revisions(catalog);
    Map<String, Entry> here = new LinkedHashMap<>();
    store.entries(catalog).forEach(entry -> here.put(entry.code(), entry));
    Map<String, Draft> drafts = new LinkedHashMap<>();
    for (ImportFile.Translation translation : file.texts()) {
      EntryRef then = new EntryRef(catalog, translation.code());
      Entry now = here.get(base.present(then).code());
      if (now == null || translation.variant() > now.variants().size()) {
        throw new CatalogException(
            Problem.IMPORT_UNKNOWN_TEXT,
            translation.line(),
            translation.code(),
            FieldPath.text(translation.field(), translation.variant()));
      }
      Draft draft = drafts.get(now.code());
      if (draft == null) {
        draft = new Draft(now, base.entry(then));
        drafts.put(now.code(), draft);
      }
      add(draft, translation, file.to());
    }
    List<PlannedEntry> entries = new ArrayList<>();
    int same = 0;
    for (Draft draft : drafts.values()) {
      PlannedEntry planned =
          new PlannedEntry(
              draft.now.ref(),
              OptionalLong.of(revisions.getOrDefault(draft.now.ref(), 0L)),
              Optional.of(draft.now),
              Optional.of(draft.after),
              Optional.of(draft.fromFile),
              draft.fields);
      if (planned.changes()) {
        entries.add(planned);
      } else {
        same++;
      }
    }
    return new ImportPlan(
        into.get(), into.get(), into, List.of(), List.of(), entries, same, List.of(), List.of());
  }

  private static void add(Draft draft, ImportFile.Translation translation, Lang to) {
    Texts texts = texts(draft.now, translation.variant());
    Optional<String> now = texts.best(translation.field(), to);
    Optional<String> file = Optional.of(translation.text()).filter(text -> !text.isBlank());
    Optional<String> old =
        draft.old.isEmpty()
            ? now
            : texts(draft.old.get(), translation.variant()).best(translation.field(), to);
    String source = texts.best(translation.field(), to.other()).orElse("");
    FieldState state;
    if (file.isEmpty()) {
      state = now.isEmpty() ? FieldState.SAME : FieldState.MISSING;
    } else if (file.equals(now) || (draft.old.isPresent() && file.equals(old))) {
      state = FieldState.SAME;
    } else if (!now.equals(old) || !source.strip().equals(translation.source().strip())) {
      state = FieldState.CONFLICTING;
    } else {
      state = now.isEmpty() ? FieldState.NEW : FieldState.CHANGED;
    }
    draft.fields.add(
        new ComparedField(
            FieldPath.text(translation.field(), translation.variant(), to), state, now, file));
    if (file.isPresent() && state != FieldState.SAME) {
      Text text = new Text(translation.field(), to, Origin.OWN, file.get());
      draft.fromFile = with(draft.fromFile, translation.variant(), text);
      if (state != FieldState.CONFLICTING) {
        draft.after = with(draft.after, translation.variant(), text);
      }
    }
  }

  private static Texts texts(Entry entry, int variant) {
    return variant == 0
        ? entry.texts()
        : variant > entry.variants().size()
            ? Texts.NONE
            : entry.variants().get(variant - 1).texts();
  }

  private static Entry with(Entry entry, int variant, Text text) {
    if (variant == 0) {
      return entry.withTexts(entry.texts().with(text));
    }
    List<Variant> variants = new ArrayList<>(entry.variants());
    Variant old = variants.get(variant - 1);
    variants.set(variant - 1, old.withTexts(old.texts().with(text)));
    return entry.withVariants(variants);
  }
}
