package dev.errdict.admin.edit;

import dev.errdict.admin.save.DiffText;
import dev.errdict.db.diff.EntryDiff;
import dev.errdict.db.diff.FieldChange;
import dev.errdict.db.diff.FieldConflict;
import dev.errdict.db.diff.FieldPath;
import dev.errdict.db.diff.MergedEntry;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.terminal.TerminalText;
import dev.errdict.search.terminal.TextStyle;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows an author's edit and somebody else's edit of the same entry. */
final class ThreeWayText {
  private final PrintWriter out;
  private final Words words;
  private final boolean colour;
  private final DiffText diff;

  ThreeWayText(PrintWriter out, Lang lang, boolean colour) {
    this.out = out;
    this.words = Words.of(ThreeWayText.class, lang);
    this.colour = colour;
    this.diff = new DiffText(out, colour);
  }

  /**
   * @param mine the author's draft
   * @param now the entry as stored now
   */
  void print(Draft mine, Draft now, MergedEntry merged) {
    Set<FieldPath> clashes =
        merged.conflicts().stream().map(FieldConflict::path).collect(Collectors.toSet());
    changes("three-way.theirs", EntryDiff.between(mine.before(), now.before()), clashes);
    changes("three-way.yours", mine.changes(), clashes);
    if (!merged.conflicts().isEmpty()) {
      out.println(TextStyle.WARNING.on(words.say("three-way.both"), colour));
      merged.conflicts().forEach(this::conflict);
    }
  }

  private void changes(String heading, List<FieldChange> changes, Set<FieldPath> clashes) {
    List<FieldChange> alone =
        changes.stream().filter(change -> !clashes.contains(change.path())).toList();
    if (!alone.isEmpty()) {
      diff.print(words.say(heading), alone);
    }
  }

  private void conflict(FieldConflict conflict) {
    out.println("  " + TextStyle.HEADING.on(TerminalText.line(conflict.path().name()), colour));
    side("three-way.base", conflict.base(), TextStyle.FAINT);
    side("three-way.theirs-is", conflict.theirs(), TextStyle.REMOVED);
    side("three-way.yours-is", conflict.here(), TextStyle.ADDED);
  }

  private void side(String label, Optional<String> value, TextStyle ink) {
    diff.side(words.say(label), Optional.of(value.orElse(words.say("three-way.none"))), ink);
  }
}
