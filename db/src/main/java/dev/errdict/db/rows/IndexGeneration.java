package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.SETTING;

import org.jooq.DSLContext;

/**
 * The generation of the search index that fits this database. A new one makes the process that
 * writes the index rebuild it, even at the same revision.
 */
public final class IndexGeneration {
  public static final String NAME = "index-generation";

  private IndexGeneration() {}

  /** The generation; empty until the first one is stored. */
  static String read(DSLContext sql) {
    String content =
        sql.select(SETTING.CONTENT)
            .from(SETTING)
            .where(SETTING.NAME.eq(NAME))
            .fetchOne(SETTING.CONTENT);
    return content == null ? "" : content;
  }

  /** Stores a new generation. */
  public static int write(DSLContext sql, String generation) {
    int updated =
        sql.update(SETTING).set(SETTING.CONTENT, generation).where(SETTING.NAME.eq(NAME)).execute();
    return updated > 0
        ? updated
        : sql.insertInto(SETTING)
            .columns(SETTING.NAME, SETTING.CONTENT)
            .values(NAME, generation)
            .execute();
  }
}
