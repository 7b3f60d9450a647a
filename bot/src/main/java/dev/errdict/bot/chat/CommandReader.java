package dev.errdict.bot.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds commands in messages. */
final class CommandReader {
  private static final Set<String> HELP = Set.of("help", "帮助", "幫助");

  /** Also help, but not right behind the prefix: people write ！？ for their surprise. */
  private static final Set<String> WHAT = Set.of("?", "？");

  private static final String FENCE = "```";

  /** Discord quotes everything after this mark. */
  private static final String QUOTE_TO_THE_END = ">>> ";

  private static final String QUOTE = ">";

  private final ChatContext context;

  private CommandReader(ChatContext context) {
    this.context = context;
  }

  /**
   * Reads a text: a command at its start, else one at the beginning of a later line, together with
   * the quote before it.
   *
   * @return empty when the text is not meant for errdict
   */
  static Optional<Command> read(String text, ChatContext context) {
    return new CommandReader(context).read(text.strip());
  }

  private Optional<Command> read(String said) {
    Optional<Command> command = command(said).or(() -> onALaterLine(said.lines().toList()));
    if (command.isPresent() || !context.bare() || said.isEmpty()) {
      return command;
    }
    return Optional.of(isHelp(said) ? new Command.Help() : new Command.Ask(said));
  }

  private Optional<Command> onALaterLine(List<String> lines) {
    List<String> quoted = new ArrayList<>();
    boolean code = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!code && line.startsWith(QUOTE_TO_THE_END)) {
        return Optional.empty();
      }
      if (!code && line.startsWith(QUOTE)) {
        quoted.add(line.substring(QUOTE.length()).strip());
      }
      if (!code && i > 0 && command(line).orElse(null) instanceof Command.Ask) {
        String rest = String.join("\n", lines.subList(i, lines.size())).strip();
        return command(rest)
            .map(
                found ->
                    found instanceof Command.Ask ask
                        ? ask.about(String.join("\n", quoted).strip())
                        : found);
      }
      // A fence that closes on the same line opens no block.
      code ^= line.split(FENCE, -1).length % 2 == 0;
    }
    return Optional.empty();
  }

  private Optional<Command> command(String said) {
    return behindPrefix(said).flatMap(this::named);
  }

  private Optional<Command> named(String said) {
    if (context.names().isEmpty()) {
      return Optional.empty();
    }
    if (HELP.contains(said.toLowerCase(Locale.ROOT))) {
      return Optional.of(new Command.Help());
    }
    return context.names().stream()
        .filter(name -> said.regionMatches(true, 0, name, 0, name.length()))
        .map(name -> said.substring(name.length()))
        .filter(question -> question.isEmpty() || !continuesTheWord(question.charAt(0)))
        .findFirst()
        .map(String::strip)
        .map(question -> isHelp(question) ? new Command.Help() : new Command.Ask(question));
  }

  /**
   * {@code !error} is another bot's command, while {@code !err4303} and {@code !err登录} are ours.
   */
  private static boolean continuesTheWord(char next) {
    return next == '_' || next == '-' || (next < 128 && Character.isLetter(next));
  }

  private static boolean isHelp(String said) {
    return HELP.contains(said.toLowerCase(Locale.ROOT)) || WHAT.contains(said);
  }

  /** A Chinese input method types the prefix's full-width form. */
  private Optional<String> behindPrefix(String said) {
    String prefix = context.prefix();
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
