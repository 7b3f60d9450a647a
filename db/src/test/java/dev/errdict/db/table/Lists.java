package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.format.EntryWriter;
import dev.errdict.db.format.FileFormat;
import dev.errdict.db.format.ImportLimits;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads lists as an import does. */
final class Lists {
  private Lists() {}

  static ImportFile.Rows read(FileFormat format, String file) throws CatalogException, IOException {
    return read(format, file, Map.of());
  }

  static ImportFile.Rows read(FileFormat format, String file, Map<String, String> map)
      throws CatalogException, IOException {
    ImportReader.Options options =
        new ImportReader.Options(
            format, "demo", map, Optional.empty(), Optional.empty(), Optional.empty());
    return (ImportFile.Rows)
        new ImportReader(ImportLimits.USUAL, Clock.systemUTC())
            .read(new StringReader(file), options);
  }

  static String entries(ImportFile.Rows rows) {
    StringBuilder text = new StringBuilder();
    rows.entries().forEach(entry -> text.append(EntryWriter.write(entry)));
    return text.toString();
  }

  static List<String> defects(ImportFile.Rows rows) {
    return rows.reading().defects().stream().map(one -> one.say(Lang.EN)).toList();
  }

  static String badRows(ImportFile.Rows rows) throws IOException {
    StringWriter out = new StringWriter();
    rows.reading().badRows().write(Lang.EN, out);
    return out.toString();
  }
}
