package dev.errdict.admin;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.command.Ask;
import dev.errdict.admin.command.ListEntries;
import dev.errdict.admin.command.Show;
import dev.errdict.admin.edit.SetFields;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.db.words.Lang;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The commonest command lines: {@code show CODE…}, {@code ask WORD…} and {@code list} with no more
 * than a language and a home, and {@code set CODE FIELD=VALUE…} with author, message and yes. They
 * are parsed here because picocli alone would take longer than the answer (docs/decisions).
 */
record QuickLine(
    String command,
    List<String> words,
    Optional<Lang> lang,
    Optional<Path> home,
    SaveOptions saving) {
  private static final Set<String> COMMANDS = Set.of("show", "ask", "list", "set");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.]{0,63}");

  /** Empty when the command line has anything else: then picocli parses it. */
  static Optional<QuickLine> of(List<String> arguments) {
    if (arguments.isEmpty() || !COMMANDS.contains(arguments.getFirst())) {
      return Optional.empty();
    }
    String command = arguments.getFirst();
    List<String> words = new ArrayList<>();
    Optional<Lang> lang = Optional.empty();
    Optional<Path> home = Optional.empty();
    Optional<String> author = Optional.empty();
    Optional<String> message = Optional.empty();
    boolean yes = false;
    Iterator<String> rest = arguments.listIterator(1);
    while (rest.hasNext()) {
      String argument = rest.next();
      if (argument.equals("--lang") && rest.hasNext()) {
        lang = Lang.of(rest.next());
        if (lang.isEmpty()) {
          return Optional.empty();
        }
      } else if (argument.equals("--home") && rest.hasNext()) {
        String folder = rest.next();
        if (folder.isBlank()) {
          return Optional.empty(); // a mistake, for which picocli has the sentence
        }
        home = Optional.of(Path.of(folder));
      } else if (command.equals("set") && argument.equals("--yes") && !yes) {
        yes = true;
      } else if (command.equals("set")
          && argument.equals("--author")
          && author.isEmpty()
          && rest.hasNext()) {
        author = Optional.of(rest.next());
      } else if (command.equals("set")
          && argument.equals("--message")
          && message.isEmpty()
          && rest.hasNext()) {
        message = Optional.of(rest.next());
      } else if (isWord(argument, command)) {
        words.add(argument);
      } else {
        return Optional.empty();
      }
    }
    return words.isEmpty() == command.equals("list")
        ? Optional.of(
            new QuickLine(
                command, words, lang, home, new SaveOptions(message.orElse(""), author, yes)))
        : Optional.empty();
  }

  private static boolean isWord(String argument, String command) {
    return switch (command) {
      case "show" -> CODE.matcher(argument).matches();
      // Picocli reads files named after an @.
      case "ask", "set" -> !argument.isEmpty() && "-@".indexOf(argument.charAt(0)) < 0;
      default -> false;
    };
  }

  DictionaryCommand with(Invocation invocation) {
    return switch (command) {
      case "show" -> new Show(invocation, words);
      case "ask" -> new Ask(invocation, words);
      case "set" -> new SetFields(invocation, words, saving);
      default -> new ListEntries(invocation);
    };
  }
}
