package dev.errdict.search.fault;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A process that commits to the database that its environment names, one command after another, and
 * says what it was told of each: {@code ack TOKEN}, {@code lost TOKEN} for a change that is not
 * saved, {@code open TOKEN} where nobody knows.
 */
final class ServerWriter {
  private ServerWriter() {}

  /**
   * @param args what the tokens start with
   */
  public static void main(String[] args) throws Exception {
    StoreOptions options =
        StoreOptions.ofCommand(() -> "errdict set", (program, since) -> {})
            .on(DatabaseAddress.find(System.getenv()));
    System.out.println("ready");
    for (int number = 1; ; number++) {
      String token = args[0] + "n" + number;
      try (Store store =
          Store.open(new Home(Path.of("target/unused")), Clock.systemUTC(), options)) {
        store.catalogs().commit(edit(token));
        System.out.println("ack " + token);
      } catch (CatalogException e) {
        boolean unknown = e.say(Lang.EN).contains("may be saved or not");
        System.out.println((unknown ? "open " : "lost ") + token);
      }
    }
  }

  private static Edit edit(String token) throws CatalogException {
    Entry entry =
        EntryReader.read("leancloud", "code: " + token + "\ntitle:\n  en: " + token + "\n");
    return new Edit(
        ChangeKind.EDIT,
        "writer",
        token,
        Optional.empty(),
        List.of(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry))));
  }
}
