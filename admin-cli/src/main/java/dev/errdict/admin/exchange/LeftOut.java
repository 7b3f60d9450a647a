package dev.errdict.admin.exchange;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.base.TargetFile;
import dev.errdict.db.table.Defect;
import dev.errdict.db.table.Reading;
import dev.errdict.db.words.Words;
import dev.errdict.search.terminal.TerminalText;
import dev.errdict.search.terminal.TextStyle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a file that an import would leave out: reports them, and writes the rows to a
 * separate file.
 */
final class LeftOut {
  private static final int SHOWN = 10;
  private static final String NAME = "bad-rows";

  private final Invocation invocation;
  private final SourceOptions options;
  private final String file;
  private final Reading reading;
  private final Words words;

  LeftOut(Invocation invocation, SourceOptions options, String file, Reading reading) {
    this.invocation = invocation;
    this.options = options;
    this.file = file;
    this.reading = reading;
    this.words = Words.of(LeftOut.class, invocation.lang());
  }

  Reading reading() {
    return reading;
  }

  /** Whether anything is left out without permission on the command line. */
  boolean isUnasked() {
    return (!reading.ofColumns().isEmpty() && !options.ignoresColumns())
        || (!reading.ofRows().isEmpty() && !options.skipsBadRows());
  }

  /**
   * @throws Refusal when the rows could not be written because the file exists
   */
  void check() throws Refusal {
    if (!reading.badRows().isEmpty() && options.skipsBadRows() && Files.exists(target())) {
      throw refusal(Exit.USAGE, "leftout.is-there", target());
    }
  }

  /** The refusal that says why nothing is saved, and what to do. */
  Refusal refusal() {
    boolean columns = !reading.ofColumns().isEmpty() && !options.ignoresColumns();
    boolean rows = !reading.ofRows().isEmpty() && !options.skipsBadRows();
    String why = columns && rows ? "leftout.both" : columns ? "leftout.columns" : "leftout.rows";
    return new Refusal(
        Exit.USAGE, words.say(why, reading.ofColumns().size(), reading.ofRows().size()));
  }

  void print(boolean all) {
    List<Defect> defects = reading.defects();
    PrintWriter out = invocation.terminal().out();
    boolean colour = invocation.terminal().colour();
    if (!defects.isEmpty()) {
      out.println(TextStyle.WARNING.on(words.say("leftout.heading"), colour));
    }
    defects.stream()
        .limit(all ? Long.MAX_VALUE : SHOWN)
        .forEach(one -> out.println("  " + TerminalText.line(one.say(invocation.lang()))));
    if (!all && defects.size() > SHOWN) {
      out.println(
          "  " + TextStyle.FAINT.on(words.say("leftout.more", defects.size() - SHOWN), colour));
    }
    if (reading.passedOver() > 0) {
      out.println(
          TextStyle.FAINT.on(words.say("leftout.passed-over", reading.passedOver()), colour));
    }
    if (reading.again().same() > 0) {
      out.println(
          TextStyle.FAINT.on(words.say("leftout.repeated", reading.again().same()), colour));
    }
    if (reading.again().otherModules() > 0) {
      out.println(
          TextStyle.FAINT.on(
              words.say("leftout.other-modules", reading.again().otherModules()), colour));
    }
  }

  /**
   * Writes the rows that are left out, if any.
   *
   * @return the file
   */
  Optional<Path> write() throws Refusal {
    if (reading.badRows().isEmpty()) {
      return Optional.empty();
    }
    Path target = target();
    if (Files.exists(target)) {
      throw refusal(Exit.USAGE, "leftout.is-there", target);
    }
    try {
      new TargetFile(target).write(out -> reading.badRows().write(invocation.lang(), out));
    } catch (IOException e) {
      throw refusal(Exit.FAILURE, "leftout.not-written", target);
    }
    return Optional.of(target);
  }

  private Path target() throws Refusal {
    String name =
        options
            .badRows()
            .orElseGet(
                () ->
                    file.equals(ExchangeCommand.STANDARD_STREAM)
                        ? NAME + "." + reading.badRows().ending()
                        : withoutEnding(file) + "." + NAME + "." + reading.badRows().ending());
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw refusal(Exit.USAGE, "file.no-name", name);
    }
  }

  private static String withoutEnding(String name) {
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
  }

  private Refusal refusal(int exit, String key, Object... arguments) {
    return new Refusal(exit, words.say(key, arguments));
  }
}
