package dev.errdict.db.rows;

import dev.errdict.db.catalog.CatalogException;
import java.util.OptionalLong;
import org.jooq.DSLContext;

/** Statements in the transaction of a commit: both are stored, or neither. */
public interface CommitCompanion {
  /**
   * Runs before the edit is applied.
   *
   * @throws CatalogException to refuse the commit
   */
  void before(DSLContext sql) throws CatalogException;

  /**
   * Runs after the edit is applied.
   *
   * @param revision empty when the edit changed nothing
   */
  default void after(DSLContext sql, OptionalLong revision) {}
}
