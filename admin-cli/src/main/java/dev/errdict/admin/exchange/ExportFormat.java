package dev.errdict.admin.exchange;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.format.CatalogWriter;
import dev.errdict.db.format.FileFormat;
import dev.errdict.db.format.JsonCatalogWriter;
import dev.errdict.db.table.MarkdownCatalogWriter;
import dev.errdict.db.table.TranslationTable;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;

/** The formats of an export. */
public enum ExportFormat implements Tagged {
  YAML,
  JSON,
  CSV,
  MARKDOWN;

  /** The format by the ending of a file's name; empty when unknown. */
  static Optional<ExportFormat> of(String fileName) {
    return FileFormat.of(fileName)
        .filter(format -> !fileName.toLowerCase(Locale.ROOT).endsWith(".tsv"))
        .flatMap(format -> Tagged.find(ExportFormat.class, format.tag()));
  }

  /**
   * @param lang of a page's texts, or the one to translate into
   * @param openOnly only texts without a translation
   * @return the number of entries, or of such texts
   */
  int write(CatalogDocument document, Lang lang, boolean openOnly, Writer out) throws IOException {
    switch (this) {
      case YAML -> CatalogWriter.write(document, out);
      case JSON -> JsonCatalogWriter.write(document, out);
      case CSV -> {
        int texts = TranslationTable.write(document, lang, openOnly, out);
        return openOnly ? texts : document.entries().size();
      }
      case MARKDOWN -> MarkdownCatalogWriter.write(document, lang, out);
    }
    return document.entries().size();
  }
}
