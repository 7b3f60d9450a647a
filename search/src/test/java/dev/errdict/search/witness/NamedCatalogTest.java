package dev.errdict.search.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.lookup.TestCatalogs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people call a catalog before a code means that catalog and no other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamedCatalogTest {
  private final Dictionary dictionary;

  NamedCatalogTest() throws CatalogException {
    dictionary = TestCatalogs.shipped("named-catalogs");
    TestCatalogs.put(dictionary, "pg", TestCatalogs.postgres());
    TestCatalogs.put(
        dictionary,
        called("shop", "E-COM", "订单"),
        List.of(
            TestCatalogs.withTitle("shop", "4303", "The basket is gone"),
            TestCatalogs.withTitle("shop", "57014", "The voucher has been used"),
            TestCatalogs.withTitle("shop", "S3-12", "The picture is too wide")));
    TestCatalogs.put(
        dictionary,
        Catalog.blank("market")
            .withTexts(
                new Texts(
                    List.of(
                        new Text(Field.TITLE, Lang.EN, Origin.OWN, "Flower Market"),
                        new Text(Field.TITLE, Lang.ZH, Origin.OWN, "花市")))),
        List.of(
            TestCatalogs.withTitle("market", "4303", "The roses are gone"),
            TestCatalogs.withTitle("market", "F-7", "The stall is closed"),
            TestCatalogs.withTitle("market", "auth/no-basket", "Nobody holds the basket")));
    TestCatalogs.put(
        dictionary,
        called("bank", "BK-"),
        List.of(
            TestCatalogs.withTitle("bank", "4303", "The account is frozen"),
            TestCatalogs.withTitle("bank", "88104", "The IBAN has a wrong check digit")));
  }

  private static Catalog called(String id, String... prefixes) {
    return Catalog.blank(id).withSettings(CatalogSettings.NONE.withPrefixes(List.of(prefixes)));
  }

  @AfterAll
  void close() {
    dictionary.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PG-57014 | pg 57014",
        "pg 57014 怎么回事 | pg 57014",
        "we got PG#57014 last night | pg 57014",
        "PG57014 | pg 57014",
        "pg-42P01 | pg 42P01",
        "shop 57014 | shop 57014",
        "LC-4303 | leancloud 4303",
        "leancloud 4303 on android | leancloud 4303",
        "E-COM 4303 | shop 4303",
        "e-com-57014 in the log | shop 57014",
        "[E-COM:57014] voucher | shop 57014",
        "订单 4303 | shop 4303",
        "用户说订单4303 | shop 4303",
        "BK-4303 | bank 4303",
        "bk4303 again | bank 4303",
        "bank(4303) | bank 4303",
        "收到 BK-88104，怎么办 | bank 88104",
        "shop/4303 | shop 4303",
        "shop/4303 again after the update | shop 4303",
        "leancloud/4303 是什么 | leancloud 4303",
        "pg/42P01 | pg 42P01",
        "shop/S3-12 | shop S3-12",
        "got shop/S3-12 twice | shop S3-12",
        "订单/4303 | shop 4303",
        "Flower Market 4303 | market 4303",
        "flower market/F-7 | market F-7",
        "flower market F-7 怎么处理 | market F-7",
        "market/auth/no-basket | market auth/no-basket",
        "MARKET / 4303 | market 4303",
        "花市 4303 | market 4303"
      })
  void a_code_behind_a_name_is_of_the_catalog_that_is_called_so(String question, String expected) {
    Answer answer = dictionary.ask(Question.of(question));

    Answer.Found found = assertInstanceOf(Answer.Found.class, answer, question + " -> " + answer);
    assertEquals(List.of(expected), refs(found.entries()), question);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PG-4303 | PG-4303",
        "LC-57014 | LC-57014",
        "why pg 4307 | pg 4307",
        "BK-57014 | BK-57014",
        "PG4303 | PG4303",
        "E-COM-88104 | E-COM-88104"
      })
  void a_code_that_only_other_catalogs_have_is_unknown(String question, String written) {
    Answer answer = dictionary.ask(Question.of(question));

    Answer.NotFound none =
        assertInstanceOf(Answer.NotFound.class, answer, question + " -> " + answer);
    assertEquals(Reason.of(Reason.Kind.UNKNOWN_CODE, written), none.reason());
  }

  @Test
  void without_a_name_the_catalogs_that_have_the_code_are_choices() {
    Answer answer = dictionary.ask(Question.of("4303"));

    Answer.Choices choices = assertInstanceOf(Answer.Choices.class, answer);
    assertEquals(4, choices.candidates().size());
  }

  @Test
  void two_names_lead_to_two_catalogs() {
    Answer answer = dictionary.ask(Question.of("LC-4303 and BK-88104"));

    Answer.Found found = assertInstanceOf(Answer.Found.class, answer);
    assertEquals(List.of("leancloud 4303", "bank 88104"), refs(found.entries()));
  }

  @Test
  void the_same_code_behind_two_names_is_both() {
    Answer answer = dictionary.ask(Question.of("LC-4303, BK-4303"));

    Answer.Found found = assertInstanceOf(Answer.Found.class, answer);
    assertEquals(List.of("leancloud 4303", "bank 4303"), refs(found.entries()));
  }

  @Test
  void where_one_catalog_is_asked_the_name_of_another_finds_nothing() {
    Answer answer = dictionary.ask(new Question("PG-57014", Optional.of("shop")));

    assertInstanceOf(Answer.NotFound.class, answer, answer::toString);
  }

  @Test
  void a_title_that_begins_with_a_plain_word_does_not_shut_other_catalogs_out()
      throws CatalogException {
    try (Dictionary own = TestCatalogs.shipped("named-plainly")) {
      TestCatalogs.put(
          own, "house", List.of(TestCatalogs.withTitle("house", "9001", "The door is open")));

      Answer answer = own.ask(Question.of("code 4303"));

      assertInstanceOf(Answer.Found.class, answer);
    }
  }

  private static List<String> refs(List<Entry> entries) {
    return entries.stream().map(Entry::ref).map(ref -> ref.catalog() + " " + ref.code()).toList();
  }
}
