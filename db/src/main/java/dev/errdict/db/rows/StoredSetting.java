package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.SETTING;

import java.util.Optional;
import org.jooq.DSLContext;

/**
 * A text that the database keeps under a name.
 *
 * @param name of at most 64 characters
 */
public record StoredSetting(String name) {
  /** Empty until it is written. */
  public Optional<String> read(DSLContext sql) {
    return sql.select(SETTING.CONTENT)
        .from(SETTING)
        .where(SETTING.NAME.eq(name))
        .fetchOptional(SETTING.CONTENT);
  }

  /**
   * Writes it over what is there.
   *
   * @param content of at most 1,000 characters
   * @return the number of rows, which is 1
   */
  public int write(DSLContext sql, String content) {
    int updated =
        sql.update(SETTING).set(SETTING.CONTENT, content).where(SETTING.NAME.eq(name)).execute();
    return updated > 0
        ? updated
        : sql.insertInto(SETTING)
            .columns(SETTING.NAME, SETTING.CONTENT)
            .values(name, content)
            .execute();
  }

  public void remove(DSLContext sql) {
    sql.deleteFrom(SETTING).where(SETTING.NAME.eq(name)).execute();
  }
}
