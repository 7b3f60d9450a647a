package dev.errdict.admin.care;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.admin.learning.AskedText;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.home.HomeFacts;
import dev.errdict.db.learning.AskedCounts;
import dev.errdict.db.learning.LearningStore;
import dev.errdict.db.rows.CatalogStats;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts what a home holds. */
@Command(name = "stats")
public final class Stats extends CareReport {
  private static final int MOST_ENTRIES = 10;
  private static final int MOST_DAYS = LearningStore.MOST_DAYS;

  @Option(names = "--asked", descriptionKey = "STATS-ASKED")
  private boolean asked;

  @Option(names = "--since", paramLabel = "DAY", descriptionKey = "STATS-SINCE")
  private Optional<String> since = Optional.empty();

  public Stats(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    LocalDate day = day();
    try (Store opened = openStoreToRead()) {
      if (asked) {
        return asked(opened, day);
      }
      var store = opened.catalogs();
      CatalogStats stats = opened.stats();
      HomeFacts facts = new HomeFacts(home());
      if (json()) {
        write(stats, facts, opened, store.revision());
      } else {
        print(stats, facts, opened, store.revision());
      }
      return Exit.FOUND;
    }
  }

  /** The first day that is counted; at most ten years ago. */
  private LocalDate day() throws Refusal {
    if (since.isPresent() && !asked) {
      throw complain(Exit.USAGE, "stats.since-asked");
    }
    try {
      return since
          .map(LocalDate::parse)
          .orElseGet(() -> LocalDate.now(invocation().clock()).minusDays(MOST_DAYS));
    } catch (DateTimeParseException e) {
      throw complain(Exit.USAGE, "stats.no-day", since.orElseThrow());
    }
  }

  private int asked(Store opened, LocalDate day) throws IOException {
    LearningStore learning = opened.learning();
    LocalDate first =
        since.isPresent()
            ? day
            : LocalDate.now(invocation().clock()).minusDays(learning.keepDays());
    AskedCounts counts = learning.counts().since(first, OptionalLong.empty(), MOST_ENTRIES);
    if (json()) {
      try (JsonPage page = page("stats")) {
        AskedText.write(counts, first.toString(), page.json());
      }
    } else {
      new AskedText(lang(), opened.catalogs()::find).print(counts, first.toString(), out());
    }
    return Exit.FOUND;
  }

  private void print(CatalogStats stats, HomeFacts facts, Store opened, long revision) {
    for (CatalogStats.OfCatalog one : stats.catalogs()) {
      out()
          .println(
              word(
                  "stats.catalog",
                  one.id(),
                  one.entries(),
                  one.retired(),
                  one.variants(),
                  one.phrases()));
      languages("stats.titled", one.titled());
      languages("stats.explained", one.explained());
      languages("stats.advised", one.advised());
    }
    String kinds =
        stats.changes().entrySet().stream()
            .filter(kind -> kind.getValue() > 0)
            .map(kind -> word("stats.kind", word("kind." + kind.getKey().tag()), kind.getValue()))
            .collect(Collectors.joining(word("stats.comma")));
    out().println(word("stats.changes", revision, kinds));
    out()
        .println(
            word(
                "stats.space",
                opened.place(),
                Bytes.text(opened.care().bytes()),
                Bytes.text(facts.indexBytes()),
                Bytes.text(facts.freeBytes())));
  }

  private void languages(String key, Map<Lang, Integer> counts) {
    out()
        .println(
            "  " + word(key, counts.getOrDefault(Lang.ZH, 0), counts.getOrDefault(Lang.EN, 0)));
  }

  private void write(CatalogStats stats, HomeFacts facts, Store opened, long revision)
      throws IOException {
    try (JsonPage page = page("stats")) {
      JsonGenerator json = page.json();
      json.writeNumberField("revision", revision);
      catalogs(json, stats.catalogs());
      json.writeObjectFieldStart("changes");
      for (Map.Entry<ChangeKind, Integer> kind : stats.changes().entrySet()) {
        json.writeNumberField(kind.getKey().tag(), kind.getValue());
      }
      json.writeEndObject();
      json.writeStringField("home", home().folder().toString());
      json.writeStringField("database", opened.place().toString());
      json.writeNumberField("databaseBytes", opened.care().bytes());
      json.writeNumberField("indexBytes", facts.indexBytes());
      json.writeNumberField("freeBytes", facts.freeBytes());
    }
  }

  private static void catalogs(JsonGenerator json, List<CatalogStats.OfCatalog> catalogs)
      throws IOException {
    json.writeArrayFieldStart("catalogs");
    for (CatalogStats.OfCatalog one : catalogs) {
      json.writeStartObject();
      json.writeStringField("id", one.id());
      json.writeNumberField("entries", one.entries());
      json.writeNumberField("retired", one.retired());
      json.writeNumberField("variants", one.variants());
      json.writeNumberField("phrases", one.phrases());
      counts(json, "titled", one.titled());
      counts(json, "explained", one.explained());
      counts(json, "advised", one.advised());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void counts(JsonGenerator json, String field, Map<Lang, Integer> counts)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<Lang, Integer> one : counts.entrySet()) {
      json.writeNumberField(one.getKey().tag(), one.getValue());
    }
    json.writeEndObject();
  }
}
