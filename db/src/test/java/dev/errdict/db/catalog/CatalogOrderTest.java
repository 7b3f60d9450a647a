package dev.errdict.db.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogOrderTest {
  @Test
  void the_default_catalog_comes_first_then_priority_decides() {
    List<Catalog> catalogs =
        List.of(
            Catalog.blank("a"),
            Catalog.blank("b").withSettings(CatalogSettings.NONE.withPriority(5)),
            Catalog.blank("c").withSettings(CatalogSettings.NONE.withDefault(true)),
            Catalog.blank("d"));

    assertEquals(
        List.of("c", "b", "a", "d"),
        CatalogOrder.sorted(catalogs).stream().map(Catalog::id).toList());
  }
}
