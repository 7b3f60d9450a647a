package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.CATALOG;
import static dev.errdict.db.schema.Tables.CATALOG_OFF_TOPIC;
import static dev.errdict.db.schema.Tables.CATALOG_PREFIX;
import static dev.errdict.db.schema.Tables.CATALOG_SERVER;
import static dev.errdict.db.schema.Tables.ENTRY;
import static dev.errdict.db.schema.Tables.MODULE;
import static dev.errdict.db.schema.Tables.TEXT;
import static java.util.stream.Collectors.toSet;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.LintLevel;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.schema.tables.records.CatalogRecord;
import dev.errdict.db.schema.tables.records.TextRecord;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Catalogs and their modules as rows. */
public final class CatalogRows {
  private record Owner(String catalog, Optional<String> module) {}

  private CatalogRows() {}

  public static List<Catalog> read(DSLContext sql) {
    Map<Owner, List<Text>> texts = new HashMap<>();
    // By the catalogs' names, since no index covers "not null".
    var ids = sql.select(CATALOG.ID).from(CATALOG);
    for (TextRecord row : sql.selectFrom(TEXT).where(TEXT.CATALOG.in(ids))) {
      texts
          .computeIfAbsent(
              new Owner(row.getCatalog(), Optional.ofNullable(row.getModule())),
              owner -> new ArrayList<>())
          .add(text(row));
    }
    Map<String, List<CatalogModule>> modules = new HashMap<>();
    for (Record row : sql.selectFrom(MODULE).orderBy(MODULE.CATALOG, MODULE.ORDINAL)) {
      Owner owner = new Owner(row.get(MODULE.CATALOG), Optional.of(row.get(MODULE.ID)));
      modules
          .computeIfAbsent(owner.catalog(), catalog -> new ArrayList<>())
          .add(
              new CatalogModule(
                  row.get(MODULE.ID), new Texts(texts.getOrDefault(owner, List.of()))));
    }
    Map<String, List<String>> prefixes =
        sql.selectFrom(CATALOG_PREFIX)
            .orderBy(CATALOG_PREFIX.ORDINAL)
            .fetchGroups(CATALOG_PREFIX.CATALOG, CATALOG_PREFIX.PREFIX);
    Map<String, List<Long>> servers =
        sql.selectFrom(CATALOG_SERVER)
            .fetchGroups(CATALOG_SERVER.CATALOG, CATALOG_SERVER.SERVER_ID);
    Map<String, List<String>> offTopic =
        sql.selectFrom(CATALOG_OFF_TOPIC)
            .orderBy(CATALOG_OFF_TOPIC.ORDINAL)
            .fetchGroups(CATALOG_OFF_TOPIC.CATALOG, CATALOG_OFF_TOPIC.QUESTION);
    return sql.selectFrom(CATALOG)
        .orderBy(Sql.plainOrder(CATALOG.ID))
        .fetch(
            row ->
                new Catalog(
                    row.getId(),
                    Optional.ofNullable(row.getSource()),
                    Optional.ofNullable(row.getAdviceUntil()),
                    row.getRetired(),
                    settings(
                        row,
                        prefixes.getOrDefault(row.getId(), List.of()),
                        servers.getOrDefault(row.getId(), List.of()),
                        offTopic.getOrDefault(row.getId(), List.of())),
                    new Texts(
                        texts.getOrDefault(new Owner(row.getId(), Optional.empty()), List.of())),
                    modules.getOrDefault(row.getId(), List.of())));
  }

  private static CatalogSettings settings(
      CatalogRecord row, List<String> prefixes, List<Long> servers, List<String> offTopic) {
    return new CatalogSettings(
        prefixes,
        row.getPriority(),
        row.getIsDefault(),
        Tagged.of(LintLevel.class, row.getLint()),
        Optional.ofNullable(row.getGlossary()),
        new TreeSet<>(servers),
        Optional.ofNullable(row.getSite()),
        offTopic);
  }

  static Text text(TextRecord row) {
    return new Text(
        Tagged.of(Field.class, row.getField()),
        row.getLang().equals(Lang.ZH.tag()) ? Lang.ZH : Lang.EN,
        Tagged.of(Origin.class, row.getOrigin()),
        row.getContent());
  }

  /** Inserts or updates a catalog; modules that it lacks stay until {@link #dropModules}. */
  static void write(DSLContext sql, Catalog catalog, long revision) {
    CatalogRecord row = row(catalog, revision);
    row.touched(CATALOG.ID, false);
    int updated = sql.update(CATALOG).set(row).where(CATALOG.ID.eq(catalog.id())).execute();
    if (updated == 0) {
      sql.insertInto(CATALOG).set(row(catalog, revision)).execute();
    }
    writeSettings(sql, catalog);
    sql.deleteFrom(TEXT).where(TEXT.CATALOG.eq(catalog.id())).execute();
    writeTexts(sql, new Owner(catalog.id(), Optional.empty()), catalog.texts(), revision);
    int ordinal = 0;
    for (CatalogModule module : catalog.modules()) {
      ordinal++;
      int moved =
          sql.update(MODULE)
              .set(MODULE.ORDINAL, ordinal)
              .where(MODULE.CATALOG.eq(catalog.id()), MODULE.ID.eq(module.id()))
              .execute();
      if (moved == 0) {
        sql.insertInto(MODULE)
            .columns(MODULE.CATALOG, MODULE.ID, MODULE.ORDINAL)
            .values(catalog.id(), module.id(), ordinal)
            .execute();
      }
      writeTexts(sql, new Owner(catalog.id(), Optional.of(module.id())), module.texts(), revision);
    }
  }

