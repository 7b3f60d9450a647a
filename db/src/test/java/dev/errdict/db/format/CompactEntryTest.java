package dev.errdict.db.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.Entry;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactEntryTest {
  @Test
  void every_shipped_entry_is_read_as_it_was_written() throws Exception {
    CatalogDocument shipped;
    try (Reader yaml =
        Files.newBufferedReader(Path.of("migrations", "catalog", "leancloud.yaml"))) {
      shipped = CatalogReader.read(yaml);
    }

    for (Entry entry : shipped.entries()) {
      assertEquals(entry, CompactEntry.read("leancloud", CompactEntry.write(entry)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"code\":", "{\"code\":\"1\",\"phrases\":[", "{\"code\":null}"})
  void what_is_cut_short_or_damaged_is_refused(String text) {
    assertThrows(IOException.class, () -> CompactEntry.read("leancloud", text));
  }
}
