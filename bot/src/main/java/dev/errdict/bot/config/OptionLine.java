package dev.errdict.bot.config;

import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** Parses and explains the command line of errdict-bot. */
final class OptionLine {
  private static final String CONSOLE = "--console";
  private static final String CHECK = "--check";
  private static final String NO_EMBEDDINGS = "--no-embeddings";
  private static final String HELP = "--help";
  private static final String VERSION = "--version";

  private OptionLine() {}

  /**
   * @throws ConfigurationException when an option is unknown or lacks its value
   */
  static Options parse(List<String> arguments) throws ConfigurationException {
    ParseResult line = read(arguments);
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    if (line.hasMatchedOption(NO_EMBEDDINGS)) {
      settings.put(Setting.EMBEDDINGS, "false");
    }
    for (Setting setting : Setting.values()) {
      if (line.hasMatchedOption("--" + setting.option())) {
        String value = line.matchedOptionValue("--" + setting.option(), "");
        if (value.isBlank()) {
          throw problem("problem.no-value", "--" + setting.option());
        }
        settings.put(setting, value);
      }
    }
    return new Options(task(line), line.hasMatchedOption(CONSOLE), settings);
  }

  private static Options.Task task(ParseResult line) {
    if (line.hasMatchedOption(HELP)) {
      return Options.Task.HELP;
    }
    if (line.hasMatchedOption(VERSION)) {
      return Options.Task.VERSION;
    }
    return line.hasMatchedOption(CHECK) ? Options.Task.CHECK : Options.Task.CHAT;
  }

  private static ParseResult read(List<String> arguments) throws ConfigurationException {
    try {
      return new CommandLine(spec(Lang.EN))
          .setOverwrittenOptionsAllowed(true)
          .setExpandAtFiles(false)
          .parseArgs(arguments.toArray(String[]::new));
    } catch (CommandLine.UnmatchedArgumentException e) {
      throw problem("problem.unknown", e.getUnmatched().getFirst());
    } catch (CommandLine.MissingParameterException e) {
      throw problem(
          "problem.no-value",
          e.getMissing().stream()
              .filter(OptionSpec.class::isInstance)
              .map(option -> ((OptionSpec) option).longestName())
              .findFirst()
              .orElse(name(e)));
    } catch (CommandLine.ParameterException e) {
      throw problem("problem.option", name(e));
    }
  }

  private static String name(CommandLine.ParameterException e) {
    return e.getArgSpec() instanceof OptionSpec option
        ? option.longestName()
        : String.valueOf(e.getMessage());
  }

  private static ConfigurationException problem(String key, String argument) {
    return new ConfigurationException(List.of(Problem.of(key, argument)));
  }

  /** The text of {@code --help}. */
  static String help(Lang lang) {
    return new CommandLine(spec(lang)).getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing();
  }

  /** The picocli model. The build makes the manual page from its help. */
  private static CommandSpec spec(Lang lang) {
    Words words = Words.of(OptionLine.class, lang);
    CommandSpec spec = CommandSpec.create().name("errdict-bot");
    UsageMessageSpec usage = spec.usageMessage();
    usage.width(100).adjustLineBreaksForWideCJKCharacters(true).sortOptions(false);
    usage.synopsisHeading(words.say("help.usage") + " ");
    usage.customSynopsis("errdict-bot [--console | --check] [--OPTION VALUE]...");
    usage.description(words.say("help.description"));
    usage.optionListHeading("%n");
    usage.footer(words.say("help.footer").split("\n"));
    spec.addOption(flag(words, CONSOLE));
    spec.addOption(flag(words, CHECK));
    for (Setting setting : Setting.values()) {
      if (!setting.isSecret()) {
        spec.addOption(
            OptionSpec.builder("--" + setting.option())
                .type(String.class)
                .arity("1")
                .paramLabel(setting.form().label())
                .description(words.say("option." + setting.option()))
                .build());
      }
    }
    spec.addOption(flag(words, NO_EMBEDDINGS));
    spec.addOption(flag(words, HELP, "-h"));
    spec.addOption(flag(words, VERSION, "-V"));
    return spec;
  }

  private static OptionSpec flag(Words words, String name, String... shorter) {
    String[] names = new String[shorter.length + 1];
    System.arraycopy(shorter, 0, names, 0, shorter.length);
    names[shorter.length] = name;
    return OptionSpec.builder(names)
        .type(boolean.class)
        .arity("0")
        .description(words.say("option." + name.substring(2)))
        .build();
  }
}
