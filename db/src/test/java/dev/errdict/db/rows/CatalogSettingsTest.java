package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.backup.Backup;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.LintLevel;
import dev.errdict.db.diff.CatalogMerge;
import dev.errdict.db.diff.FieldChange;
import dev.errdict.db.diff.FieldPath;
import dev.errdict.db.engine.OnBothEngines;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.h2.Databases;
import dev.errdict.db.h2.HomeRestore;
import dev.errdict.db.home.Home;
import dev.errdict.db.plan.Reversal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
@OnBothEngines
class CatalogSettingsTest {
  private static final CatalogSettings ALL =
      new CatalogSettings(
          List.of("TS", "ORA-"),
          7,
          true,
          LintLevel.RELAXED,
          Optional.of("对话 = conversation | dialogue\n# more to come"),
          new TreeSet<>(List.of(81384788765712384L, 2L)),
          Optional.of("https://errors.example.org/"),
          List.of("where can I buy mustard", "奶茶怎么点单"));

  private Workbench bench;

  @BeforeEach
  void open() throws CatalogException {
    bench = new Workbench();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void what_was_chosen_for_a_catalog_is_kept_and_undone() throws CatalogException {
    long chosen = set("demo", ALL);

    assertEquals(ALL, settings("demo"));
    assertEquals(
        List.of(
            "prefix[TS]",
            "prefix[ORA-]",
            "priority",
            "default",
            "lint",
            "glossary",
            "site",
            "servers[2]",
            "servers[81384788765712384]",
            "off-topic[where can I buy mustard]",
            "off-topic[奶茶怎么点单]"),
        bench.log.catalogs(chosen).getFirst().fields().stream()
            .map(FieldChange::path)
            .map(FieldPath::toString)
            .toList());

    bench.store.commit(bench.undo.ofChange(chosen).edit("mei", "", Reversal.Later.KEEP));

    assertEquals(CatalogSettings.NONE, settings("demo"));
  }

  @Test
  void a_new_default_catalog_replaces_the_one_before_and_undo_brings_that_back()
      throws CatalogException {
    set("demo", CatalogSettings.NONE.withDefault(true));
    bench.commit(Optional.of(Catalog.blank("other")), List.of());

    long replaced = set("other", CatalogSettings.NONE.withDefault(true));

    assertFalse(settings("demo").isDefault());
    assertTrue(settings("other").isDefault());

    bench.store.commit(bench.undo.ofChange(replaced).edit("mei", "", Reversal.Later.KEEP));

    assertTrue(settings("demo").isDefault());
    assertFalse(settings("other").isDefault());
  }

  @Test
  void settings_are_merged_one_by_one() {
    Catalog base = Catalog.blank("demo").withSettings(ALL);
    Catalog here = base.withSettings(ALL.withPriority(8).withPrefixes(List.of("TS")));
    Catalog theirs = base.withSettings(ALL.withSite(Optional.empty()).withServers(List.of(3L)));

    CatalogMerge.Merged merged = CatalogMerge.merge(Optional.of(base), Optional.of(here), theirs);

    assertEquals(
        ALL.withPriority(8)
            .withPrefixes(List.of("TS"))
            .withSite(Optional.empty())
            .withServers(List.of(3L)),
        merged.catalog().settings());
    assertEquals(List.of(), merged.conflicts());
  }

  @Test
  void a_backup_brings_them_back(@TempDir Path folder) throws CatalogException {
    Home home = new Home(folder.resolve("home"));
    Clock clock = Clock.system(ZoneOffset.UTC);
    Path file = folder.resolve("errdict.backup");
    try (Database database = Databases.open(home)) {
      CatalogStore store = new CatalogStore(database, clock);
      store.commit(edit(Optional.of(Catalog.blank("shop").withSettings(ALL)), List.of()));
      Backup.write(database, file);
      store.commit(edit(Optional.of(Catalog.blank("shop")), List.of()));
    }

    new HomeRestore(home, clock, ZoneOffset.UTC).from(file);

    try (Database database = Databases.open(home)) {
      assertEquals(ALL, new CatalogStore(database, clock).catalog("shop").orElseThrow().settings());
    }
  }

  @Test
  void what_no_column_or_door_takes_is_refused() {
    assertEquals(
        "demo: \"1S\" cannot be a prefix. It needs a letter, then at most 15 letters, digits or"
            + " marks of \"_.-\".",
        refused(CatalogSettings.NONE.withPrefixes(List.of("1S"))));
    assertEquals(
        "demo: the priority 1001 is not between -1000 and 1000.",
        refused(CatalogSettings.NONE.withPriority(1001)));
    assertEquals(
        "demo: \"javascript:alert(1)\" is not a web address (https://…).",
        refused(CatalogSettings.NONE.withSite(Optional.of("javascript:alert(1)"))));
  }

  @Test
  void a_catalog_goes_with_its_entries_and_not_without() throws CatalogException {
    EntryRef ref = Workbench.ref("1");
    bench.put("code: \"1\"\ntitle:\n  en: Paper jam\n");
    CatalogEdit removal = CatalogEdit.removing(bench.store.catalog("demo").orElseThrow());

    CatalogException refused =
        assertThrows(
            CatalogException.class, () -> bench.store.commit(edit(List.of(removal), List.of())));
    bench.store.commit(
        edit(
            List.of(removal), List.of(new EntryEdit(ref, OptionalLong.empty(), Optional.empty()))));

    assertEquals("Catalog demo cannot be removed: it still has 1 entry.", refused.getMessage());
    assertEquals(Optional.empty(), bench.store.catalog("demo"));
    assertEquals(List.of(), bench.store.entries("demo"));
    assertEquals(0, bench.database.sql().fetchCount(TEXT, TEXT.CATALOG.eq("demo")));
    assertEquals(
        Optional.of(EntryReader.read("demo", "code: \"1\"\ntitle:\n  en: Paper jam\n")),
        bench.log.at(ref, bench.store.revision() - 1));
  }

  @Test
  void a_message_of_each_language_is_stored_merged_and_kept_in_the_log() throws CatalogException {
    String yaml =
        """
        code: '1045'
        variants:
          - message:
              any: ER_ACCESS
              zh: 拒绝访问
              en: Access denied for user '%s'
        """;
    bench.put("code: '1045'\nvariants:\n  - message: ER_ACCESS\n");
    long revision = bench.put(yaml);

    assertEquals(yaml, bench.text("1045"));
    assertEquals(
        List.of("message[1].zh", "message[1].en"),
        bench.log.entries(revision).getFirst().fields().stream()
            .map(FieldChange::path)
            .map(FieldPath::toString)
            .toList());
    assertEquals(List.of(), bench.store.differingFromLog());
    bench.store.commit(bench.undo.ofChange(revision).edit("mei", "", Reversal.Later.KEEP));
    assertEquals("code: '1045'\nvariants:\n  - message: ER_ACCESS\n", bench.text("1045"));
  }

  private String refused(CatalogSettings settings) {
    return String.valueOf(
        assertThrows(CatalogException.class, () -> set("demo", settings)).getMessage());
  }

  private long set(String id, CatalogSettings settings) throws CatalogException {
    Catalog catalog = bench.store.catalog(id).orElseThrow();
    return bench.commit(Optional.of(catalog.withSettings(settings)), List.of());
  }

  private CatalogSettings settings(String id) {
    return bench.store.catalog(id).orElseThrow().settings();
  }

  private static Edit edit(Optional<Catalog> catalog, List<EntryEdit> entries) {
    return new Edit(ChangeKind.EDIT, "mei", "", catalog, entries);
  }

  private static Edit edit(List<CatalogEdit> catalogs, List<EntryEdit> entries) {
    return new Edit(ChangeKind.EDIT, "mei", "", catalogs, entries, List.of());
  }
}
