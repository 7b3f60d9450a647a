package dev.errdict.admin.site;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.words.Lang;
import dev.errdict.search.reply.PageAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The codes of a catalog that differ only in case, such as {@code e1} and {@code E1}. On Windows
 * and macOS their folders would be the same, so that folder has a page of links, and each entry has
 * its page in a separate folder.
 */
final class SharedFolders {
  private final Map<String, List<Entry>> groups;

  SharedFolders(List<Entry> entries) {
    this.groups =
        entries.stream().collect(Collectors.groupingBy(SharedFolders::folded)).entrySet().stream()
            .filter(group -> group.getValue().size() > 1)
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
  }

  private static String folded(Entry entry) {
    return PageAddress.folder(entry.code()).toLowerCase(Locale.ROOT);
  }

  /** Where the entry's page is. */
  Place place(Entry entry, Lang lang) {
    Place named = Place.of(entry, lang);
    if (!groups.containsKey(folded(entry))) {
      return named;
    }
    String own = HexFormat.of().formatHex(entry.code().getBytes(StandardCharsets.UTF_8));
    return named.within("~" + PageAddress.folder(own));
  }

  /** The entries of each folder that several share. */
  Iterable<List<Entry>> groups() {
    return groups.values();
  }
}
