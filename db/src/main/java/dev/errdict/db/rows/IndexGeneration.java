package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.SETTING;

import org.jooq.DSLContext;

/**
 * Which making of the search index fits this database. A new one tells whichever process writes the
 * index to make it anew, also when the revision is the same.
 */
public final class IndexGeneration {
  public static final String NAME = "index-generation";

  private IndexGeneration() {}

  /** Empty until the first new one. */
  static String read(DSLContext sql) {
    String content =
        sql.select(SETTING.CONTENT)
            .from(SETTING)
            .where(SETTING.NAME.eq(NAME))
            .fetchOne(SETTING.CONTENT);
    return content == null ? "" : content;
  }

  /** Notes a new one. */
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
