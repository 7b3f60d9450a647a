package dev.errdict.admin.rivals;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.diff.EntryAssignment;
import dev.errdict.db.home.Home;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A process that stays, as the bot does: it holds the home and its index, answers, and now and then
 * counts up a number that stands in an entry. It says {@code ack REVISION CODE NUMBER} or {@code
 * refused} after each, and ends with its input.
 */
final class Resident {
  static final String NAME = "resident";
  static final String CATALOG = "leancloud";
  static final List<String> CODES = List.of("4303", "1", "100", "101", "403", "605");
  private static final int LONGEST_REST_MILLIS = 250;

  private Resident() {}

  /**
   * @param args the home
   */
  public static void main(String[] args) throws Exception {
    Random random = new Random();
    try (Dictionary dictionary =
        Dictionary.open(new Home(Path.of(args[0])), Embedder.NONE, Clock.systemUTC())) {
      System.out.println("ready");
      while (System.in.available() == 0) {
        count(dictionary.store(), CODES.get(random.nextInt(CODES.size())), random);
        dictionary.ask(Question.of("who asks 4303"));
        Thread.sleep(random.nextInt(LONGEST_REST_MILLIS));
      }
    }
    System.out.println("done");
  }

  /** The number that stands in an entry; 0 when none does yet. */
  static int counted(Entry entry) {
    return entry
        .texts()
        .best(Field.NOTE, Lang.EN)
        .filter(note -> note.matches("\\d+"))
        .map(Integer::valueOf)
        .orElse(0);
  }

  private static void count(CatalogStore store, String code, Random random) throws Exception {
    EntryRef ref = new EntryRef(CATALOG, code);
    OptionalLong basedOn = store.revisionOf(ref);
    Entry entry = store.find(ref).orElseThrow();
    int next = counted(entry) + 1;
    // Time to think, in which others are quicker.
    Thread.sleep(random.nextInt(20));
    Entry counted =
        EntryAssignment.apply(
            entry, List.of(new EntryAssignment("note.en", Integer.toString(next))));
    Edit edit =
        new Edit(
            ChangeKind.EDIT,
            NAME,
            code + " " + next,
            Optional.empty(),
            List.of(new EntryEdit(ref, basedOn, Optional.of(counted))));
    try {
      System.out.println("ack " + store.commit(edit).orElseThrow() + " " + code + " " + next);
    } catch (CatalogException refused) {
      System.out.println("refused");
    }
  }
}
