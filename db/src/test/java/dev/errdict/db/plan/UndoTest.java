package dev.errdict.db.plan;

import static dev.errdict.db.rows.Workbench.ref;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.diff.FieldConflict;
import dev.errdict.db.diff.FieldPath;
import dev.errdict.db.engine.OnBothEngines;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.rows.Renaming;
import dev.errdict.db.rows.Workbench;
import dev.errdict.db.words.Lang;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class UndoTest {
  private static final String FULL = "code: '7'\ntitle:\n  en: Disk full\n";
  private static final String NO_SPACE = "code: '7'\ntitle:\n  en: No space\n";

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
  void an_undone_edit_leaves_the_entry_as_it_was_and_is_a_change_itself() throws CatalogException {
    bench.put(FULL);
    long edit = bench.put(NO_SPACE);

    long undone = commit(bench.undo.ofChange(edit), Reversal.Later.KEEP);

    assertEquals(FULL, bench.text("7"));
    assertEquals(edit + 1, undone);
    assertEquals(ChangeKind.UNDO, bench.log.find(undone).orElseThrow().kind());
  }

  @Test
  void an_undo_can_be_undone() throws CatalogException {
    bench.put(FULL);
    long edit = bench.put(NO_SPACE);
    long undone = commit(bench.undo.ofChange(edit), Reversal.Later.KEEP);

    commit(bench.undo.ofChange(undone), Reversal.Later.KEEP);

    assertEquals(NO_SPACE, bench.text("7"));
  }

  @Test
  void later_edits_of_other_fields_stay() throws CatalogException {
    bench.put(FULL);
    long edit = bench.put(NO_SPACE);
    bench.put("code: '7'\nretry: never\ntitle:\n  en: No space\n");

    Reversal plan = bench.undo.ofChange(edit);
    commit(plan, Reversal.Later.KEEP);

    assertFalse(plan.conflicts());
    assertEquals("code: '7'\nretry: never\ntitle:\n  en: Disk full\n", bench.text("7"));
  }

  @Test
  void a_field_that_changed_again_is_a_conflict_and_goes_back_only_when_told()
      throws CatalogException {
    bench.put(FULL);
    long edit = bench.put(NO_SPACE);
    bench.put("code: '7'\ntitle:\n  en: Volume full\n");

    Reversal plan = bench.undo.ofChange(edit);

    assertEquals(
        List.of(
            new FieldConflict(
                FieldPath.of("title.en"),
                Optional.of("No space"),
                Optional.of("Volume full"),
                Optional.of("Disk full"))),
        plan.entries().getFirst().conflicts());
    commit(plan, Reversal.Later.OVERWRITE);
    assertEquals(FULL, bench.text("7"));
  }

  @Test
  void a_change_that_is_undone_already_has_nothing_left() throws CatalogException {
    bench.put(FULL);
    long edit = bench.put(NO_SPACE);
    bench.put(FULL);

    CatalogException refused =
        assertThrows(CatalogException.class, () -> bench.undo.ofChange(edit));

    assertEquals(
        "Nothing is left to take back of change "
            + edit
            + ": everything it did has been undone or is as before.",
        refused.say(Lang.EN));
  }

  @Test
  void an_edit_between_plan_and_commit_refuses_the_undo() throws CatalogException {
    bench.put(FULL);
    long edit = bench.put(NO_SPACE);
    Reversal plan = bench.undo.ofChange(edit);
    bench.put("code: '7'\ntitle:\n  en: Volume full\n");

    assertThrows(CatalogException.class, () -> commit(plan, Reversal.Later.KEEP));
  }

  @Test
  void undoing_a_removal_brings_the_relations_of_others_back() throws CatalogException {
    bench.put(FULL, "code: '8'\nrelated:\n  cause:\n    - '7'\n");
    long removal = bench.remove("7");
    assertEquals("code: '8'\n", bench.text("8"));

    commit(bench.undo.ofChange(removal), Reversal.Later.KEEP);

    assertEquals(FULL, bench.text("7"));
    assertEquals("code: '8'\nrelated:\n  cause:\n    - '7'\n", bench.text("8"));
  }

  @Test
  void undoing_a_new_catalog_removes_it_and_undoing_that_brings_it_back() throws CatalogException {
    Catalog other = Workbench.document(Workbench.DEMO.replace("demo", "other")).catalog();
    long made = bench.commit(Optional.of(other), List.of(paper(OptionalLong.empty())));

    long undone = commit(bench.undo.ofChange(made), Reversal.Later.KEEP);

    assertEquals(Optional.empty(), bench.store.catalog("other"));
    assertEquals(Optional.empty(), bench.store.find(new EntryRef("other", "1")));

    commit(bench.undo.ofChange(undone), Reversal.Later.KEEP);

    assertEquals(Optional.of(other), bench.store.catalog("other"));
    assertTrue(bench.store.find(new EntryRef("other", "1")).isPresent());
  }

  @Test
  void a_new_catalog_that_has_got_other_entries_since_stays() throws CatalogException {
    Catalog other = Workbench.document(Workbench.DEMO.replace("demo", "other")).catalog();
    long made = bench.commit(Optional.of(other), List.of());
    bench.commit(Optional.empty(), List.of(paper(OptionalLong.of(0))));

    assertThrows(CatalogException.class, () -> bench.undo.ofChange(made));
  }

  @Test
  void an_edit_of_an_entry_that_was_renamed_since_is_taken_back_under_its_new_name()
      throws CatalogException {
    bench.put(FULL);
    long edit = bench.put(NO_SPACE);
    rename("7", "70");

    commit(bench.undo.ofChange(edit), Reversal.Later.KEEP);

    assertEquals(FULL.replace("'7'", "'70'"), bench.text("70"));
    assertEquals(Optional.empty(), bench.store.find(ref("7")));
  }

  @Test
  void an_addition_is_taken_back_under_the_name_that_the_entry_has_now() throws CatalogException {
    long added = bench.put("code: '9'\ntitle:\n  en: Paper jam\n");
    rename("9", "90");

    commit(bench.undo.ofChange(added), Reversal.Later.KEEP);

    assertEquals(Optional.empty(), bench.store.find(ref("90")));
    assertEquals(Optional.empty(), bench.store.find(ref("9")));
  }

  @Test
  void renamings_of_one_entry_are_taken_back_one_after_another() throws CatalogException {
    bench.put(FULL);
    long edit = bench.put(NO_SPACE);
    rename("7", "70");
    long renamed = bench.store.revision();
    rename("70", "700");

    commit(bench.undo.ofChange(renamed), Reversal.Later.KEEP);
    commit(bench.undo.ofChange(edit), Reversal.Later.KEEP);

    assertEquals(FULL, bench.text("7"));
    assertEquals(Optional.empty(), bench.store.find(ref("700")));
    assertEquals(Optional.empty(), bench.store.find(ref("70")));
  }

  private void rename(String from, String to) throws CatalogException {
    Entry entry = bench.store.find(ref(from)).orElseThrow();
    bench
        .store
        .commit(
            new Edit(
                ChangeKind.EDIT,
                "mei",
                "",
                List.of(),
                List.of(
                    new EntryEdit(ref(from), bench.store.revisionOf(ref(from)), Optional.empty()),
                    new EntryEdit(ref(to), OptionalLong.of(0), Optional.of(entry.named(ref(to))))),
                List.of(new Renaming(ref(from), ref(to)))))
        .orElseThrow();
  }

  @Test
  void a_setting_of_a_catalog_that_changed_again_goes_back_only_when_told()
      throws CatalogException {
    Catalog demo = bench.store.catalog("demo").orElseThrow();
    long first = bench.commit(Optional.of(withPriority(demo, 3)), List.of());
    bench.commit(Optional.of(withPriority(demo, 5)), List.of());

    Reversal plan = bench.undo.ofChange(first);

    assertTrue(plan.conflicts());
    assertEquals(List.of(), plan.catalogs(Reversal.Later.KEEP));
    commit(plan, Reversal.Later.OVERWRITE);
    assertEquals(0, bench.store.catalog("demo").orElseThrow().settings().priority());
  }

  @Test
  void what_a_new_catalog_was_given_since_is_not_removed_without_being_told()
      throws CatalogException {
    Catalog other = Workbench.document(Workbench.DEMO.replace("demo", "other")).catalog();
    long made = bench.commit(Optional.of(other), List.of(paper(OptionalLong.empty())));
    bench.commit(Optional.of(withPriority(other, 5)), List.of());

    Reversal plan = bench.undo.ofChange(made);
    assertTrue(plan.conflicts());
    commit(plan, Reversal.Later.KEEP);

    assertEquals(Optional.of(withPriority(other, 5)), bench.store.catalog("other"));
    assertEquals(Optional.empty(), bench.store.find(new EntryRef("other", "1")));
  }

  private static Catalog withPriority(Catalog catalog, int priority) {
    return catalog.withSettings(catalog.settings().withPriority(priority));
  }

  @Test
  void a_title_that_a_module_was_given_since_stays_with_it() throws CatalogException {
    Catalog demo = bench.store.catalog("demo").orElseThrow();
    long made =
        bench.commit(
            Optional.of(demo.withModules(List.of(new CatalogModule("basket", Texts.NONE)))),
            List.of());
    Texts titled = new Texts(List.of(new Text(Field.TITLE, Lang.EN, Origin.OWN, "Basket")));
    bench.commit(
        Optional.of(demo.withModules(List.of(new CatalogModule("basket", titled)))), List.of());

    commit(bench.undo.ofChange(made), Reversal.Later.KEEP);

    assertEquals(
        Optional.of(titled),
        bench.store.catalog("demo").orElseThrow().module("basket").map(CatalogModule::texts));
  }

  private static EntryEdit paper(OptionalLong basedOn) throws CatalogException {
    return new EntryEdit(
        new EntryRef("other", "1"),
        basedOn,
        Optional.of(EntryReader.read("other", "code: \"1\"\ntitle:\n  en: Paper jam\n")));
  }

  @Test
  void a_restored_entry_is_as_it_was_at_that_revision() throws CatalogException {
    long first = bench.put(FULL);
    bench.put(NO_SPACE);
    bench.remove("7");

    commit(bench.undo.toRevision(ref("7"), first), Reversal.Later.KEEP);

    assertEquals(FULL, bench.text("7"));
    assertEquals(
        List.of(ChangeKind.RESTORE, ChangeKind.EDIT, ChangeKind.EDIT, ChangeKind.EDIT),
        bench.log.latest(ref("7"), Long.MAX_VALUE, 10).stream()
            .map(logged -> logged.change().kind())
            .toList());
  }

  @Test
  void the_history_knows_every_version_and_what_differs_between_two() throws CatalogException {
    long first = bench.put(FULL, "code: '8'\n");
    long second = bench.put(NO_SPACE);
    long third = bench.remove("7");

    assertEquals(Optional.empty(), bench.log.at(ref("7"), first - 1));
    assertEquals("Disk full", bench.log.at(ref("7"), first).orElseThrow().title(Lang.EN));
    assertEquals("No space", bench.log.at(ref("7"), second).orElseThrow().title(Lang.EN));
    assertEquals(Optional.empty(), bench.log.at(ref("7"), third));
    assertEquals(
        List.of("title.en"),
        bench.log.between(first, second).getFirst().fields().stream()
            .map(change -> change.path().name())
            .toList());
    assertEquals(
        List.of(),
        bench.log.between(third, first - 1).stream()
            .filter(change -> change.after().isPresent())
            .toList());
    assertEquals(2, bench.log.latest(second, 1).getFirst().entries());
    assertEquals(List.of(ref("7"), ref("8")), bench.log.latest(second, 1).getFirst().some());
  }

  private long commit(Reversal plan, Reversal.Later later) throws CatalogException {
    return bench.store.commit(plan.edit("mei", "taken back", later)).orElseThrow();
  }
}
