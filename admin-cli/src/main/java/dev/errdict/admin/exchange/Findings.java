package dev.errdict.admin.exchange;

import dev.errdict.admin.base.Terminal;
import dev.errdict.admin.save.Review;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.lint.Finding;
import dev.errdict.db.lint.Rule;
import dev.errdict.db.plan.ImportPlan;
import dev.errdict.db.plan.PlannedEntry;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.upstream.LintGate;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.terminal.TerminalText;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lint findings in the entries that an import would write. */
final class Findings {
  /** Up to this number, findings are shown one by one; of more, each rule once. */
  private static final int FEW = 5;

  private final List<Finding> found;

  private Findings(List<Finding> found) {
    this.found = found;
  }

  static Findings of(CatalogStore store, ImportPlan plan, Optional<ConflictSide> side, Lang lang) {
    boolean file = side.filter(ConflictSide.FILE::equals).isPresent();
    Map<EntryRef, Optional<Entry>> drafts = new LinkedHashMap<>();
    for (PlannedEntry entry : plan.entries()) {
      drafts.put(entry.ref(), file ? entry.fromFile() : entry.after());
    }
    return new Findings(new Review(store, lang).of(plan.catalog(), drafts));
  }

  /** Whether there are errors to fix first. */
  boolean refuse() {
    return found.stream().anyMatch(LintGate::refuses);
  }

  /** Errors are printed last, where they stay visible. */
  void print(Terminal terminal, Lang lang) {
    terminal.out().flush();
    Words words = Words.of(Findings.class, lang);
    groups().stream()
        .sorted(Comparator.comparing(group -> LintGate.refuses(group.getFirst())))
        .forEach(
            group -> {
              String first = group.getFirst().say(lang);
              String kind = LintGate.refuses(group.getFirst()) ? "import.mend" : "import.note";
              say(
                  terminal,
                  group.size() == 1
                      ? words.say(kind, first)
                      : words.say(kind + "s", group.size(), first));
            });
  }

  private Collection<List<Finding>> groups() {
    return found.size() <= FEW
        ? found.stream().map(List::of).toList()
        : found.stream()
            .collect(
                Collectors.groupingBy(
                    Finding::rule, () -> new EnumMap<>(Rule.class), Collectors.toList()))
            .values();
  }

  private static void say(Terminal terminal, String line) {
    terminal.err().println(TerminalText.line(line));
  }
}
