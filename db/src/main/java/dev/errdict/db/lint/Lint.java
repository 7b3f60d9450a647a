package dev.errdict.db.lint;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.LintLevel;
import dev.errdict.db.catalog.StaleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The findings of all rules of {@link Rule} in a catalog. */
public final class Lint {
  /** The number of characters from which on a title counts as long; what a phone shows. */
  public static final int TITLE_LENGTH = 60;

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(
              (Finding finding) -> finding.place().entry(),
              (one, other) ->
                  one.isPresent() && other.isPresent()
                      ? one.get().compareTo(other.get())
                      : Boolean.compare(one.isPresent(), other.isPresent()))
          .thenComparingInt(finding -> finding.place().variant())
          .thenComparing(Finding::part);

  private final List<Finding> findings;

  private Lint(List<Finding> findings) {
    this.findings = findings.stream().sorted(ORDER).toList();
  }

  public static Lint of(CatalogDocument document) {
    return of(document, List.of());
  }

  /**
   * @param stale from {@code CatalogStore.staleTexts}
   */
  public static Lint of(CatalogDocument document, List<StaleText> stale) {
    List<Finding> findings = new ArrayList<>();
    checks(document).forEach(check -> findings.addAll(check.check(document)));
    for (StaleText text : stale) {
      findings.add(
          Finding.of(
              Rule.STALE,
              Place.variant(text.ref(), text.variant()),
              Part.of(text.field()),
              text.lang(),
              Long.toString(text.since())));
    }
    return sought(document, findings);
  }

  /** The findings in some of a catalog's entries only. */
  public static Lint of(CatalogDocument document, Set<EntryRef> some) {
    CatalogDocument few =
        new CatalogDocument(
            document.catalog(),
            document.entries().stream().filter(entry -> some.contains(entry.ref())).toList());
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks(document)) {
      check.check(check.comparesEntries() ? document : few).stream()
          .filter(finding -> finding.place().entry().filter(some::contains).isPresent())
          .forEach(findings::add);
    }
    return sought(document, findings);
  }

  private static Lint sought(CatalogDocument document, List<Finding> findings) {
    LintLevel level = document.catalog().settings().lint();
    return new Lint(findings.stream().filter(finding -> finding.rule().isSoughtAt(level)).toList());
  }

  private static List<Check> checks(CatalogDocument document) {
    return List.of(
        new Completeness(),
        new Modules(),
        new Relations(),
        new Lengths(),
        new HiddenCharacters(),
        new Scripts(),
        new ChinesePunctuation(),
        new SentenceEnds(),
        Glossary.of(document.catalog()),
        new PhraseCount(),
        new DuplicatePhrases());
  }

  /** All of them: the catalog's own first, then by entry in the codes' natural order. */
  public List<Finding> findings() {
    return findings;
  }

  public List<Finding> findings(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).toList();
  }

  public List<Finding> findings(EntryRef ref) {
    return findings.stream()
        .filter(finding -> finding.place().entry().filter(ref::equals).isPresent())
        .toList();
  }

  /** Whether there is neither an error nor a warning. */
  public boolean isClean() {
    return findings.stream().allMatch(finding -> finding.severity() == Severity.NOTE);
  }
}
