package dev.errdict.db.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.diff.FieldState;
import dev.errdict.db.engine.Engine;
import dev.errdict.db.engine.OnBothEngines;
import dev.errdict.db.format.CatalogReader;
import dev.errdict.db.format.CatalogWriter;
import dev.errdict.db.format.FileFormat;
import dev.errdict.db.format.ImportLimits;
import dev.errdict.db.format.JsonCatalogWriter;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.rows.FormerName;
import dev.errdict.db.rows.Renaming;
import dev.errdict.db.table.ImportFile;
import dev.errdict.db.table.ImportReader;
import dev.errdict.db.table.MarkdownCatalogWriter;
import dev.errdict.db.table.TranslationTable;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class ImportTest {
  private static final String DEMO =
      """
      format: errdict-catalog/1
      catalog:
        id: demo
        title:
          en: Demo
        modules:
          - id: disk
            title:
              en: Disk
      entries:
        - code: '7'
          module: disk
          title:
            zh: 磁盘满
            en: Disk full
          variants:
            - message: ENOSPC
              meaning:
                en: No space is left.
          phrases:
            en:
              - disk full
        - code: '8'
          title:
            en: Quota
      """;

  private Database database;
  private CatalogStore store;
  private Import importer;

  @BeforeEach
  void open() throws CatalogException, IOException {
    database = Engine.open(UUID.randomUUID().toString());
    store = new CatalogStore(database, Clock.systemUTC());
    importer = new Import(store, new ChangeLog(database));
    commit(plan(FileFormat.YAML, DEMO));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_catalog_file_comes_out_as_it_went_in() throws IOException {
    assertEquals(DEMO, exported());
  }

  @Test
  void json_comes_out_and_goes_in_again_without_a_change() throws CatalogException, IOException {
    StringWriter json = new StringWriter();
    JsonCatalogWriter.write(document(), json);

    assertTrue(json.toString().startsWith("{\n  \"format\" : \"errdict-catalog/1\",\n"));
    assertTrue(plan(FileFormat.JSON, json.toString()).changesNothing());
    assertEquals(DEMO, written(CatalogReader.read(new StringReader(json.toString()))));
  }

  @Test
  void characters_beyond_the_basic_plane_survive_json() throws CatalogException, IOException {
    commit(plan(FileFormat.YAML, DEMO.replace("Quota", "\"Quota \\U0001F4BE \\\\ \\\" \\t 𠮷\"")));
    StringWriter json = new StringWriter();
    JsonCatalogWriter.write(document(), json);

    assertTrue(plan(FileFormat.JSON, json.toString()).changesNothing());
    assertTrue(
        plan(FileFormat.JSON, json.toString().replace("💾", "\\ud83d\\udcbe")).changesNothing());
  }

  @Test
  void the_preview_tells_new_changed_same_and_missing() throws CatalogException, IOException {
    ImportPlan plan =
        plan(
            FileFormat.YAML,
            DEMO.replace("zh: 磁盘满\n      ", "")
                .replace("No space is left.", "Nothing is left.")
                .replace("- disk full", "- no space")
                .replace("'8'", "'9'"));

    assertEquals(List.of("7", "9"), plan.entries().stream().map(one -> one.ref().code()).toList());
    assertEquals(List.of(new EntryRef("demo", "8")), plan.missing());
    assertEquals(
        Map.of(
            FieldState.NEW, 2,
            FieldState.CHANGED, 1,
            FieldState.SAME, 3,
            FieldState.CONFLICTING, 0,
            FieldState.MISSING, 2),
        plan.counts());
    commit(plan);
    assertEquals("磁盘满", entry("7").title(Lang.ZH));
    assertEquals(2, entry("7").phrases().size());
    assertTrue(store.find(new EntryRef("demo", "8")).isPresent());
  }

  @Test
  void an_import_that_replaces_makes_the_catalog_as_the_file()
      throws CatalogException, IOException {
    String shorter = DEMO.replace("zh: 磁盘满\n      ", "").replace("'8'", "'9'");
    ImportPlan plan =
        importer.plan(
            new ImportFile.Whole(CatalogReader.read(new StringReader(shorter))),
            new Import.Options(Optional.empty(), true, OptionalLong.empty()));

    commit(plan);

    assertEquals(shorter, exported());
  }

  @Test
  void a_file_that_edits_an_older_revision_keeps_what_changed_here_since()
      throws CatalogException, IOException {
    long base = store.revision();
    commit(plan(FileFormat.YAML, DEMO.replace("Disk full", "No room").replace("磁盘满", "没有空间")));
    String edited =
        DEMO.replace("Disk full", "Volume full")
            .replace("      - disk full", "      - out of space");

    ImportPlan plan =
        importer.plan(
            new ImportFile.Whole(CatalogReader.read(new StringReader(edited))),
            new Import.Options(Optional.empty(), false, OptionalLong.of(base)));

    assertTrue(plan.conflicts());
    assertEquals(
        List.of("title.en"),
        plan.entries().getFirst().fields().stream()
            .filter(field -> field.state() == FieldState.CONFLICTING)
            .map(field -> field.path().name())
            .toList());
    store.commit(plan.edit("mei", "", ImportPlan.Conflicts.FILE));
    assertEquals(
        DEMO.replace("Disk full", "Volume full")
            .replace("磁盘满", "没有空间")
            .replace("      - disk full", "      - out of space"),
        exported());
  }

  @Test
  void the_file_wins_a_conflict_in_one_variant_and_leaves_the_other_as_it_was_edited_here()
      throws CatalogException, IOException {
    String twice =
        DEMO.replace(
            "          en: No space is left.\n",
            "          en: No space is left.\n      - message: EDQUOT\n");
    commit(plan(FileFormat.YAML, twice));
    long base = store.revision();
    String here =
        twice
            .replace("No space is left.", "The disk is full.")
            .replace("EDQUOT\n", "EDQUOT\n        meaning:\n          en: The quota is used up.\n");
    commit(plan(FileFormat.YAML, here));
    String edited = twice.replace("No space is left.", "The volume is full.");

    ImportPlan plan =
        importer.plan(
            new ImportFile.Whole(CatalogReader.read(new StringReader(edited))),
            new Import.Options(Optional.empty(), false, OptionalLong.of(base)));
    store.commit(plan.edit("mei", "", ImportPlan.Conflicts.FILE));

    assertEquals(here.replace("The disk is full.", "The volume is full."), exported());
  }

  @Test
  void an_entry_that_was_renamed_since_the_export_keeps_its_name_and_gets_the_files_edits()
      throws CatalogException, IOException {
    long base = store.revision();
    edit(new EntryRef("demo", "8"), new EntryRef("demo", "80"));

    commit(following(DEMO.replace("Disk full", "Volume full"), base));

    assertEquals("Quota", entry("80").title(Lang.EN));
    assertEquals("Volume full", entry("7").title(Lang.EN));
    assertEquals(Optional.empty(), store.find(new EntryRef("demo", "8")));

    commit(following(DEMO.replace("Quota", "Quota exceeded"), base));

    assertEquals("Quota exceeded", entry("80").title(Lang.EN));
  }

  @Test
  void codes_that_moved_up_since_the_export_keep_their_entries()
      throws CatalogException, IOException {
    long base = store.revision();
    edit(new EntryRef("demo", "8"), new EntryRef("demo", "9"));
    edit(new EntryRef("demo", "7"), new EntryRef("demo", "8"));

    commit(following(DEMO.replace("Disk full", "Volume full"), base));

    assertEquals("Volume full", entry("8").title(Lang.EN));
    assertEquals("Quota", entry("9").title(Lang.EN));
    assertEquals(Optional.empty(), store.find(new EntryRef("demo", "7")));
  }

  @Test
  void an_entry_under_a_code_that_another_was_given_here_is_refused()
      throws CatalogException, IOException {
    long base = store.revision();
    edit(new EntryRef("demo", "7"), new EntryRef("demo", "70"));
    String more = DEMO + "  - code: '70'\n    title:\n      en: Paper jam\n";

    CatalogException refused = assertThrows(CatalogException.class, () -> following(more, base));

    assertTrue(refused.say(Lang.EN).startsWith("7 and 70 of the file"), refused.say(Lang.EN));
  }

  @Test
  void the_same_renaming_here_and_in_the_file_is_no_conflict()
      throws CatalogException, IOException {
    long base = store.revision();
    edit(new EntryRef("demo", "7"), new EntryRef("demo", "70"));
    String renamed = DEMO.replace("code: '7'", "code: '70'").replace("Disk full", "Volume full");

    ImportPlan plan = following(renamed, base);
    assertFalse(plan.conflicts());
    commit(plan);

    assertEquals("Volume full", entry("70").title(Lang.EN));
  }

  @Test
  void a_module_that_the_file_lacks_stays_while_an_entry_belongs_to_it()
      throws CatalogException, IOException {
    long base = store.revision();
    commit(plan(FileFormat.YAML, DEMO.replace("Disk full", "No room")));
    String without =
        DEMO.substring(0, DEMO.indexOf("  modules:"))
            + DEMO.substring(DEMO.indexOf("entries:"), DEMO.indexOf("  - code: '7'"))
            + DEMO.substring(DEMO.indexOf("  - code: '8'"));

    commit(following(without, base));

    assertEquals("No room", entry("7").title(Lang.EN));
    assertEquals(Optional.of("disk"), entry("7").module());
  }

  @Test
  void what_others_did_to_the_catalog_itself_since_the_export_stays()
      throws CatalogException, IOException {
    long base = store.revision();
    Catalog now = store.catalog("demo").orElseThrow();
    Catalog bound =
        now.withSettings(now.settings().withServers(Set.of(7L)))
            .withTexts(new Texts(List.of(new Text(Field.TITLE, Lang.EN, Origin.OWN, "Storage"))));
    var _ = store.commit(new Edit(ChangeKind.EDIT, "mei", "", Optional.of(bound), List.of()));

    ImportPlan unchanged = following(DEMO, base);
    assertTrue(unchanged.changesNothing());

    ImportPlan clash = following(DEMO.replace("en: Demo", "en: Drives"), base);
    assertTrue(clash.conflicts());
    assertEquals(
        List.of("title.en"),
        clash.catalogConflicts().stream().map(conflict -> conflict.path().name()).toList());
    store.commit(clash.edit("mei", "", ImportPlan.Conflicts.FILE));

    Catalog after = store.catalog("demo").orElseThrow();
    assertEquals(List.of(7L), List.copyOf(after.settings().servers()));
    assertEquals(Optional.of("Drives"), after.texts().best(Field.TITLE, Lang.EN));
  }

  @Test
  void a_plan_made_anew_leaves_what_others_have_changed_since_the_first()
      throws CatalogException, IOException {
    long seen = store.revision();
    commit(plan(FileFormat.YAML, DEMO.replace("Disk full", "No room")));
    String part = DEMO.substring(0, DEMO.indexOf("  - code: '8'"));

    ImportPlan anew =
        importer.plan(
            new ImportFile.Whole(CatalogReader.read(new StringReader(part.replace("磁盘满", "没有空间")))),
            new Import.Options(Optional.empty(), false, OptionalLong.empty())
                .seeing(OptionalLong.of(seen)));
    commit(anew);

    assertEquals("No room", entry("7").title(Lang.EN));
    assertEquals("没有空间", entry("7").title(Lang.ZH));
    assertEquals("Quota", entry("8").title(Lang.EN));
  }

  private ImportPlan following(String edited, long base) throws CatalogException, IOException {
    return importer.plan(
        new ImportFile.Whole(CatalogReader.read(new StringReader(edited))),
        new Import.Options(Optional.empty(), false, OptionalLong.of(base)));
  }

  @Test
  void a_catalog_that_was_changed_after_the_preview_is_not_overwritten()
      throws CatalogException, IOException {
    ImportPlan plan = plan(FileFormat.CSV, "code,title,module\n9,Nine,net\n", "demo");
    Catalog now = store.catalog("demo").orElseThrow();
    Catalog bound = now.withSettings(now.settings().withServers(Set.of(7L)));
    var _ = store.commit(new Edit(ChangeKind.EDIT, "mei", "", Optional.of(bound), List.of()));

    CatalogException refused =
        assertThrows(
            CatalogException.class,
            () -> store.commit(plan.edit("ada", "", ImportPlan.Conflicts.FILE)));

    assertTrue(refused.say(Lang.EN).contains("Somebody else has changed"), refused.say(Lang.EN));
    assertEquals(Optional.of(bound), store.catalog("demo"));
  }

  @Test
  void a_catalog_that_somebody_else_has_made_meanwhile_is_not_overwritten()
      throws CatalogException, IOException {
    ImportPlan one = plan(FileFormat.CSV, "code,title\n1,One\n", "shop");
    ImportPlan other = plan(FileFormat.CSV, "code,title\n2,Two\n", "shop");
    commit(one);

    assertThrows(
        CatalogException.class,
        () -> store.commit(other.edit("ada", "", ImportPlan.Conflicts.FILE)));
    assertEquals(1, store.entries("shop").size());
  }

  @Test
  void a_table_makes_a_catalog_and_completes_one() throws CatalogException, IOException {
    ImportPlan first = plan(FileFormat.ERRNO, "EPERM 1 Operation not permitted\n", "errno");
    assertTrue(first.isNew());
    commit(first);

    ImportPlan second =
        plan(FileFormat.CSV, "code,title,module\n1,不允许的操作,core\n2,没有,core\n", "errno");
    commit(second);

    Entry permitted = store.find(new EntryRef("errno", "1")).orElseThrow();
    assertEquals("Operation not permitted", permitted.title(Lang.EN));
    assertEquals("不允许的操作", permitted.title(Lang.ZH));
    assertEquals(Optional.of("core"), permitted.module());
    assertTrue(
        plan(FileFormat.ERRNO, "EPERM 1 Operation not permitted\n", "errno").changesNothing());
  }

  @Test
  void a_long_module_name_has_a_short_id_of_its_own_and_a_whole_title()
      throws CatalogException, IOException {
    String name = "Errors of the gateway that stands between the clients and the storage service";
    String list =
        "code,title,module\n1,One,%s (reading)\n2,Two,%s (writing)\n3,Three,%s (reading)\n4,Four,---\n"
            .formatted(name, name, name);

    commit(plan(FileFormat.CSV, list, "long"));

    assertEquals(
        """
        errors-of-the-gateway-that-stands-between-the-clients-a: %s (reading)
        errors-of-the-gateway-that-stands-between-the-clients-a: %s (writing)
        : ---
        """
            .formatted(name, name),
        store.catalog("long").orElseThrow().modules().stream()
            .map(
                module ->
                    module.id().replaceFirst("-?[0-9a-f]{8}$", "")
                        + ": "
                        + module.texts().best(Field.TITLE, Lang.EN).orElse("")
                        + "\n")
            .collect(Collectors.joining()));
    List<String> modules =
        store.entries("long").stream().map(entry -> entry.module().orElse("")).toList();
    assertEquals(modules.get(0), modules.get(2));
    assertNotEquals(modules.get(0), modules.get(1));
    assertTrue(modules.stream().allMatch(id -> id.length() <= 64), modules.toString());
    assertTrue(plan(FileFormat.CSV, list, "long").changesNothing());
  }

  @Test
  void a_catalog_file_with_a_module_id_that_is_too_long_is_refused()
      throws CatalogException, IOException {
    ImportPlan plan = plan(FileFormat.YAML, DEMO.replace("disk\n", "d".repeat(65) + "\n"));

    CatalogException refused = assertThrows(CatalogException.class, () -> commit(plan));

    assertEquals("demo: module has 65 characters; at most 64 fit.", refused.say(Lang.EN));
  }

  @Test
  void translations_fill_in_what_is_open() throws CatalogException, IOException {
    StringBuilder csv = new StringBuilder();
    TranslationTable.write(document(), Lang.ZH, false, csv);
    assertEquals(
        """
        code,field,en,zh
        7,title,Disk full,磁盘满
        7,meaning[1],No space is left.,
        8,title,Quota,
        """,
        csv.toString().replace("\r", ""));

    ImportPlan plan = plan(FileFormat.CSV, csv.toString().replace("is left.,", "is left.,没有空间了。"));

    assertEquals(1, plan.entries().size());
    commit(plan);
    assertEquals(
        Optional.of("没有空间了。"),
        entry("7")
            .variants()
            .getFirst()
            .texts()
            .best(dev.errdict.db.catalog.Field.MEANING, Lang.ZH));
  }

  @Test
  void a_translation_of_a_text_that_has_changed_is_a_conflict()
      throws CatalogException, IOException {
    commit(plan(FileFormat.YAML, DEMO.replace("Quota", "Quota reached")));

    ImportPlan plan = plan(FileFormat.CSV, "code,field,en,zh\n8,title,Quota,配额\n");

    assertTrue(plan.conflicts());
    assertFalse(
        plan.edit("mei", "", ImportPlan.Conflicts.HERE)
            .entries()
            .getFirst()
            .after()
            .orElseThrow()
            .title(Lang.ZH)
            .equals("配额"));
  }

  @Test
  void markdown_comes_in_again_as_it_went_out() throws CatalogException, IOException {
    StringBuilder page = new StringBuilder();
    MarkdownCatalogWriter.write(document(), Lang.EN, page);

    assertEquals(
        """
        # Demo

        | code | module | title | message | meaning | cause | action | note |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        | 7 | disk | Disk full | ENOSPC | No space is left. |  |  |  |
        | 8 |  | Quota |  |  |  |  |  |
        """,
        page.toString());
    assertTrue(plan(FileFormat.MARKDOWN, page.toString()).changesNothing());
  }

  @Test
  void names_that_somebody_has_taken_away_do_not_come_back_with_the_file()
      throws CatalogException, IOException {
    EntryRef quota = new EntryRef("demo", "8");
    EntryRef renamed = new EntryRef("demo", "80");
    EntryRef again = new EntryRef("demo", "800");
    long first = edit(quota, renamed);
    edit(renamed, again);
    EntryRef disk = new EntryRef("demo", "7");
    long removed =
        store
            .commit(
                new Edit(
                    ChangeKind.EDIT,
                    "mei",
                    "",
                    Optional.empty(),
                    List.of(new EntryEdit(disk, store.revisionOf(disk), Optional.empty()))))
            .getAsLong();

    ImportPlan plan = plan(FileFormat.YAML, DEMO);

    assertTrue(plan.changesNothing());
    assertEquals(
        List.of(
            new FormerName(disk, removed, Optional.empty()),
            new FormerName(quota, first, Optional.of(again))),
        plan.keptOut());
    ImportPlan reviving =
        importer.plan(
            new ImportFile.Whole(CatalogReader.read(new StringReader(DEMO))),
            new Import.Options(Optional.empty(), false, OptionalLong.empty()).reviving(true));
    assertEquals(2, reviving.entries().size());
    assertEquals(List.of(), reviving.keptOut());
  }

  @Test
  void what_an_undo_took_away_comes_back_with_the_file() throws CatalogException, IOException {
    commit(plan(FileFormat.CSV, "code,en\n9,Slow\n"));
    EntryRef slow = new EntryRef("demo", "9");
    store.commit(
        new Edit(
            ChangeKind.UNDO,
            "mei",
            "",
            Optional.empty(),
            List.of(new EntryEdit(slow, store.revisionOf(slow), Optional.empty()))));

    ImportPlan plan = plan(FileFormat.CSV, "code,en\n9,Slow\n");

    assertEquals(1, plan.entries().size());
    assertEquals(List.of(), plan.keptOut());
  }

  private long edit(EntryRef before, EntryRef after) throws CatalogException {
    Entry entry = store.find(before).orElseThrow();
    return store
        .commit(
            new Edit(
                ChangeKind.EDIT,
                "mei",
                "",
                List.of(),
                List.of(
                    new EntryEdit(before, store.revisionOf(before), Optional.empty()),
                    new EntryEdit(after, OptionalLong.of(0), Optional.of(entry.named(after)))),
                List.of(new Renaming(before, after))))
        .getAsLong();
  }

  private ImportPlan plan(FileFormat format, String file) throws CatalogException, IOException {
    return plan(format, file, "demo");
  }

  private ImportPlan plan(FileFormat format, String file, String catalog)
      throws CatalogException, IOException {
    ImportReader.Options options =
        new ImportReader.Options(
            format, catalog, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    return importer.plan(
        new ImportReader(ImportLimits.USUAL, Clock.systemUTC())
            .read(new StringReader(file), options),
        new Import.Options(Optional.of(catalog), false, OptionalLong.empty()));
  }

  private void commit(ImportPlan plan) throws CatalogException {
    store.commit(plan.edit("mei", "", ImportPlan.Conflicts.HERE));
  }

  private Entry entry(String code) {
    return store.find(new EntryRef("demo", code)).orElseThrow();
  }

  private CatalogDocument document() {
    return new CatalogDocument(store.catalog("demo").orElseThrow(), store.entries("demo"));
  }

  private String exported() throws IOException {
    return written(document());
  }

  private static String written(CatalogDocument document) throws IOException {
    StringBuilder yaml = new StringBuilder();
    CatalogWriter.write(document, yaml);
    return yaml.toString();
  }
}
