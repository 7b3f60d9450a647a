package dev.errdict.admin;

import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import dev.errdict.db.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Describes an error in a command line in the reader's language. */
final class UsageMistake {
  private static final Set<Class<?>> NUMBERS =
      Set.of(int.class, long.class, Integer.class, Long.class);

  private final Words words;

  UsageMistake(Lang lang) {
    this.words = Words.of(UsageMistake.class, lang);
  }

  String sentence(ParameterException mistake) {
    return switch (mistake) {
      case MissingParameterException missing ->
          words.say(
              "usage.missing",
              missing.getMissing().stream()
                  .map(this::nameAndValues)
                  .collect(Collectors.joining(", ")));
      case UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case OverwrittenOptionException twice when twice.getOverwritten() != null ->
          words.say("usage.twice", name(twice.getOverwritten()));
      default -> {
        ArgSpec at = mistake.getArgSpec();
        yield at == null || mistake.getValue() == null
            ? words.say("usage.other", String.valueOf(mistake.getMessage()))
            : words.say("usage.bad-value", mistake.getValue(), name(at), known(at));
      }
    };
  }

  private String unmatched(UnmatchedArgumentException mistake) {
    String first = mistake.getUnmatched().getFirst();
    List<String> near = mistake.getSuggestions();
    boolean root = mistake.getCommandLine().getParent() == null;
    String key =
        mistake.isUnknownOption()
            ? "usage.unknown-option"
            : root ? "usage.unknown-command" : "usage.too-many";
    return words.say(key, first)
        + (near.isEmpty() ? "" : words.say("usage.near", String.join(", ", near)));
  }

  private String nameAndValues(ArgSpec spec) {
    return spec.type().isEnum() ? name(spec) + " (" + known(spec) + ")" : name(spec);
  }

  private static String name(ArgSpec spec) {
    return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
  }

  /** The value that the option takes; its label when there is nothing better. */
  private String known(ArgSpec spec) {
    Class<?> type = spec.auxiliaryTypes().length > 0 ? spec.auxiliaryTypes()[0] : spec.type();
    if (type.isEnum() && Tagged.class.isAssignableFrom(type)) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Tagged) constant).tag())
          .collect(Collectors.joining(", "));
    }
    return NUMBERS.contains(type) ? words.say("usage.number") : spec.paramLabel();
  }
}
