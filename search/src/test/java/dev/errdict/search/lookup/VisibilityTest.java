package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To those who may not see a catalog, the dictionary is as if it were not there. */
class VisibilityTest {
  private static final Audience OWN = Audience.ofServer(7);
  private static final Audience OTHER = Audience.ofServer(8);

  private static Dictionary with;
  private static Dictionary without;

  @BeforeAll
  static void open() throws CatalogException, InterruptedException {
    with = TestCatalogs.shipped("visibility-with");
    without = TestCatalogs.shipped("visibility-without");
    Catalog catalog =
        Catalog.blank("acme").withSettings(CatalogSettings.NONE.withServers(List.of(7L)));
    List<EntryEdit> edits =
        List.of(
            edit("ZYX-7001", "Flux compensator overheated", "FLUX_COMPENSATOR_OVERHEATED"),
            edit("4300", "Password of the flux compensator", "FLUX_PASSWORD"));
    with.store().commit(new Edit(ChangeKind.IMPORT, "tests", "", Optional.of(catalog), edits));
    while (!with.catchUp() || with.catalog("acme").isEmpty()) {
      Thread.sleep(20);
    }
  }

  private static EntryEdit edit(String code, String title, String message) throws CatalogException {
    var entry =
        EntryReader.read(
            "acme",
            "code: '%s'\ntitle:\n  en: %s\nvariants:\n  - message: %s\n"
                .formatted(code, title, message));
    return new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry));
  }

  @AfterAll
  static void close() {
    with.close();
    without.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ZYX-7001",
        "ZYX 7001",
        "zyx-7002",
        "acme 4300",
        "4300",
        "4301",
        "error code 4300",
        "FLUX_COMPENSATOR_OVERHEATED",
        "flux compensator",
        "compensatr overheatd",
        "why does the password not work",
        "password",
        "登录被锁定"
      })
  void others_get_the_answers_of_a_dictionary_without_it(String text) {
    Answer expected = without.ask(Question.of(text, Audience.PUBLIC));

    for (Audience audience : List.of(Audience.PUBLIC, OTHER)) {
      assertEquals(expected, with.ask(Question.of(text, audience)));
    }
  }

  @Test
  void its_own_server_and_the_operator_see_it() {
    assertInstanceOf(Answer.Found.class, with.ask(Question.of("ZYX-7001", OWN)));
    assertInstanceOf(Answer.Found.class, with.ask(Question.of("ZYX-7001")));
    assertEquals(2, with.catalogs(OWN).size());
    assertEquals(1, with.catalogs(OTHER).size());
  }

  @Test
  void neither_prefixes_nor_words_nor_entries_tell_others_of_it() {
    EntryRef ref = new EntryRef("acme", "ZYX-7001");

    assertTrue(with.entry(ref, OWN).isPresent());
    assertFalse(with.entry(ref, OTHER).isPresent());
    assertEquals(
        Optional.of(List.of()),
        with.read(OTHER, index -> index.prefixes().withCodePrefix("zyx", 10)));
    assertEquals(
        Optional.of(List.of()),
        with.read(OTHER, index -> index.prefixes().withWordPrefixes("compens", 10)));
    assertEquals(
        Optional.of(List.of()), with.read(OTHER, index -> index.similarTerms("fluxx", 1, 5)));
    assertEquals(Optional.of(false), with.read(OTHER, index -> index.has("compensator")));
    assertEquals(
        without.read(Audience.PUBLIC, index -> index.codePrefixes()),
        with.read(OTHER, index -> index.codePrefixes()));
    assertEquals(
        without.read(Audience.PUBLIC, index -> index.entries()),
        with.read(OTHER, index -> index.entries()));
  }
}
