package dev.errdict.admin.care;

import dev.errdict.admin.base.Invocation;
import picocli.CommandLine.Option;

/** A maintenance command that does not change catalogs. */
abstract class CareReport extends CareCommand {
  @Option(names = "--json")
  private boolean json;

  CareReport(Invocation invocation) {
    super(invocation);
  }

  @Override
  final boolean json() {
    return json;
  }
}
