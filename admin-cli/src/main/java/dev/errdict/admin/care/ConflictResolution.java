package dev.errdict.admin.care;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.diff.FieldPath;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.upstream.ConflictTarget;
import dev.errdict.db.upstream.Upstream;
import dev.errdict.db.upstream.UpstreamConflict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Resolves conflicts with a release: one change for each entry that takes the shipped values. */
final class ConflictResolution {
  /**
   * The result.
   *
   * @param settled the number of resolved conflicts
   * @param revision of the last change; empty when nothing had to be changed
   */
  record Result(int settled, OptionalLong revision) {
    static final Result NONE = new Result(0, OptionalLong.empty());
  }

  private final Upstream upstream;
  private final CatalogStore store;
  private final String author;
  private final String message;

  ConflictResolution(Upstream upstream, CatalogStore store, String author, String message) {
    this.upstream = upstream;
    this.store = store;
    this.author = author;
    this.message = message;
  }

  /** Takes the shipped values. */
  Result accept(List<UpstreamConflict> conflicts) throws CatalogException {
    OptionalLong last = OptionalLong.empty();
    for (var one : targets(conflicts).entrySet()) {
      OptionalLong revision =
          store.commit(upstream.accepting(one.getKey(), one.getValue(), author, message));
      last = revision.isPresent() ? revision : last;
    }
    return new Result(keep(conflicts).settled(), last);
  }

  /** Keeps the local values. */
  Result keep(List<UpstreamConflict> conflicts) throws CatalogException {
    int settled = 0;
    for (UpstreamConflict conflict : conflicts) {
      settled += upstream.settle(conflict.target(), Optional.of(conflict.path()));
    }
    return new Result(settled, OptionalLong.empty());
  }

  /** Each target once, with the field if only one of its fields conflicts. */
  private static Map<ConflictTarget, Optional<FieldPath>> targets(
      List<UpstreamConflict> conflicts) {
    Map<ConflictTarget, Optional<FieldPath>> targets = new LinkedHashMap<>();
    for (UpstreamConflict conflict : conflicts) {
      targets.merge(
          conflict.target(), Optional.of(conflict.path()), (one, other) -> Optional.empty());
    }
    return targets;
  }
}
