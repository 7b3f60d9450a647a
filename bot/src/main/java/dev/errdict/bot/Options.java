package dev.errdict.bot;

import dev.errdict.db.Lang;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The command line of errdict-bot. */
record Options(
    Task task, Optional<Path> home, Optional<Lang> lang, boolean embeddings, boolean console) {
  /** What to do. */
  enum Task {
    CHAT,
    HELP,
    VERSION
  }

  static Options parse(List<String> arguments) throws UsageException {
    Task task = Task.CHAT;
    Optional<Path> home = Optional.empty();
    Optional<Lang> lang = Optional.empty();
    boolean embeddings = true;
    boolean console = false;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      String name = argument.split("=", 2)[0];
      switch (name) {
        case "--home" -> home = Optional.of(path(value(argument, rest)));
        case "--lang" -> lang = Optional.of(lang(value(argument, rest)));
        default -> {
          switch (argument) {
            case "--console" -> console = true;
            case "--no-embeddings" -> embeddings = false;
            case "--help", "-h" -> task = Task.HELP;
            case "--version", "-V" -> task = Task.VERSION;
            default -> throw new UsageException("usage.unknown", argument);
          }
        }
      }
    }
    return new Options(task, home, lang, embeddings, console);
  }

  private static String value(String argument, Iterator<String> rest) throws UsageException {
    int equals = argument.indexOf('=');
    String value = "";
    if (equals >= 0) {
      value = argument.substring(equals + 1);
    } else if (rest.hasNext()) {
      value = rest.next();
    }
    if (value.isBlank()) {
      throw new UsageException("usage.no-value", argument.split("=", 2)[0]);
    }
    return value;
  }

  private static Path path(String value) throws UsageException {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new UsageException("usage.no-path", value);
    }
  }

  private static Lang lang(String value) throws UsageException {
    for (Lang lang : Lang.values()) {
      if (lang.tag().equals(value)) {
        return lang;
      }
    }
    throw new UsageException("usage.no-lang", value);
  }
}
