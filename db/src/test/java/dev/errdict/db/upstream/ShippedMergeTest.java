package dev.errdict.db.upstream;

import static dev.errdict.db.rows.Workbench.ref;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.diff.FieldPath;
import dev.errdict.db.engine.OnBothEngines;
import dev.errdict.db.rows.Workbench;
import dev.errdict.db.words.Lang;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@OnBothEngines
class ShippedMergeTest {
  private static final String SHIPPED =
      """
      format: errdict-catalog/1
      catalog:
        id: demo
        title:
          en: Demo
        modules:
          - id: disk
          - id: net
      entries:
        - code: '7'
          module: disk
          retry: never
          title:
            en: Disk full
          phrases:
            en:
              - disk full
        - code: '8'
          title:
            en: Quota
          related:
            see-also:
              - '7'
        - code: '9'
          title:
            en: Timeout
      """;

  private Workbench bench;
  private Upstream upstream;

  @BeforeEach
  void open() throws CatalogException {
    bench = new Workbench();
    upstream = new Upstream(bench.database, bench.store);
    ship(SHIPPED);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_release_changes_what_nobody_touched_here() throws CatalogException {
    ship(SHIPPED.replace("Disk full", "The disk is full").replace("'9'", "'10'"));

    assertEquals("The disk is full", bench.store.find(ref("7")).orElseThrow().title(Lang.EN));
    assertEquals("", bench.text("9"));
    assertEquals("code: '10'\ntitle:\n  en: Timeout\n", bench.text("10"));
    assertEquals(List.of(), upstream.conflicts());
    assertEquals(List.of(), upstream.localEdits());
  }

  @Test
  void the_same_release_again_changes_nothing() throws CatalogException {
    long before = bench.store.revision();

    ship(SHIPPED);

    assertEquals(before, bench.store.revision());
  }

  @Test
  void local_edits_of_other_fields_and_phrases_stay_beside_the_release() throws CatalogException {
    bench.put(
        """
            code: '7'
            module: disk
            retry: after-fix
            title:
              en: Disk full
            phrases:
              en:
                - disk full
                - no room
            """);

    ship(
        SHIPPED
            .replace("Disk full", "The disk is full")
            .replace("        - disk full\n", "        - disk full\n        - ENOSPC\n"));

    assertEquals(
        """
            code: '7'
            module: disk
            retry: after-fix
            title:
              en: The disk is full
            phrases:
              en:
                - disk full
                - no room
                - ENOSPC
            """,
        bench.text("7"));
    assertEquals(List.of(), upstream.conflicts());
  }

  @Test
  void a_field_that_both_changed_stays_and_is_a_conflict_until_it_is_accepted()
      throws CatalogException {
    bench.put("code: '9'\ntitle:\n  en: Timed out\n");

    ship(SHIPPED.replace("Timeout", "Too slow"));

    assertEquals("code: '9'\ntitle:\n  en: Timed out\n", bench.text("9"));
    ConflictTarget nine = ConflictTarget.of(ref("9"));
    UpstreamConflict conflict = upstream.conflicts().getFirst();
    assertEquals(
        new UpstreamConflict(
            nine,
            FieldPath.of("title.en"),
            Optional.of("Timeout"),
            Optional.of("Timed out"),
            Optional.of("Too slow"),
            conflict.revision()),
        conflict);

    bench.store.commit(upstream.accepting(nine, Optional.empty(), "mei", ""));
    upstream.settle(nine, Optional.empty());

    assertEquals("code: '9'\ntitle:\n  en: Too slow\n", bench.text("9"));
    assertEquals(List.of(), upstream.conflicts());
  }

  @Test
  void what_is_kept_is_no_conflict_any_more_and_stays_at_the_next_release()
      throws CatalogException {
    bench.put("code: '9'\ntitle:\n  en: Timed out\n");
    ship(SHIPPED.replace("Timeout", "Too slow"));

    assertEquals(
        1, upstream.settle(ConflictTarget.of(ref("9")), Optional.of(FieldPath.of("title.en"))));
    ship(SHIPPED.replace("Timeout", "Too slow").replace("Quota", "Quota reached"));

    assertEquals("code: '9'\ntitle:\n  en: Timed out\n", bench.text("9"));
    assertEquals(List.of(), upstream.conflicts());
    assertThrows(
        CatalogException.class,
        () -> upstream.settle(ConflictTarget.of(ref("9")), Optional.empty()));
  }

  @Test
  void an_entry_removed_here_stays_away_and_nothing_shipped_points_to_it() throws CatalogException {
    bench.remove("7");

    ship(
        SHIPPED
            .replace("Disk full", "The disk is full")
            .replace("Timeout\n", "Timeout\n    related:\n      cause:\n        - '7'\n"));

    assertEquals("", bench.text("7"));
    assertEquals("code: '9'\ntitle:\n  en: Timeout\n", bench.text("9"));
    assertEquals(
        List.of(FieldPath.ENTRY),
        upstream.conflicts().stream().map(UpstreamConflict::path).toList());
  }

  @Test
  void an_entry_edited_here_stays_when_the_release_drops_it_with_its_module()
      throws CatalogException {
    String edited = "code: '7'\nmodule: disk\nretry: never\ntitle:\n  en: No room\n";
    bench.put(edited);
    String shorter = SHIPPED.replace("    - id: disk\n", "");
    int from = shorter.indexOf("  - code: '7'");
    int to = shorter.indexOf("  - code: '9'");

    ship(shorter.substring(0, from) + shorter.substring(to));

    assertEquals(edited, bench.text("7"));
    assertEquals("", bench.text("8"));
    assertEquals(
        List.of("net", "disk"),
        bench.store.catalog("demo").orElseThrow().modules().stream().map(m -> m.id()).toList());
  }

  @Test
  void a_change_of_the_catalog_itself_merges_too() throws CatalogException {
    bench.commit(
        Optional.of(
            Workbench.document(
                    """
            format: errdict-catalog/1
            catalog:
              id: demo
              title:
                en: Ours
              modules:
                - id: disk
                - id: net
                - id: own
            """)
                .catalog()),
        List.of());

    ship(SHIPPED.replace("en: Demo", "en: Theirs\n    zh: 示例").replace("id: net", "id: wire"));

    assertEquals(
        """
        format: errdict-catalog/1
        catalog:
          id: demo
          title:
            zh: 示例
            en: Ours
          modules:
            - id: disk
            - id: own
            - id: wire
        """,
        dev.errdict.db.format.CatalogWriter.head(bench.store.catalog("demo").orElseThrow()));
    assertEquals(
        List.of(new ConflictTarget("demo", Optional.empty())),
        upstream.conflicts().stream().map(UpstreamConflict::target).toList());
  }

  @Test
  void a_module_that_was_removed_here_is_back_when_the_release_uses_it() throws CatalogException {
    bench.commit(
        Optional.of(
            Workbench.document(
                    """
            format: errdict-catalog/1
            catalog:
              id: demo
              title:
                en: Demo
              modules:
                - id: disk
            """)
                .catalog()),
        List.of());

    ship(SHIPPED + "  - code: '10'\n    module: net\n    title:\n      en: No route\n");

    assertEquals(Optional.of("net"), bench.store.find(ref("10")).orElseThrow().module());
    assertEquals(
        List.of("disk", "net"),
        bench.store.catalog("demo").orElseThrow().modules().stream().map(m -> m.id()).toList());
  }

  private void ship(String yaml) throws CatalogException {
    new ShippedMerge(bench.database.sql(), Clock.systemUTC()).receive(Workbench.document(yaml));
  }
}
