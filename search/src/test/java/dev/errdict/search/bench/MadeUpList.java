package dev.errdict.search.bench;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.words.Lang;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The list of codes that a team brings: a CSV file of a made-up catalog, some 360 bytes a row. */
final class MadeUpList {
  static final List<String> COLUMNS =
      List.of("code", "title_en", "title_zh", "message", "meaning_en", "meaning_zh");

  private MadeUpList() {}

  /** A row for each entry, in the order of {@link #COLUMNS}. */
  static List<List<String>> rows(int size) throws CatalogException {
    List<List<String>> rows = new ArrayList<>();
    Shipped.enlargedTo(size).forEach(entry -> rows.add(row(entry)));
    return rows;
  }

  private static List<String> row(Entry entry) {
    var variant = entry.variants().getFirst();
    return List.of(
        entry.code(),
        entry.title(Lang.EN),
        entry.title(Lang.ZH),
        variant.message().orElseThrow(),
        variant.texts().best(Field.MEANING, Lang.EN).orElseThrow(),
        variant.texts().best(Field.MEANING, Lang.ZH).orElseThrow());
  }

  static Path write(List<List<String>> rows, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (List<String> row : Stream.concat(Stream.of(COLUMNS), rows.stream()).toList()) {
        out.write(String.join(",", row));
        out.newLine();
      }
    }
    return file;
  }
}
