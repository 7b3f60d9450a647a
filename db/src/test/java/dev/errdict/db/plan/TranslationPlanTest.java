package dev.errdict.db.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.diff.FieldState;
import dev.errdict.db.engine.Engine;
import dev.errdict.db.format.FileFormat;
import dev.errdict.db.format.ImportLimits;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.rows.Renaming;
import dev.errdict.db.table.ImportReader;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts of both languages that come back from translators while others work on. */
class TranslationPlanTest {
  private static final EntryRef STOCK = new EntryRef("shop", "1001");
  private static final String EXPORTED = "code,field,en,zh\n1001,title,Out of stock,旧\n";

  private Database database;
  private CatalogStore store;
  private long base;

  @BeforeEach
  void importAList() throws CatalogException, IOException {
    database = Engine.open(UUID.randomUUID().toString());
    store = new CatalogStore(database, Clock.systemUTC());
    commit(plan("code,en,zh\n1001,Out of stock,旧\n", OptionalLong.empty(), OptionalLong.empty()));
    base = store.revision();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_text_that_was_not_translated_again_leaves_what_a_colleague_has_written()
      throws CatalogException, IOException {
    write("新");

    ImportPlan plan = plan(EXPORTED, OptionalLong.of(base), OptionalLong.empty());

    assertTrue(plan.changesNothing());
  }

  @Test
  void a_text_that_both_translated_is_a_conflict() throws CatalogException, IOException {
    write("新");
    String translated = EXPORTED.replace("旧", "缺货");

    ImportPlan plan = plan(translated, OptionalLong.of(base), OptionalLong.empty());

    assertEquals(1, plan.counts().get(FieldState.CONFLICTING));
    commit(plan);
    assertEquals("新", title());
    store.commit(plan.edit("mei", "", ImportPlan.Conflicts.FILE));
    assertEquals("缺货", title());
  }

  @Test
  void a_plan_made_again_leaves_what_was_saved_after_the_first_one()
      throws CatalogException, IOException {
    write("新");

    ImportPlan again =
        plan(EXPORTED.replace("旧", "缺货"), OptionalLong.empty(), OptionalLong.of(base));

    assertTrue(again.conflicts());
  }

  @Test
  void a_translation_of_a_text_that_nobody_has_changed_is_taken()
      throws CatalogException, IOException {
    ImportPlan plan =
        plan(EXPORTED.replace("旧", "缺货"), OptionalLong.of(base), OptionalLong.empty());

    assertFalse(plan.conflicts());
    commit(plan);
    assertEquals("缺货", title());
  }

  @Test
  void a_translation_follows_an_entry_that_was_renamed_since()
      throws CatalogException, IOException {
    EntryRef renamed = new EntryRef("shop", "2001");
    Entry entry = store.find(STOCK).orElseThrow();
    var _ =
        store.commit(
            new Edit(
                ChangeKind.EDIT,
                "mei",
                "",
                List.of(),
                List.of(
                    new EntryEdit(STOCK, store.revisionOf(STOCK), Optional.empty()),
                    new EntryEdit(renamed, OptionalLong.of(0), Optional.of(entry.named(renamed)))),
                List.of(new Renaming(STOCK, renamed))));

    commit(plan(EXPORTED.replace("旧", "缺货"), OptionalLong.of(base), OptionalLong.empty()));

    assertEquals("缺货", store.find(renamed).orElseThrow().title(Lang.ZH));
  }

  private void write(String title) throws CatalogException {
    Entry entry = store.find(STOCK).orElseThrow();
    Text text = new Text(Field.TITLE, Lang.ZH, Origin.OWN, title);
    var _ =
        store.commit(
            new Edit(
                ChangeKind.EDIT,
                "ada",
                "",
                Optional.empty(),
                List.of(
                    new EntryEdit(
                        STOCK,
                        store.revisionOf(STOCK),
                        Optional.of(entry.withTexts(entry.texts().with(text)))))));
  }

  private String title() {
    return store.find(STOCK).orElseThrow().title(Lang.ZH);
  }

  private ImportPlan plan(String csv, OptionalLong from, OptionalLong seen)
      throws CatalogException, IOException {
    ImportReader.Options options =
        new ImportReader.Options(
            FileFormat.CSV, "shop", Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    return new Import(store, new ChangeLog(database))
        .plan(
            new ImportReader(ImportLimits.USUAL, Clock.systemUTC())
                .read(new StringReader(csv), options),
            new Import.Options(Optional.of("shop"), false, from).seeing(seen));
  }

  private void commit(ImportPlan plan) throws CatalogException {
    store.commit(plan.edit("mei", "", ImportPlan.Conflicts.HERE));
  }
}
