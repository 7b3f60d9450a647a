package dev.errdict.db.rows;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.engine.Engine;
import dev.errdict.db.format.EntryReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An empty catalog to edit, in a database in memory that all tests share since it is slow to make.
 */
public final class Bench {
  private static final AtomicInteger COUNT = new AtomicInteger();
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /**
   * Held for all tests: H2 checks some constraints through the connection that has made the table.
   */
  final Database database = Engine.shared("bench");

  public final CatalogStore store;
  public final String catalog;

  public Bench() throws CatalogException {
    catalog = "demo" + COUNT.incrementAndGet();
    store = new CatalogStore(database, Clock.fixed(NOW, ZoneOffset.UTC));
    Catalog empty =
        new Catalog(catalog, Optional.empty(), Optional.empty(), false, Texts.NONE, List.of());
    store.commit(new Edit(ChangeKind.IMPORT, "ann", "", Optional.of(empty), List.of()));
  }

  public EntryRef ref(String code) {
    return new EntryRef(catalog, code);
  }

  Entry entry(String yaml) throws CatalogException {
    return EntryReader.read(catalog, yaml);
  }

  /** Writes entries over whatever stands. */
  public OptionalLong put(String... yamls) throws CatalogException {
    EntryEdit[] edits = new EntryEdit[yamls.length];
    for (int i = 0; i < yamls.length; i++) {
      Entry entry = entry(yamls[i]);
      edits[i] = new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry));
    }
    return commit(edits);
  }

  OptionalLong commit(EntryEdit... edits) throws CatalogException {
    return store.commit(
        new Edit(ChangeKind.EDIT, "ann", "why", Optional.empty(), Arrays.asList(edits)));
  }
}
