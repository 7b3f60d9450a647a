package dev.errdict.db.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.Entry;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BencodeTest {
  @Test
  void the_shipped_catalog_and_its_entries_are_read_as_they_were_written() throws Exception {
    CatalogDocument shipped;
    try (Reader yaml =
        Files.newBufferedReader(Path.of("migrations", "catalog", "leancloud.yaml"))) {
      shipped = CatalogReader.read(yaml);
    }

    assertEquals(shipped.catalog(), Bencode.readCatalog(Bencode.write(shipped.catalog())));
    for (Entry entry : shipped.entries()) {
      assertEquals(entry, Bencode.readEntry("leancloud", Bencode.write(entry)));
    }
  }

  @Test
  void a_text_is_preceded_by_its_length_and_lists_and_dictionaries_are_enclosed() throws Exception {
    Entry entry =
        EntryReader.read("own", "code: E1\ntitle:\n  zh: 😀 空 e\nphrases:\n  en: [a, bc]");

    String text = Bencode.write(entry);

    assertTrue(text.startsWith("d4:code2:E1"), text);
    assertTrue(text.contains("2:zh6:😀 空 e"), text);
    assertTrue(text.contains("l1:a2:bce"), text);
    assertEquals(entry, Bencode.readEntry("own", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "d",
        "d4:code",
        "d4:code2:E",
        "d4:code-1:e",
        "d4:code99999999999:e",
        "d4:code1:1e ",
        "{\"code\":\"1\"}",
        "dl1:ae1:be"
      })
  void what_is_cut_short_or_damaged_is_refused(String text) {
    assertThrows(IOException.class, () -> Bencode.readEntry("leancloud", text));
    assertThrows(IOException.class, () -> Bencode.readCatalog(text));
  }

  @Test
  void what_is_nested_deeply_is_refused() {
    String deep = "l".repeat(100_000) + "e".repeat(100_000);
    assertThrows(IOException.class, () -> Bencode.readEntry("leancloud", deep));
  }
}