  private static CatalogRecord row(Catalog catalog, long revision) {
    CatalogRecord row = CATALOG.newRecord();
    row.setId(catalog.id());
    row.setSource(catalog.source().orElse(null));
    row.setAdviceUntil(catalog.adviceUntil().orElse(null));
    row.setRetired(catalog.retired());
    row.setPriority(catalog.settings().priority());
    row.setIsDefault(catalog.settings().isDefault());
    row.setLint(catalog.settings().lint().tag());
    row.setGlossary(catalog.settings().glossary().orElse(null));
    row.setSite(catalog.settings().site().orElse(null));
    row.setRevision(revision);
    return row;
  }

  private static void writeSettings(DSLContext sql, Catalog catalog) {
    sql.deleteFrom(CATALOG_PREFIX).where(CATALOG_PREFIX.CATALOG.eq(catalog.id())).execute();
    int ordinal = 0;
    for (String prefix : catalog.settings().prefixes()) {
      sql.insertInto(CATALOG_PREFIX)
          .columns(CATALOG_PREFIX.CATALOG, CATALOG_PREFIX.ORDINAL, CATALOG_PREFIX.PREFIX)
          .values(catalog.id(), ++ordinal, prefix)
          .execute();
    }
    sql.deleteFrom(CATALOG_SERVER).where(CATALOG_SERVER.CATALOG.eq(catalog.id())).execute();
    for (long server : catalog.settings().servers()) {
      sql.insertInto(CATALOG_SERVER)
          .columns(CATALOG_SERVER.CATALOG, CATALOG_SERVER.SERVER_ID)
          .values(catalog.id(), server)
          .execute();
    }
    sql.deleteFrom(CATALOG_OFF_TOPIC).where(CATALOG_OFF_TOPIC.CATALOG.eq(catalog.id())).execute();
    ordinal = 0;
    for (String question : catalog.settings().offTopic()) {
      sql.insertInto(CATALOG_OFF_TOPIC)
          .columns(CATALOG_OFF_TOPIC.CATALOG, CATALOG_OFF_TOPIC.ORDINAL, CATALOG_OFF_TOPIC.QUESTION)
          .values(catalog.id(), ++ordinal, question)
          .execute();
    }
  }

  /**
   * Removes a catalog with its modules.
   *
   * @throws CatalogException when it still has entries
   */
  static void remove(DSLContext sql, String id) throws CatalogException {
    int left = sql.fetchCount(ENTRY, ENTRY.CATALOG.eq(id));
    if (left > 0) {
      throw new CatalogException(Problem.EDIT_CATALOG_IN_USE, id, left);
    }
    sql.deleteFrom(TEXT).where(TEXT.CATALOG.eq(id)).execute();
    sql.deleteFrom(MODULE).where(MODULE.CATALOG.eq(id)).execute();
    sql.deleteFrom(CATALOG).where(CATALOG.ID.eq(id)).execute();
  }

  /**
   * Removes the modules that the catalog no longer has.
   *
   * @throws CatalogException when an entry still belongs to one
   */
  static void dropModules(DSLContext sql, Catalog catalog) throws CatalogException {
    Set<String> kept = catalog.modules().stream().map(CatalogModule::id).collect(toSet());
    List<String> gone =
        sql
            .select(MODULE.ID)
            .from(MODULE)
            .where(MODULE.CATALOG.eq(catalog.id()))
            .fetch(MODULE.ID)
            .stream()
            .filter(id -> !kept.contains(id))
            .toList();
    if (gone.isEmpty()) {
      return;
    }
    var used =
        sql.select(ENTRY.CODE, ENTRY.MODULE)
            .from(ENTRY)
            .where(ENTRY.CATALOG.eq(catalog.id()), ENTRY.MODULE.in(gone))
            .orderBy(ENTRY.SORT_KEY)
            .limit(1)
            .fetchOptional();
    if (used.isPresent()) {
      throw new CatalogException(
          Problem.EDIT_MODULE_IN_USE, catalog.id(), used.get().value2(), used.get().value1());
    }
    sql.deleteFrom(MODULE).where(MODULE.CATALOG.eq(catalog.id()), MODULE.ID.in(gone)).execute();
  }

  private static void writeTexts(DSLContext sql, Owner owner, Texts texts, long revision) {
    long id = EntryRowsWriter.largest(sql, TEXT, TEXT.ID);
    for (Text text : texts.all()) {
      sql.insertInto(TEXT)
          .columns(
              TEXT.ID,
              TEXT.CATALOG,
              TEXT.MODULE,
              TEXT.FIELD,
              TEXT.LANG,
              TEXT.ORIGIN,
              TEXT.CONTENT,
              TEXT.REVISION)
          .values(
              ++id,
              owner.catalog(),
              owner.module().orElse(null),
              text.field().tag(),
              text.lang().tag(),
              text.origin().tag(),
              text.content(),
              revision)
          .execute();
    }
  }
}
