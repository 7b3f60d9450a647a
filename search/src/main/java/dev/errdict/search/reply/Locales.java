package dev.errdict.search.reply;

import dev.errdict.db.words.Lang;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Chooses the language of answers on this machine. */
public final class Locales {
  /** Two words in a row determine a language; a code, a constant or one word does not. */
  private static final Pattern WORDS = Pattern.compile("\\p{Alpha}{2,}[,.]? \\p{Alpha}+");

  /**
   * What LC_ALL was: the launchers run Java with LC_ALL=C.UTF-8, so that it reads its arguments as
   * UTF-8 whatever the locale is.
   */
  private static final String OUTER_LC_ALL = "ERRDICT_LC_ALL";

  private Locales() {}

  /** The language asked for, else the question's, else the locale's. */
  public static Lang of(Optional<Lang> asked, String question, Map<String, String> environment) {
    return asked
        .or(() -> ofQuestion(question))
        .or(() -> ofEnvironment(environment))
        .orElse(Lang.EN);
  }

  /** The language of a question; empty when it cannot be determined. */
  public static Optional<Lang> ofQuestion(String question) {
    if (Lang.ofScript(question) == Lang.ZH) {
      return Optional.of(Lang.ZH);
    }
    return WORDS.matcher(question).find() ? Optional.of(Lang.EN) : Optional.empty();
  }

  /** The first of LC_ALL, LC_MESSAGES and LANG that is set decides (POSIX.1-2024, 8.2). */
  public static Optional<Lang> ofEnvironment(Map<String, String> environment) {
    String all = environment.containsKey(OUTER_LC_ALL) ? OUTER_LC_ALL : "LC_ALL";
    return Stream.of(all, "LC_MESSAGES", "LANG")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .flatMap(Lang::of);
  }
}
