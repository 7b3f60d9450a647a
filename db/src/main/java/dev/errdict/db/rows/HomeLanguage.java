package dev.errdict.db.rows;

import dev.errdict.db.words.Lang;
import java.util.Optional;
import org.jooq.impl.DSL;

/**
 * The language of this home's answers when nothing else determines one. Safe for use by several
 * threads.
 */
public final class HomeLanguage {
  private static final StoredSetting SETTING = new StoredSetting("language");

  private final Database database;

  public HomeLanguage(Database database) {
    this.database = database;
  }

  /** Empty until one is chosen. */
  public Optional<Lang> get() {
    return database.query(SETTING::read).flatMap(Lang::of);
  }

  public void set(Lang lang) {
    database.transaction(transaction -> SETTING.write(DSL.using(transaction), lang.tag()));
  }
}
