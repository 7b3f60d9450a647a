package dev.errdict.search.fault;

import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.h2.Databases;
import dev.errdict.db.home.Home;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A process that commits as fast as it can and says so after each commit: {@code ack TOKEN}. Every
 * change writes two entries and adds a third, all with the same token. Now and then it reads much,
 * so that the process which serves it may be killed under a long result.
 */
final class Writer {
  static final String CATALOG = "leancloud";
  static final List<String> PAIR = List.of("FAULT-1", "FAULT-2");

  /** Every so many commits it reads what comes in many pieces. */
  private static final int LONG_READING = 5;

  private Writer() {}

  /**
   * @param args the home, and what the tokens start with
   */
  public static void main(String[] args) throws Exception {
    try (Database database = Databases.open(new Home(Path.of(args[0])))) {
      CatalogStore store = new CatalogStore(database, Clock.systemUTC());
      System.out.println("ready");
      for (int number = 1; ; number++) {
        String token = args[1] + "n" + number;
        if (number % LONG_READING == 0) {
          store.refs();
        }
        store.commit(edit(token));
        System.out.println("ack " + token);
      }
    }
  }

  private static Edit edit(String token) throws Exception {
    List<EntryEdit> edits = new ArrayList<>();
    List<String> codes = new ArrayList<>(PAIR);
    codes.add(token);
    for (String code : codes) {
      Entry entry =
          EntryReader.read(
              CATALOG,
              "code: "
                  + code
                  + "\ntitle:\n  en: "
                  + token
                  + "\nphrases:\n  en:\n    - about "
                  + token
                  + "\n");
      edits.add(
          new EntryEdit(new EntryRef(CATALOG, code), OptionalLong.empty(), Optional.of(entry)));
    }
    return new Edit(ChangeKind.EDIT, "writer", token, Optional.empty(), edits);
  }
}
