package dev.errdict.admin.care;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.HomeFacts;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Rebuilds the search index. */
@Command(name = "reindex")
public final class Reindex extends CareReport {
  public Reindex(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    try (var store = openStore()) {
      store.catalogs().renewIndex();
    }
    try (var dictionary = openDictionary()) {
      if (!awaitIndex(dictionary)) {
        throw complain(Exit.FAILURE, "reindex.not-done");
      }
      if (!dictionary.keepsIndex()) {
        throw complain(
            Exit.FAILURE, "reindex.not-kept", home().index(dictionary.underlying().place()));
      }
      long revision = dictionary.store().revision();
      int entries = dictionary.store().refs().size();
      long bytes = new HomeFacts(home()).indexBytes();
      if (json()) {
        try (JsonPage page = page("reindex")) {
          page.json().writeNumberField("revision", revision);
          page.json().writeNumberField("entries", entries);
          page.json().writeNumberField("bytes", bytes);
        }
      } else {
        out().println(word("reindex.done", entries, revision, Bytes.text(bytes)));
      }
      return Exit.FOUND;
    }
  }
}
