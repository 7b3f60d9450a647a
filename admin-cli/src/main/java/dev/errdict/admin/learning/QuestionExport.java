package dev.errdict.admin.learning;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.exchange.ExportTarget;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.AskedGroup;
import dev.errdict.db.learning.AskedGroup.State;
import dev.errdict.search.learning.Decisions;
import dev.errdict.search.learning.Miss;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumSet;
import java.util.List;

/** Writes the maintainers' decisions as labelled questions for {@code errdict evaluate}. */
final class QuestionExport {
  private final LearningCommand command;
  private final Decisions decisions;

  QuestionExport(LearningCommand command, Decisions decisions) {
    this.command = command;
    this.decisions = decisions;
  }

  int write(String file, boolean force, SaveOptions saving) throws Refusal, IOException {
    boolean json = saving.json();
    ExportTarget target = new ExportTarget(command.invoked(), file, force);
    if (json && !target.isFile()) {
      throw command.complain(Exit.USAGE, "misses.json-needs-file");
    }
    List<AskedGroup> decided =
        decisions.decided(EnumSet.of(State.ANSWERED, State.OFF_TOPIC)).stream()
            .filter(group -> !Miss.phrase(group).isEmpty())
            .toList();
    if (!saving.dryRun()) {
      target.write(out -> write(decided, out));
    }
    if (json) {
      try (JsonPage page = command.page("misses")) {
        page.json().writeNumberField("exported", decided.size());
        page.json().writeStringField("file", file);
        page.json().writeBooleanField("dryRun", saving.dryRun());
      }
    } else if (target.isFile() || saving.dryRun()) {
      String key = saving.dryRun() ? "misses.would-export" : "misses.exported";
      command.print(command.word(key, decided.size(), file));
    }
    return Exit.FOUND;
  }

  private static void write(List<AskedGroup> decided, Writer out) throws IOException {
    out.write("id\tlang\tcategory\tquery\trelevant\n");
    for (AskedGroup group : decided) {
      out.write(
          String.join(
              "\t",
              "m" + group.id(),
              group.lang().tag(),
              group.state() == State.ANSWERED ? "asked" : "off-topic",
              Miss.phrase(group),
              group.answer().map(EntryRef::code).orElse("-") + "\n"));
    }
  }
}
