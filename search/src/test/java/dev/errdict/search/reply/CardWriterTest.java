package dev.errdict.search.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.words.Lang;
import dev.errdict.search.reply.EntryCard.Part;
import dev.errdict.search.reply.EntryCard.Section;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CardWriterTest {
  private static List<String> bodies(String yaml, Part part) throws CatalogException {
    return new CardWriter(id -> Optional.empty(), ref -> Optional.empty())
        .write(EntryReader.read("shop", yaml), Lang.EN).sections().stream()
            .filter(section -> section.part() == part)
            .map(Section::body)
            .toList();
  }

  @Test
  void a_symbol_is_shown_unless_a_message_says_it() throws CatalogException {
    String entry =
        """
        code: '2'
        title:
          en: No such file or directory
        phrases:
          symbols:
            - ENOENT
        """;

    assertEquals(List.of("ENOENT"), bodies(entry, Part.SYMBOL));
    assertEquals(
        List.of(), bodies(entry + "variants:\n  - message: 'ENOENT: gone'\n", Part.SYMBOL));
  }

  @Test
  void a_note_of_the_team_stands_beside_an_imported_one() throws CatalogException {
    assertEquals(
        List.of("Only owners.\nSeverity: error"),
        bodies(
            """
            code: '40301'
            title:
              en: Forbidden
            note:
              en:
                own: Only owners.
                upstream: 'Severity: error'
            """,
            Part.NOTE));
  }
}
