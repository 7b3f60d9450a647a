package dev.errdict.admin.edit;

import dev.errdict.admin.save.DiffText;
import dev.errdict.db.diff.FieldConflict;
import dev.errdict.db.plan.CatalogReversal;
import dev.errdict.db.plan.EntryReversal;
import dev.errdict.db.plan.Reversal;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.terminal.TerminalText;
import dev.errdict.search.terminal.TextStyle;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Shows the fields that changed again after the change to undo. */
final class LaterText {
  private final PrintWriter out;
  private final Words words;
  private final boolean colour;
  private final DiffText diff;

  LaterText(PrintWriter out, Lang lang, boolean colour) {
    this.out = out;
    this.words = Words.of(LaterText.class, lang);
    this.colour = colour;
    this.diff = new DiffText(out, colour);
  }

  void print(Reversal plan) {
    for (CatalogReversal catalog : plan.catalogs()) {
      print(catalog.id(), catalog.conflicts(), plan.revision());
    }
    for (EntryReversal entry : plan.entries()) {
      print(entry.ref().toString(), entry.conflicts(), plan.revision());
    }
  }

  private void print(String name, List<FieldConflict> conflicts, long revision) {
    if (!conflicts.isEmpty()) {
      out.println(TextStyle.TITLE.on(TerminalText.line(name), colour));
      conflicts.forEach(conflict -> print(conflict, revision));
    }
  }

  private void print(FieldConflict conflict, long revision) {
    out.println("  " + TextStyle.HEADING.on(TerminalText.line(conflict.path().name()), colour));
    side("later.before", revision, conflict.theirs(), TextStyle.FAINT);
    side("later.after", revision, conflict.base(), TextStyle.REMOVED);
    side("later.now", revision, conflict.here(), TextStyle.ADDED);
  }

  private void side(String label, long revision, Optional<String> value, TextStyle ink) {
    diff.side(
        words.say(label, revision), Optional.of(value.orElse(words.say("three-way.none"))), ink);
  }
}
