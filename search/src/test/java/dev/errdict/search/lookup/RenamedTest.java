package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.rows.Renaming;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.reply.Reply;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A code that an entry had before it was renamed leads to the entry, and the answer says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenamedTest {
  private Dictionary dictionary;
  private long revision;

  @BeforeAll
  void renameSome() throws CatalogException {
    dictionary = TestCatalogs.shipped("renamed");
    TestCatalogs.put(
        dictionary,
        Catalog.blank("shop"),
        List.of(
            TestCatalogs.withTitle("shop", "E-1", "Out of stock"),
            TestCatalogs.withTitle("shop", "Z-1", "Card expired"),
            TestCatalogs.withTitle("shop", "70123", "Cart is empty")));
    TestCatalogs.put(
        dictionary,
        Catalog.blank("secret").withSettings(CatalogSettings.NONE.withServers(List.of(7L))),
        List.of(TestCatalogs.withTitle("secret", "X-9", "Vault open")));
    rename("shop", "E-1", "E-2");
    revision = rename("shop", "E-2", "E-10");
    rename("shop", "70123", "70999");
    rename("secret", "X-9", "X-10");
    dictionary.catchUp();
  }

  private long rename(String catalog, String before, String after) throws CatalogException {
    EntryRef from = new EntryRef(catalog, before);
    EntryRef to = new EntryRef(catalog, after);
    Entry entry = dictionary.store().find(from).orElseThrow();
    return dictionary
        .store()
        .commit(
            new Edit(
                ChangeKind.EDIT,
                "mei",
                "",
                List.of(),
                List.of(
                    new EntryEdit(from, dictionary.store().revisionOf(from), Optional.empty()),
                    new EntryEdit(to, OptionalLong.of(0), Optional.of(entry.named(to)))),
                List.of(new Renaming(from, to))))
        .getAsLong();
  }

  @AfterAll
  void close() {
    dictionary.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"E-1", "what is E-1 again", "错误码 E-1 怎么办", "shop/E-1"})
  void an_old_code_finds_the_entry_and_names_the_new_one(String question) {
    Answer.Found found =
        assertInstanceOf(Answer.Found.class, dictionary.ask(Question.of(question)), question);

    assertEquals("E-10", found.entries().getFirst().code());
    assertEquals(
        List.of("E-1", "E-10", Long.toString(revision - 1)), found.reason().about(), question);
    Reply.Cards cards =
        assertInstanceOf(Reply.Cards.class, dictionary.replies().write(found, Lang.EN));
    assertEquals("E-1 is now E-10 (revision " + (revision - 1) + ").", cards.preface());
  }

  @ParameterizedTest
  @ValueSource(strings = {"70123", "error 70123", "报错 70123"})
  void an_old_number_too(String question) {
    Answer.Found found =
        assertInstanceOf(Answer.Found.class, dictionary.ask(Question.of(question)), question);

    assertEquals(Reason.Kind.RENAMED, found.reason().kind());
    assertEquals("70999", found.entries().getFirst().code());
  }

  @Test
  void a_new_entry_with_the_old_code_is_meant_by_it() throws CatalogException {
    rename("shop", "Z-1", "Z-2");
    TestCatalogs.put(
        dictionary,
        Catalog.blank("shop"),
        List.of(TestCatalogs.withTitle("shop", "Z-1", "Card refused")));

    Answer.Found found = assertInstanceOf(Answer.Found.class, dictionary.ask(Question.of("Z-1")));

    assertEquals("Card refused", found.entries().getFirst().title(Lang.EN));
    assertEquals(Reason.Kind.CODE, found.reason().kind());
  }

  @Test
  void an_old_code_tells_nobody_of_a_catalog_that_they_may_not_see() {
    assertInstanceOf(Answer.NotFound.class, dictionary.ask(Question.of("X-9", Audience.PUBLIC)));
    assertInstanceOf(Answer.Found.class, dictionary.ask(Question.of("X-9", Audience.ofServer(7))));
  }
}
