package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.CHANGE_ENTRY;
import static dev.errdict.db.schema.Tables.ENTRY;
import static dev.errdict.db.schema.Tables.TEXT;
import static dev.errdict.db.schema.Tables.VARIANT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CodeOrder;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.StaleText;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Finds texts whose counterpart changed later. Candidates are fields whose languages were written
 * at different revisions; the change log then shows whether the later text made the earlier one
 * stale, was its update, or was its first translation.
 */
final class StaleTexts {
  private record Place(int variant, Field field) {}

  /** The texts of a field in both languages, of any origin. */
  private record Pair(List<Text> zh, List<Text> en) {
    static final Pair NONE = new Pair(List.of(), List.of());

    boolean inBoth() {
      return !zh.isEmpty() && !en.isEmpty();
    }
  }

  private final DSLContext sql;

  StaleTexts(DSLContext sql) {
    this.sql = sql;
  }

  List<StaleText> of(String catalog) {
    List<StaleText> stale = new ArrayList<>();
    for (String code : suspects(catalog)) {
      EntryRef ref = new EntryRef(catalog, code);
      stale.addAll(of(ref, history(ref)));
    }
    return stale;
  }

  private List<String> suspects(String catalog) {
    var code = ENTRY.CODE;
    var variant = coalesce(TEXT.VARIANT_ID, 0L);
    return sql
        .select(code)
        .from(TEXT)
        .leftJoin(VARIANT)
        .on(VARIANT.ID.eq(TEXT.VARIANT_ID))
        .join(ENTRY)
        .on(ENTRY.ID.eq(coalesce(TEXT.ENTRY_ID, VARIANT.ENTRY_ID)))
        .where(ENTRY.CATALOG.eq(catalog))
        .groupBy(code, variant, TEXT.FIELD)
        .having(max(TEXT.REVISION).gt(min(TEXT.REVISION)))
        .fetchSet(code)
        .stream()
        .sorted(Comparator.comparing(CodeOrder::sortKey))
        .toList();
  }

  private record Version(long revision, Optional<Entry> entry) {}

  private List<Version> history(EntryRef ref) {
    List<Version> versions = new ArrayList<>();
    for (var row :
        sql.select(CHANGE_ENTRY.REVISION, CHANGE_ENTRY.CONTENT_AFTER)
            .from(CHANGE_ENTRY)
            .where(CHANGE_ENTRY.CATALOG.eq(ref.catalog()), CHANGE_ENTRY.CODE.eq(ref.code()))
            .orderBy(CHANGE_ENTRY.REVISION)) {
      versions.add(
          new Version(
              row.value1(), Optional.ofNullable(row.value2()).map(yaml -> parse(ref, yaml))));
    }
    return versions;
  }

  private static Entry parse(EntryRef ref, String yaml) {
    try {
      return EntryReader.read(ref.catalog(), yaml);
    } catch (CatalogException e) {
      throw new IllegalStateException("the change log of " + ref + " cannot be read", e);
    }
  }

  private static List<StaleText> of(EntryRef ref, List<Version> history) {
    Set<Place> places = new HashSet<>();
    history.stream()
        .flatMap(version -> version.entry().stream())
        .forEach(e -> addPlaces(places, e));
    List<StaleText> stale = new ArrayList<>();
    for (Place place : places) {
      Track track = new Track();
      for (Version version : history) {
        track.step(version.revision(), version.entry().map(e -> pair(e, place)).orElse(Pair.NONE));
      }
      track.behind.ifPresent(
          lang -> stale.add(new StaleText(ref, place.variant(), place.field(), lang, track.since)));
    }
    stale.sort(Comparator.comparingInt(StaleText::variant).thenComparing(StaleText::field));
    return stale;
  }

  private static void addPlaces(Set<Place> places, Entry entry) {
    entry.texts().all().forEach(text -> places.add(new Place(0, text.field())));
    for (int variant = 1; variant <= entry.variants().size(); variant++) {
      places.add(new Place(variant, Field.MEANING));
    }
  }

  private static Pair pair(Entry entry, Place place) {
    if (place.variant() > entry.variants().size()) {
      return Pair.NONE;
    }
    Texts texts =
        place.variant() == 0 ? entry.texts() : entry.variants().get(place.variant() - 1).texts();
    return new Pair(in(texts, place.field(), Lang.ZH), in(texts, place.field(), Lang.EN));
  }

  private static List<Text> in(Texts texts, Field field, Lang lang) {
    return texts.all().stream()
        .filter(text -> text.field() == field && text.lang() == lang)
        .toList();
  }

  /** One field through its versions: which language, if any, is behind the other. */
  private static final class Track {
    private final Set<Pair> inStep = new HashSet<>();
    private Pair now = Pair.NONE;
    private Optional<Lang> behind = Optional.empty();
    private long since;

    void step(long revision, Pair next) {
      if (next.equals(now)) {
        return;
      }
      if (!now.inBoth() || !next.inBoth() || inStep.contains(next)) {
        behind = Optional.empty();
      } else if (next.zh().equals(now.zh())) {
        changed(Lang.EN, revision);
      } else if (next.en().equals(now.en())) {
        changed(Lang.ZH, revision);
      } else {
        behind = Optional.empty();
      }
      now = next;
      if (behind.isEmpty()) {
        inStep.add(next);
      }
    }

    private void changed(Lang lang, long revision) {
      if (behind.equals(Optional.of(lang))) {
        behind = Optional.empty();
      } else {
        behind = Optional.of(lang.other());
        since = revision;
      }
    }
  }
}
