package dev.errdict.bot;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads commands out of what people write. */
final class CommandReader {
  private static final Set<String> HELP = Set.of("help", "帮助", "幫助", "?", "？");
  private static final String ASK = "err";

  private CommandReader() {}

  /**
   * @param bare whether a text without a command is a question too
   * @return empty when the text is not meant for errdict
   */
  static Optional<Command> read(String text, String prefix, boolean bare) {
    String said = text.strip();
    Optional<String> behind = behindPrefix(said, prefix);
    if (behind.isPresent()) {
      Optional<Command> command = command(behind.get());
      if (command.isPresent()) {
        return command;
      }
    }
    if (!bare || said.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(isHelp(said) ? new Command.Help() : new Command.Ask(said));
  }

  private static Optional<Command> command(String said) {
    if (isHelp(said)) {
      return Optional.of(new Command.Help());
    }
    if (!said.regionMatches(true, 0, ASK, 0, ASK.length())) {
      return Optional.empty();
    }
    String question = said.substring(ASK.length());
    if (!question.isEmpty() && continuesTheWord(question.charAt(0))) {
      return Optional.empty();
    }
    question = question.strip();
    return Optional.of(isHelp(question) ? new Command.Help() : new Command.Ask(question));
  }

  /**
   * {@code !error} is another bot's command, while {@code !err4303} and {@code !err登录} are ours.
   */
  private static boolean continuesTheWord(char next) {
    return next == '_' || next == '-' || (next < 128 && Character.isLetter(next));
  }

  private static boolean isHelp(String said) {
    return HELP.contains(said.toLowerCase(Locale.ROOT));
  }

  /** A Chinese input method types the prefix's full-width form. */
  private static Optional<String> behindPrefix(String said, String prefix) {
    if (said.length() < prefix.length()) {
      return Optional.empty();
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (halfWidth(said.charAt(i)) != halfWidth(prefix.charAt(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(said.substring(prefix.length()).strip());
  }

  private static char halfWidth(char character) {
    return character > '\uFF00' && character < '\uFF5F' ? (char) (character - 0xFEE0) : character;
  }
}
