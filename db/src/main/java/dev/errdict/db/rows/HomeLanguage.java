package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.SETTING;

import dev.errdict.db.words.Lang;
import java.util.Optional;
import org.jooq.impl.DSL;

/**
 * The language of this home's answers when nothing else determines one. Safe for use by several
 * threads.
 */
public final class HomeLanguage {
  private static final String NAME = "language";

  private final Database database;

  public HomeLanguage(Database database) {
    this.database = database;
  }

  /** Empty until one is chosen. */
  public Optional<Lang> get() {
    return database
        .query(
            sql ->
                sql.select(SETTING.CONTENT)
                    .from(SETTING)
                    .where(SETTING.NAME.eq(NAME))
                    .fetchOptional(SETTING.CONTENT))
        .flatMap(Lang::of);
  }

  public void set(Lang lang) {
    database.transaction(
        transaction -> {
          var sql = DSL.using(transaction);
          sql.deleteFrom(SETTING).where(SETTING.NAME.eq(NAME)).execute();
          return sql.insertInto(SETTING)
              .columns(SETTING.NAME, SETTING.CONTENT)
              .values(NAME, lang.tag())
              .execute();
        });
  }
}
