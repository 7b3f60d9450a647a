package dev.errdict.db.rows;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.engine.Engine;
import dev.errdict.db.format.CatalogReader;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.format.EntryWriter;
import dev.errdict.db.plan.Undo;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A database in memory with a small catalog, edited by hand. */
public final class Workbench implements AutoCloseable {
  public static final String DEMO =
      """
      format: errdict-catalog/1
      catalog:
        id: demo
        title:
          en: Demo
        modules:
          - id: disk
      """;

  public final Database database;
  public final CatalogStore store;
  public final ChangeLog log;
  public final Undo undo;

  public Workbench() throws CatalogException {
    database = Engine.open(UUID.randomUUID().toString());
    store =
        new CatalogStore(
            database, Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));
    log = new ChangeLog(database);
    undo = new Undo(store, new ChangeLog(database));
    commit(Optional.of(document(DEMO).catalog()), List.of());
  }

  public static EntryRef ref(String code) {
    return new EntryRef("demo", code);
  }

  public static CatalogDocument document(String yaml) throws CatalogException {
    return CatalogReader.read(new StringReader(yaml));
  }

  /** Commits entries as they are written, over what stands. */
  public long put(String... yamls) throws CatalogException {
    List<EntryEdit> edits = new ArrayList<>();
    for (String yaml : yamls) {
      var entry = EntryReader.read("demo", yaml);
      edits.add(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry)));
    }
    return commit(Optional.empty(), edits);
  }

  public long remove(String code) throws CatalogException {
    return commit(
        Optional.empty(),
        List.of(new EntryEdit(ref(code), OptionalLong.empty(), Optional.empty())));
  }

  public long commit(Optional<Catalog> catalog, List<EntryEdit> edits) throws CatalogException {
    return store.commit(new Edit(ChangeKind.EDIT, "mei", "by hand", catalog, edits)).orElseThrow();
  }

  /** The entry as a file says it; empty when it is not there. */
  public String text(String code) {
    return store.find(ref(code)).map(EntryWriter::write).orElse("");
  }

  @Override
  public void close() {
    database.close();
  }
}
