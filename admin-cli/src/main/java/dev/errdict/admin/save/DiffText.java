package dev.errdict.admin.save;

import dev.errdict.db.diff.FieldChange;
import dev.errdict.search.terminal.TerminalText;
import dev.errdict.search.terminal.TextStyle;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Shows old and new values, field by field. */
public final class DiffText {
  private final PrintWriter out;
  private final boolean colour;

  public DiffText(PrintWriter out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  /**
   * @param heading the entry's name, and what happens to it
   */
  public void print(String heading, List<FieldChange> changes) {
    out.println(TextStyle.TITLE.on(TerminalText.line(heading), colour));
    String above = "";
    for (FieldChange change : changes) {
      // The items of a list share one name.
      if (!change.path().name().equals(above)) {
        out.println("  " + TextStyle.HEADING.on(TerminalText.line(change.path().name()), colour));
      }
      above = change.path().name();
      side("-", change.before(), TextStyle.REMOVED);
      side("+", change.after(), TextStyle.ADDED);
    }
  }

  /** One version of a field, with a sign before each line. */
  public void side(String sign, Optional<String> value, TextStyle ink) {
    value.ifPresent(
        text ->
            TerminalText.clean(text)
                .lines()
                .forEach(line -> out.println("    " + ink.on(sign + " " + line, colour))));
  }
}
