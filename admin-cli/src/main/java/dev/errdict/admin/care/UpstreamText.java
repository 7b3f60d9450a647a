package dev.errdict.admin.care;

import dev.errdict.admin.save.DiffText;
import dev.errdict.db.rows.EntryChange;
import dev.errdict.db.upstream.UpstreamConflict;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.terminal.TerminalText;
import dev.errdict.search.terminal.TextStyle;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Shows the local edits, and the conflicts with the shipped catalogs. */
final class UpstreamText {
  private final PrintWriter out;
  private final Lang lang;
  private final boolean colour;
  private final Words words;

  UpstreamText(PrintWriter out, Lang lang, boolean colour) {
    this.out = out;
    this.lang = lang;
    this.colour = colour;
    this.words = Words.of(UpstreamText.class, lang);
  }

  void status(List<UpstreamConflict> open, int edited) {
    if (open.isEmpty()) {
      out.println(words.say("upstream.nothing-open"));
    } else {
      out.println(words.say("upstream.open", open.size()));
      conflicts(open);
      out.println(words.say("upstream.how"));
    }
    out.println(words.say(edited == 0 ? "upstream.as-shipped" : "upstream.edited", edited));
  }

  void conflicts(List<UpstreamConflict> conflicts) {
    String above = "";
    for (UpstreamConflict conflict : conflicts) {
      String name = conflict.target().toString();
      if (!name.equals(above)) {
        out.println(TextStyle.TITLE.on(TerminalText.line(name), colour));
      }
      above = name;
      out.println("  " + TextStyle.HEADING.on(TerminalText.line(conflict.path().name()), colour));
      side("upstream.base", conflict.base(), TextStyle.FAINT);
      side("upstream.here", conflict.here(), TextStyle.REMOVED);
      side("upstream.shipped", conflict.shipped(), TextStyle.ADDED);
    }
  }

  private void side(String key, Optional<String> value, TextStyle ink) {
    String text = value.map(TerminalText::line).orElseGet(() -> words.say("upstream.none"));
    out.println("    " + ink.on(words.say(key) + text, colour));
  }

  void diff(List<EntryChange> edits) {
    DiffText diff = new DiffText(out, colour);
    for (EntryChange edit : edits) {
      String key =
          edit.before().isEmpty()
              ? "upstream.added"
              : edit.after().isEmpty() ? "upstream.removed" : "upstream.changed";
      String title = edit.after().or(edit::before).map(entry -> entry.title(lang)).orElse("");
      diff.print(
          words.say(key, edit.ref(), title), edit.after().isEmpty() ? List.of() : edit.fields());
    }
    out.println(
        words.say(edits.isEmpty() ? "upstream.as-shipped" : "upstream.differing", edits.size()));
  }
}
