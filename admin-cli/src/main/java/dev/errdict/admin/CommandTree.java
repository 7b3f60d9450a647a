package dev.errdict.admin;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Invocation;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** The picocli model of the root and its commands. */
final class CommandTree {
  private CommandTree() {}

  static CommandLine of(
      Invocation invocation, Map<String, Function<Invocation, DictionaryCommand>> commands) {
    CommandLine root = new CommandLine(new Errdict());
    root.addMixin("options", invocation.options());
    commands.forEach((name, command) -> root.addSubcommand(name, command.apply(invocation)));
    return root;
  }
}
