package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds and removes the ways in which people ask for an entry. */
@Command(name = "phrase")
public final class Phrases extends EditCommand {
  /** The actions on phrases. */
  enum Action {
    ADD,
    REMOVE
  }

  @Parameters(index = "0", paramLabel = "add|remove", descriptionKey = "ACTION")
  private String action = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "CODE|PHRASE",
      descriptionKey = "PHRASE-WORDS")
  private List<String> words = List.of();

  @Mixin private final WhereOption where = new WhereOption();

  @Option(names = "--kind", paramLabel = "KIND")
  private Optional<PhraseKind> kind = Optional.empty();

  public Phrases(Invocation invocation) {
    super(invocation);
  }

  @Override
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    Action what = action();
    int codes = where.isGiven() ? 0 : 1;
    List<String> phrases = words.subList(codes, words.size()).stream().map(String::strip).toList();
    if (phrases.isEmpty() || phrases.contains("")) {
      throw complain(Exit.USAGE, "phrase.empty");
    }
    List<Draft> drafts = selection(catalogs).drafts(words.subList(0, codes), where.conditions());
    EntryOperation operation =
        switch (what) {
          case ADD ->
              new EntryOperation.AddPhrases(
                  phrases.stream().map(text -> added(kind.orElse(PhraseKind.ASK), text)).toList());
          case REMOVE -> {
            var removal = new EntryOperation.RemovePhrases(phrases, kind);
            checkThere(drafts, removal);
            yield removal;
          }
        };
    return save(catalogs, "phrase", operate(drafts, operation));
  }

  private void checkThere(List<Draft> drafts, EntryOperation.RemovePhrases removal) throws Refusal {
    for (String phrase : removal.contents()) {
      if (drafts.stream()
          .flatMap(draft -> draft.before().stream())
          .allMatch(entry -> removal.with(entry, phrase).isEmpty())) {
        throw complain(Exit.NOT_FOUND, "phrase.not-there", drafts.getFirst().ref(), phrase);
      }
    }
  }

  /** Symbols have no language; the file format stores them as English. */
  static Phrase added(PhraseKind kind, String content) {
    return new Phrase(kind, kind == PhraseKind.SYMBOL ? Lang.EN : Lang.ofScript(content), content);
  }

  private Action action() throws Refusal {
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "add" -> Action.ADD;
      case "remove" -> Action.REMOVE;
      default -> throw complain(Exit.USAGE, "phrase.no-action", action);
    };
  }
}
