package dev.errdict.admin.edit;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a command that may start from an older version of an entry. */
final class BaseOptions {
  @Option(names = "--base", paramLabel = "REVISION", descriptionKey = "base")
  private Optional<Long> base = Optional.empty();

  @Option(names = "--overwrite", descriptionKey = "overwrite")
  private boolean overwrite;

  /** The revision that the author started from; empty for the latest. */
  Optional<Long> base() {
    return base;
  }

  /** Whether the author's value wins where somebody else changed the same field since. */
  boolean overwrites() {
    return overwrite;
  }
}
