package dev.errdict.admin.edit;

import java.util.List;
import picocli.CommandLine.Option;

/** The option of a command that works on all entries that meet conditions. */
final class WhereOption {
  @Option(names = "--where", paramLabel = "CONDITION", descriptionKey = "where")
  private List<String> where = List.of();

  List<String> conditions() {
    return where;
  }

  boolean isGiven() {
    return !where.isEmpty();
  }
}
