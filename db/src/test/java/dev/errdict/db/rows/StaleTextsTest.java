package dev.errdict.db.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.StaleText;
import dev.errdict.db.engine.OnBothEngines;
import dev.errdict.db.words.Lang;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnBothEngines
class StaleTextsTest {
  private final Bench bench;

  StaleTextsTest() throws CatalogException {
    bench = new Bench();
  }

  @Test
  void a_text_is_stale_when_its_counterpart_changed_after_it() throws CatalogException {
    bench.put("{code: '1', cause: {zh: 甲。, en: A.}}");

    long changed = bench.put("{code: '1', cause: {zh: 乙。, en: A.}}").orElseThrow();

    assertEquals(List.of(new StaleText(bench.ref("1"), 0, Field.CAUSE, Lang.EN, changed)), stale());
  }

  @Test
  void a_variants_meaning_is_stale_by_its_number() throws CatalogException {
    bench.put("{code: '1', variants: [{message: x}, {message: m, meaning: {zh: 甲。, en: A.}}]}");

    long changed =
        bench
            .put("{code: '1', variants: [{message: x}, {message: m, meaning: {zh: 甲。, en: B.}}]}")
            .orElseThrow();

    assertEquals(
        List.of(new StaleText(bench.ref("1"), 2, Field.MEANING, Lang.ZH, changed)), stale());
  }

  @Test
  void a_text_that_caught_up_leaves_neither_stale() throws CatalogException {
    bench.put("{code: '1', cause: {zh: 甲。, en: A.}}");
    bench.put("{code: '1', cause: {zh: 乙。, en: A.}}");

    bench.put("{code: '1', cause: {zh: 乙。, en: B.}}");

    assertEquals(List.of(), stale());
  }

  @Test
  void an_edit_of_both_languages_leaves_neither_stale() throws CatalogException {
    bench.put("{code: '1', cause: {zh: 甲。, en: A.}}");

    bench.put("{code: '1', cause: {zh: 乙。, en: B.}}");

    assertEquals(List.of(), stale());
  }

  @Test
  void a_first_translation_leaves_the_original_fresh() throws CatalogException {
    bench.put("{code: '1', cause: {zh: 甲。}}");

    bench.put("{code: '1', cause: {zh: 甲。, en: A.}}");

    assertEquals(List.of(), stale());
  }

  @Test
  void taking_the_change_back_leaves_neither_stale() throws CatalogException {
    bench.put("{code: '1', cause: {zh: 甲。, en: A.}}");
    bench.put("{code: '1', cause: {zh: 乙。, en: A.}}");

    bench.put("{code: '1', cause: {zh: 甲。, en: A.}}");

    assertEquals(List.of(), stale());
  }

  @Test
  void an_edit_of_another_field_leaves_neither_stale() throws CatalogException {
    bench.put("{code: '1', cause: {zh: 甲。, en: A.}}");

    bench.put("{code: '1', cause: {zh: 甲。, en: A.}, action: {zh: 重试。}}");

    assertEquals(List.of(), stale());
  }

  private List<StaleText> stale() {
    return bench.store.staleTexts(bench.catalog);
  }
}
