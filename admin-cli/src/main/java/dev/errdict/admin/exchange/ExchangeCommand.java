package dev.errdict.admin.exchange;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A command on whole catalogs. */
abstract class ExchangeCommand extends DictionaryCommand {
  /** An id that can be typed anywhere, as long as the database column. */
  private static final String ID = "[a-z0-9][a-z0-9._-]{0,63}";

  static final String STANDARD_STREAM = "-";

  ExchangeCommand(Invocation invocation) {
    super(invocation);
  }

  final String tell(String key, Object... arguments) {
    return Words.of(ExchangeCommand.class, lang()).say(key, arguments);
  }

  final Refusal complain(int exit, String key, Object... arguments) {
    return new Refusal(exit, tell(key, arguments));
  }

  /** The requested catalog, else the default one, else the only one in use. */
  final Catalog catalog(CatalogStore store, Optional<String> asked) throws Refusal {
    List<Catalog> all = store.catalogs();
    if (asked.isPresent()) {
      return all.stream()
          .filter(one -> one.id().equals(asked.get()))
          .findFirst()
          .orElseThrow(() -> complain(Exit.NOT_FOUND, "catalog.unknown", asked.get(), names(all)));
    }
    Optional<Catalog> chosen = all.stream().filter(one -> one.settings().isDefault()).findFirst();
    if (chosen.isPresent()) {
      return chosen.get();
    }
    List<Catalog> used = all.stream().filter(one -> !one.retired()).toList();
    if (used.size() != 1) {
      throw complain(Exit.USAGE, "catalog.which", names(used.isEmpty() ? all : used));
    }
    return used.getFirst();
  }

  final void checkName(String id) throws Refusal {
    if (!id.matches(ID)) {
      throw complain(Exit.USAGE, "catalog.bad-id", id);
    }
  }

  private static String names(List<Catalog> catalogs) {
    return catalogs.stream().map(Catalog::id).collect(Collectors.joining(", "));
  }
}
