package dev.errdict.admin.learning;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.AskedGroup;
import dev.errdict.db.learning.AskedGroup.State;
import dev.errdict.db.learning.LearningStore;
import dev.errdict.search.learning.Miss;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Writes the maintainers' decisions as labelled questions for {@code errdict evaluate}. */
final class QuestionExport {
  private final LearningCommand command;
  private final LearningStore learning;

  QuestionExport(LearningCommand command, LearningStore learning) {
    this.command = command;
    this.learning = learning;
  }

  int write(Path file, boolean json) throws Refusal, IOException {
    List<AskedGroup> decided =
        learning.groups().in(Set.of(State.ANSWERED, State.OFF_TOPIC)).stream()
            .filter(group -> !Miss.phrase(group).isEmpty())
            .toList();
    try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file))) {
      lines.print("id\tlang\tcategory\tquery\trelevant\n");
      for (AskedGroup group : decided) {
        boolean answered = group.state() == State.ANSWERED;
        lines.print(
            String.join(
                "\t",
                "m" + group.id(),
                group.lang().tag(),
                answered ? "asked" : "off-topic",
                Miss.phrase(group),
                group.answer().map(EntryRef::code).orElse("-") + "\n"));
      }
      if (lines.checkError()) {
        throw command.complain(Exit.FAILURE, "misses.not-written", file);
      }
    } catch (IOException e) {
      throw command.complain(Exit.FAILURE, "misses.not-written", file);
    }
    if (json) {
      try (JsonPage page = command.page("misses")) {
        page.json().writeNumberField("exported", decided.size());
        page.json().writeStringField("file", file.toString());
      }
    } else {
      command.print(command.word("misses.exported", decided.size(), file));
    }
    return Exit.FOUND;
  }
}
