package dev.errdict.db.rows;

/**
 * What a change has done to stored settings.
 *
 * @param before what was stored when it was made, whoever had written that
 */
public record Replaced<T>(T before, T now) {
  /** Whether nothing was changed. */
  public boolean isSame() {
    return before.equals(now);
  }
}
