package dev.errdict.admin;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.db.words.Tagged;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** Prints a script that completes errdict's command lines: commands, options and their values. */
@Command(name = "completion")
final class Completion extends DictionaryCommand {
  /** The supported shells; zsh through its bashcompinit. */
  enum Language implements Tagged {
    BASH,
    ZSH
  }

  private static final Pattern CHOICES = Pattern.compile("[a-z-]+(\\|[a-z-]+)+");

  @SuppressWarnings("UnusedVariable") // one script serves both; the word keeps room for two
  @Parameters(paramLabel = "bash|zsh", descriptionKey = "SHELL")
  private Language language = Language.BASH;

  Completion(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    CommandLine root = CommandTree.of(invocation(), Errdict.COMMANDS);
    offerValues(root);
    out().print(AutoComplete.bash("errdict", root));
    return Exit.FOUND;
  }

  private static void offerValues(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    for (ArgSpec arg : List.copyOf(spec.args())) {
      List<String> values = values(arg);
      // Inherited options cannot be added to a single command; they have their own values.
      if (!values.isEmpty() && !arg.inherited() && !everywhere(arg)) {
        spec.remove(arg);
        switch (arg) {
          case OptionSpec option ->
              spec.addOption(OptionSpec.builder(option).completionCandidates(values).build());
          case PositionalParamSpec parameter ->
              spec.addPositional(
                  PositionalParamSpec.builder(parameter).completionCandidates(values).build());
          default -> throw new IllegalStateException(arg.toString());
        }
      }
    }
    command.getSubcommands().values().forEach(Completion::offerValues);
  }

  private static boolean everywhere(ArgSpec arg) {
    return arg instanceof OptionSpec option && option.scopeType() == ScopeType.INHERIT;
  }

  /** The values of an argument that is a choice of a few words. */
  private static List<String> values(ArgSpec arg) {
    Class<?> type = arg.auxiliaryTypes().length > 0 ? arg.auxiliaryTypes()[0] : arg.type();
    if (type.isEnum() && Tagged.class.isAssignableFrom(type)) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Tagged) constant).tag())
          .toList();
    }
    return CHOICES.matcher(arg.paramLabel()).matches()
        ? List.of(arg.paramLabel().split("\\|"))
        : List.of();
  }
}
