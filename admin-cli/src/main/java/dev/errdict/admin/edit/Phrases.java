package dev.errdict.admin.edit;

import dev.errdict.admin.command.Exit;
import dev.errdict.admin.command.Invocation;
import dev.errdict.admin.command.Refusal;
import dev.errdict.db.CatalogException;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.Lang;
import dev.errdict.db.Phrase;
import dev.errdict.db.PhraseKind;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds and removes the ways in which people ask for an entry. */
@Command(name = "phrase")
public final class Phrases extends EditCommand {
  /** What to do with the phrases. */
  enum Action {
    ADD,
    REMOVE
  }

  @Parameters(index = "0", paramLabel = "add|remove", descriptionKey = "ACTION")
  private String action = "";

  @Parameters(index = "1", paramLabel = "CODE", descriptionKey = "CODE")
  private String code = "";

  @Parameters(index = "2..*", arity = "1..*", paramLabel = "PHRASE", descriptionKey = "PHRASE")
  private List<String> phrases = List.of();

  @Option(names = "--kind", paramLabel = "KIND")
  private PhraseKind kind = PhraseKind.ASK;

  public Phrases(Invocation invocation) {
    super(invocation);
  }

  @Override
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    Action what = action();
    EntryRef ref = locate(catalogs, code);
    Draft draft = Draft.of(catalogs, ref);
    Entry entry = draft.before().orElse(Entry.blank(ref));
    List<Phrase> all = new ArrayList<>(entry.phrases());
    for (String written : phrases) {
      String content = written.strip();
      if (what == Action.ADD) {
        if (content.isEmpty()) {
          throw complain(Exit.USAGE, "phrase.empty");
        }
        Phrase phrase = new Phrase(kind, lang(content), content);
        if (!all.contains(phrase)) {
          all.add(phrase);
        }
      } else if (!all.removeIf(phrase -> phrase.content().equalsIgnoreCase(content))) {
        throw complain(Exit.NOT_FOUND, "phrase.not-there", ref, content);
      }
    }
    return save(catalogs, "phrase", List.of(draft.to(entry.withPhrases(all))));
  }

  /** Symbols belong to no language; the file format keeps them as English. */
  private Lang lang(String content) {
    return kind == PhraseKind.SYMBOL ? Lang.EN : Lang.ofScript(content);
  }

  private Action action() throws Refusal {
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "add" -> Action.ADD;
      case "remove" -> Action.REMOVE;
      default -> throw complain(Exit.USAGE, "phrase.no-action", action);
    };
  }
}
