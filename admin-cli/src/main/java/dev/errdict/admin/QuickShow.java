package dev.errdict.admin;

import dev.errdict.db.Lang;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The commonest command line, {@code show CODE…} with no more than a language and a home. It is
 * understood here because picocli alone would take longer than the answer (docs/decisions).
 */
record QuickShow(List<String> codes, Optional<Lang> lang, Optional<Path> home) {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.]{0,63}");

  /** Empty when the command line holds anything else: then it is picocli's. */
  static Optional<QuickShow> of(List<String> arguments) {
    List<String> codes = new ArrayList<>();
    Optional<Lang> lang = Optional.empty();
    Optional<Path> home = Optional.empty();
    Iterator<String> rest = arguments.iterator();
    if (!rest.hasNext() || !rest.next().equals("show")) {
      return Optional.empty();
    }
    while (rest.hasNext()) {
      String argument = rest.next();
      if (CODE.matcher(argument).matches()) {
        codes.add(argument);
      } else if (argument.equals("--lang") && rest.hasNext()) {
        lang = Lang.of(rest.next());
        if (lang.isEmpty()) {
          return Optional.empty();
        }
      } else if (argument.equals("--home") && rest.hasNext()) {
        home = Optional.of(Path.of(rest.next()));
      } else {
        return Optional.empty();
      }
    }
    return codes.isEmpty() ? Optional.empty() : Optional.of(new QuickShow(codes, lang, home));
  }
}
