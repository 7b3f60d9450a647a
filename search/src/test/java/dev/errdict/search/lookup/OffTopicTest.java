package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.rows.Edit;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.meaning.Embedder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that a maintainer has marked as being about no entry, by words alone. */
@Tag("long")
class OffTopicTest {
  private static Dictionary dictionary;

  @BeforeAll
  static void open() throws CatalogException {
    dictionary =
        Dictionary.inMemory("off-topic-" + UUID.randomUUID(), Embedder.NONE, Clock.systemUTC());
  }

  @BeforeEach
  void forget() throws CatalogException {
    teach("leancloud");
    teach("shop");
  }

  @AfterAll
  static void close() {
    dictionary.close();
  }

  private static void teach(String catalog, String... questions) throws CatalogException {
    Catalog before = dictionary.store().catalog(catalog).orElseGet(() -> Catalog.blank(catalog));
    var _ =
        dictionary
            .store()
            .commit(
                new Edit(
                    ChangeKind.EDIT,
                    "mei",
                    "",
                    Optional.of(
                        before.withSettings(before.settings().withOffTopic(List.of(questions)))),
                    List.of()));
    var _ = dictionary.catchUp();
  }

  private Reason.Kind reason(String question) {
    return dictionary.ask(Question.of(question)).reason().kind();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "how do i delete my instagram account",
        "How do I delete my Instagram account?",
        "my instagram account, how do I delete it",
        "deleting my instagram account",
      })
  void a_question_like_one_that_was_marked_is_declined(String question) throws CatalogException {
    assertNotEquals(Reason.Kind.OFF_TOPIC, reason(question));

    teach("leancloud", "how do i delete my instagram account");

    assertEquals(Reason.Kind.OFF_TOPIC, reason(question));
  }

  @ParameterizedTest
  @ValueSource(strings = {"抖音密码忘了怎么登录", "抖音密码忘了，怎么登录？", "怎么登录抖音，密码忘了"})
  void so_is_a_chinese_one(String question) throws CatalogException {
    teach("leancloud", "抖音密码忘了怎么登录");

    assertEquals(Reason.Kind.OFF_TOPIC, reason(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my password is wrong",
        "how do I delete my account",
        "密码忘了怎么登录",
        "登录密码错误",
        "how do i delete my instagram account, it says error 211",
        "how do i delete my instagram account {\"code\":219}",
        "instagram: Could not find user",
      })
  void what_lacks_the_foreign_word_or_names_an_entry_is_answered_as_before(String question)
      throws CatalogException {
    var before = dictionary.ask(Question.of(question));

    teach(
        "leancloud",
        "how do i delete my instagram account",
        "my netflix password is wrong",
        "抖音密码忘了怎么登录");

    assertEquals(before, dictionary.ask(Question.of(question)));
  }

  @Test
  void a_phrase_that_says_the_same_wins() throws CatalogException {
    var known = dictionary.ask(Question.of("登录失败次数太多，账户暂时锁定"));

    teach("leancloud", "登录失败次数太多，账户暂时锁定");

    assertEquals(known, dictionary.ask(Question.of("登录失败次数太多，账户暂时锁定")));
  }

  @Test
  void what_is_taken_back_is_answered_again() throws CatalogException {
    String question = "how do i delete my instagram account";
    var before = dictionary.ask(Question.of(question));
    teach("leancloud", question);

    teach("leancloud");

    assertEquals(before, dictionary.ask(Question.of(question)));
  }

  @Test
  void another_catalog_that_is_named_is_not_concerned() throws CatalogException {
    String question = "how do i delete my instagram account";
    teach("shop", question);

    assertEquals(Reason.Kind.OFF_TOPIC, reason(question));
    assertNotEquals(
        Reason.Kind.OFF_TOPIC,
        dictionary.ask(new Question(question, Optional.of("leancloud"))).reason().kind());
  }
}
