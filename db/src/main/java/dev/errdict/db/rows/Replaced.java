package dev.errdict.db.rows;

/**
 * What a change has done to stored settings.
 *
 * @param before what was stored when it was made, whoever had written that
 * @param now what is stored since
 */
public record Replaced<T>(T before, T now) {
  /** Whether nothing was changed. */
  public boolean isUnchanged() {
    return before.equals(now);
  }
}
