package dev.errdict.db.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.format.CatalogReader;
import dev.errdict.db.format.CatalogWriter;
import dev.errdict.db.words.Lang;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedCatalogTest {
  private static final Path FILE = Path.of("migrations/catalog/leancloud.yaml");

  @Test
  void the_shipped_catalog_has_no_error_and_no_warning() throws Exception {
    Lint lint = Lint.of(document(Files.readString(FILE)));

    List<String> serious =
        lint.findings().stream()
            .filter(finding -> finding.severity() != Severity.NOTE)
            .map(finding -> finding.say(Lang.EN))
            .toList();
    assertEquals("", String.join("\n", serious));
  }

  @Test
  void the_shipped_file_is_in_canonical_form() throws Exception {
    String file = Files.readString(FILE);
    StringBuilder written = new StringBuilder();

    CatalogWriter.write(document(file), written);

    assertEquals(file, written.toString());
  }

  private static CatalogDocument document(String yaml) throws Exception {
    return CatalogReader.read(new StringReader(yaml));
  }
}
