package dev.errdict.admin.care;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.words.Words;
import java.io.IOException;

/** A maintenance command for a home. */
abstract class CareCommand extends DictionaryCommand {
  CareCommand(Invocation invocation) {
    super(invocation);
  }

  /** Whether to print JSON. */
  abstract boolean json();

  /** A sentence of this package's bundles. */
  final String word(String key, Object... arguments) {
    return Words.of(CareCommand.class, lang()).say(key, arguments);
  }

  final Refusal complain(int exit, String key, Object... arguments) {
    return new Refusal(exit, word(key, arguments));
  }

  /** Asks the user if possible; otherwise returns true. */
  final boolean mayGoOn(boolean yes, String question) {
    return yes || !terminal().canAsk() || terminal().confirm(question);
  }

  final JsonPage page(String command) throws IOException {
    return new JsonPage(out(), command, lang());
  }
}
