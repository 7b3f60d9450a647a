package dev.errdict.db.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.CatalogReader;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LintOfSomeTest {
  private static final String CATALOG =
      """
      format: errdict-catalog/1
      catalog:
        id: shop
        title: {zh: 商店, en: Shop}
      entries:
        - code: E1
          title: {en: Out of stock}
          phrases:
            en: [sold out, none left]
        - code: E2
          title: {zh: 没有库存, en: None left 没有}
          related:
            see-also: [E9]
          phrases:
            en: [Sold  out]
        - code: E3
          title: {zh: "Not Chinese", en: Late}
      """;

  @Test
  void in_some_entries_that_is_found_which_the_whole_catalog_has_of_them() throws Exception {
    CatalogDocument document = CatalogReader.read(new StringReader(CATALOG));
    Lint whole = Lint.of(document);

    for (Entry entry : document.entries()) {
      List<Finding> alone = Lint.of(document, Set.of(entry.ref())).findings();

      assertFalse(alone.isEmpty());
      assertEquals(whole.findings(entry.ref()), alone);
    }
  }

  @Test
  void what_two_entries_have_in_common_is_found_in_the_later_one() throws Exception {
    CatalogDocument document = CatalogReader.read(new StringReader(CATALOG));
    Catalog shop = document.catalog();

    List<Rule> rules =
        Lint.of(document, Set.of(new EntryRef(shop.id(), "E2"))).findings().stream()
            .map(Finding::rule)
            .filter(rule -> rule == Rule.DUPLICATE_PHRASE || rule == Rule.RELATED_TO_NOTHING)
            .sorted()
            .toList();

    assertEquals(
        List.of(Rule.RELATED_TO_NOTHING, Rule.DUPLICATE_PHRASE).stream().sorted().toList(), rules);
  }
}
