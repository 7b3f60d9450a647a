package dev.errdict.db.upstream;

import dev.errdict.db.lint.Finding;
import dev.errdict.db.lint.Rule;
import dev.errdict.db.lint.Severity;

/** Which lint findings prevent saving. */
public final class LintGate {
  private LintGate() {}

  /**
   * Whether a new finding prevents saving an edit or import: an error does. A missing text is such
   * an error only in a catalog that errdict ships, since a team's own list may lack texts.
   */
  public static boolean refuses(Finding finding) {
    return finding.severity() == Severity.ERROR
        && (finding.rule() != Rule.MISSING_TEXT || ShippedCatalog.isOne(finding.place().catalog()));
  }
}
