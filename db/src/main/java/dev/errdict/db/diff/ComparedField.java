package dev.errdict.db.diff;

import java.util.Optional;

/** One field of an entry compared with the same field in a file. */
public record ComparedField(
    FieldPath path, FieldState state, Optional<String> here, Optional<String> file) {
  /** A field that changed here and in the file. */
  public static ComparedField of(FieldConflict conflict) {
    return new ComparedField(
        conflict.path(), FieldState.CONFLICTING, conflict.here(), conflict.theirs());
  }
}
