package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.base.Terminal;
import dev.errdict.admin.save.Review;
import dev.errdict.admin.save.SaveFlow;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.words.Words;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

/** Opens the author's editor until its text can be saved, or the author gives up. */
final class EditorRound {
  /** Saves a draft; returns the exit code. */
  interface Saver {
    int save(Draft draft) throws CatalogException, Refusal, IOException;
  }

  private final Invocation invocation;
  private final Terminal terminal;
  private final EditOptions options;
  private final CatalogStore store;
  private final Words words;

  EditorRound(Invocation invocation, EditOptions options, CatalogStore store) {
    this.invocation = invocation;
    this.terminal = invocation.terminal();
    this.options = options;
    this.store = store;
    this.words = Words.of(EditorRound.class, invocation.lang());
  }

  /**
   * @param text what the editor shows first
   * @return the exit code
   */
  int edit(Draft draft, String text, Saver saver) throws CatalogException, Refusal, IOException {
    Optional<String> command = options.noInput() ? Optional.empty() : Editor.find(terminal);
    if (command.isEmpty()) {
      throw new Refusal(Exit.USAGE, words.say("editor.none"));
    }
    try (Editor editor = Editor.open(command.get(), terminal, draft.ref().code())) {
      String shown = text;
      while (true) {
        String written = written(editor, draft, shown, text, command.get());
        boolean untouched = written.equals(shown);
        if ((untouched && shown.equals(text)) || EntryFile.content(written).isEmpty()) {
          return new SaveFlow(invocation, options.saving())
              .save(
                  EntryProposal.of(
                      invocation, options, store, Purpose.edit("edit"), List.of(draft)));
        }
        List<String> findings = List.of();
        try {
          Entry entry = EntryFile.read(draft.ref(), written);
          if (!entry.ref().equals(draft.ref())) {
            findings = List.of(words.say("editor.other-code", draft.ref().code(), entry.code()));
          } else {
            Draft changed = draft.to(entry);
            findings =
                options.draft()
                    ? List.of()
                    : new Review(store, invocation.lang()).of(List.of(changed.edit())).errors();
            if (findings.isEmpty()) {
              return saving(editor, changed, saver);
            }
          }
        } catch (CatalogException mistake) {
          findings = List.of(mistake.say(invocation.lang()));
        }
        findings.forEach(finding -> terminal.err().println(finding));
        if (untouched || !terminal.canAsk()) {
          // A script as the editor would repeat the same error for ever.
          throw givenUp(editor, draft, false, words.say("editor.not-saved"));
        }
        shown = EntryFile.withFindings(written, findings);
      }
    }
  }

  private String written(Editor editor, Draft draft, String shown, String text, String command)
      throws Refusal, IOException {
    try {
      return editor
          .edit(shown)
          .orElseThrow(
              () ->
                  givenUp(editor, draft, shown.equals(text), words.say("editor.failed", command)));
    } catch (CharacterCodingException e) {
      throw givenUp(editor, draft, false, words.say("editor.not-text"));
    }
  }

  /** Saves the entry; if that fails, keeps the author's file. */
  private int saving(Editor editor, Draft draft, Saver saver)
      throws CatalogException, Refusal, IOException {
    try {
      int exit = saver.save(draft);
      if (exit != Exit.FOUND) {
        (options.saving().json() ? terminal.err() : terminal.out()).println(kept(editor, draft));
      }
      return exit;
    } catch (Refusal refusal) {
      throw new Refusal(refusal.exit(), refusal.sentence() + "\n" + kept(editor, draft));
    } catch (CatalogException refused) {
      throw new Refusal(Exit.FAILURE, refused.say(invocation.lang()) + "\n" + kept(editor, draft));
    }
  }

  private String kept(Editor editor, Draft draft) {
    return draft.basedOn() == 0
        ? words.say("editor.kept-new", editor.keep(), draft.ref().code(), draft.ref().catalog())
        : words.say(
            "editor.kept",
            editor.keep(),
            draft.ref().code(),
            draft.ref().catalog(),
            draft.basedOn());
  }

  private Refusal givenUp(Editor editor, Draft draft, boolean untouched, String sentence) {
    return new Refusal(Exit.FAILURE, untouched ? sentence : sentence + "\n" + kept(editor, draft));
  }
}
