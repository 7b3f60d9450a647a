package dev.errdict.db.rows;

import org.jooq.DSLContext;

/**
 * The generation of the search index that fits this database. A new one makes the process that
 * writes the index rebuild it, even at the same revision.
 */
public final class IndexGeneration {
  public static final String NAME = "index-generation";

  private static final StoredSetting SETTING = new StoredSetting(NAME);

  private IndexGeneration() {}

  /** The generation; empty until the first one is stored. */
  static String read(DSLContext sql) {
    return SETTING.read(sql).orElse("");
  }

  /** Stores a new generation. */
  public static int write(DSLContext sql, String generation) {
    return SETTING.write(sql, generation);
  }
}
