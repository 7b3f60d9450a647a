package dev.errdict.search.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.rows.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentChangesTest {
  private static final EntryRef OPEN = new EntryRef("demo", "QX-07001");
  private static final EntryRef SECRET = new EntryRef("secret", "ZY-07001");

  @Test
  void nothing_of_a_hidden_catalog_is_seen_by_any_way() throws CatalogException {
    try (Workbench bench = new Workbench()) {
      RecentChanges all =
          RecentChanges.of(state(List.of(OPEN, SECRET)), EntrySource.of(bench.store));
      for (RecentChanges seen :
          List.of(
              all.without(Set.of("secret")),
              all.without(Set.of("secret")).without(Set.of("other")),
              all.without(Set.of("other")).without(Set.of("secret")))) {
        assertEquals(List.of(OPEN), seen.withNumber("7001").toList());
        assertEquals(List.of(), seen.withCode("ZY-07001").toList());
        assertEquals(List.of(), seen.withFoldedCode("zy-07001").toList());
        assertEquals(Set.of("qx-"), seen.codePrefixes());
        assertTrue(seen.find(SECRET).isEmpty());
        assertFalse(seen.contains(SECRET));
        assertTrue(seen.find(OPEN).isPresent());
      }
      assertEquals(Set.of("qx-", "zy-"), all.codePrefixes());
      assertEquals(
          Set.of(OPEN, SECRET), Set.copyOf(all.withNumber("7001").toList()), "nothing is hidden");
    }
  }

  private static EntrySource.State state(List<EntryRef> changed) throws CatalogException {
    Entry open = EntryReader.read(OPEN.catalog(), "code: QX-07001\n");
    Entry secret = EntryReader.read(SECRET.catalog(), "code: ZY-07001\n");
    return new EntrySource.State(
        "stamp", 2, "", List.of(), List.of(), changed, Optional.of(List.of(open, secret)));
  }
}
