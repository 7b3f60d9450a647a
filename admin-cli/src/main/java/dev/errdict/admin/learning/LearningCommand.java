package dev.errdict.admin.learning;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import dev.errdict.db.words.Words;
import dev.errdict.search.learning.GoodQuestions;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A command on kept questions. */
abstract class LearningCommand extends DictionaryCommand {
  LearningCommand(Invocation invocation) {
    super(invocation);
  }

  /** A sentence of this package's bundles. */
  final String word(String key, Object... arguments) {
    return Words.of(LearningCommand.class, lang()).say(key, arguments);
  }

  final Refusal complain(int exit, String key, Object... arguments) {
    return new Refusal(exit, word(key, arguments));
  }

  final void print(String line) {
    out().println(line);
  }

  final Lang language() {
    return lang();
  }

  final LocalDate today() {
    return LocalDate.now(invocation().clock());
  }

  final JsonPage page(String command) throws IOException {
    return new JsonPage(out(), command, lang());
  }

  final Invocation invoked() {
    return invocation();
  }

  /** Ends the command when questions would lose their right answer, and names them. */
  final void refuseToLose(List<GoodQuestions.Lost> lost) throws Refusal {
    for (GoodQuestions.Lost one : lost) {
      terminal()
          .err()
          .println(
              word(
                  "misses.lost",
                  one.question(),
                  one.answer(),
                  one.now().map(EntryRef::toString).orElse(word("misses.none"))));
    }
    if (!lost.isEmpty()) {
      throw complain(Exit.FAILURE, "misses.not-saved", lost.size());
    }
  }

  /** The constant for a word on the command line. */
  final <E extends Enum<E> & Tagged> E action(Class<E> type, String asked) throws Refusal {
    return Tagged.find(type, asked.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                complain(
                    Exit.USAGE,
                    "no-action",
                    asked,
                    Arrays.stream(type.getEnumConstants())
                        .map(Tagged::tag)
                        .collect(Collectors.joining(", "))));
  }

  /** The number of a group or a suggestion. */
  final long number(String written) throws Refusal {
    return number(written, Long.MAX_VALUE)
        .orElseThrow(() -> complain(Exit.USAGE, "no-number", written));
  }

  /** A whole number from 1 to the bound; empty for anything else. */
  static OptionalLong number(String written, long most) {
    if (!written.matches("[1-9]\\d{0,17}")) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(written);
    return number > most ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
