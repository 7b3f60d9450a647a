package dev.errdict.bot.config;

import dev.errdict.db.words.Lang;
import java.util.List;
import java.util.Map;

/**
 * The command line of errdict-bot.
 *
 * @param settings the settings that it has
 */
public record Options(Task task, boolean console, Map<Setting, String> settings) {
  /** The task of a run. */
  public enum Task {
    CHAT,
    CHECK,
    HELP,
    VERSION
  }

  /**
   * Loading picocli takes a tenth of a second; a service has no arguments and starts without it.
   *
   * @throws ConfigurationException when an option is unknown or lacks its value
   */
  public static Options parse(List<String> arguments) throws ConfigurationException {
    return arguments.isEmpty()
        ? new Options(Task.CHAT, false, Map.of())
        : OptionLine.parse(arguments);
  }

  /** The text of {@code --help}. */
  public static String help(Lang lang) {
    return OptionLine.help(lang);
  }
}
