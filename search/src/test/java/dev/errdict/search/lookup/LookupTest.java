package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.witness.Witness;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions to the shipped catalog, with two small ones beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookupTest {
  private Dictionary dictionary;

  LookupTest() throws CatalogException {
    dictionary =
        Dictionary.inMemory(
            "lookup",
            Embedder.NONE,
            Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));
  }

  @BeforeAll
  void with_two_more_catalogs() throws Exception {
    commit(catalog("printer"), entry("printer", "119", "Paper tray is empty"));
    commit(
        catalog("pg"),
        entry("pg", "42P01", "undefined table"),
        entry("pg", "9101", "first of the nineties"));
    await(() -> says("9101", "first of the nineties"));
  }

  @AfterAll
  void close() {
    dictionary.close();
  }

  private static Catalog catalog(String id) {
    return new Catalog(id, Optional.empty(), Optional.empty(), false, Texts.NONE, List.of());
  }

  private static Entry entry(String catalog, String code, String title) throws CatalogException {
    return EntryReader.read(catalog, "code: '%s'\ntitle:\n  en: %s\n".formatted(code, title));
  }

  private void commit(Catalog catalog, Entry... entries) throws CatalogException {
    List<EntryEdit> edits = new ArrayList<>();
    for (Entry entry : entries) {
      edits.add(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry)));
    }
    dictionary
        .store()
        .commit(new Edit(ChangeKind.EDIT, "mei", "for the test", Optional.of(catalog), edits))
        .orElseThrow();
  }

  /** Waits until the follower has made it so; fails when that takes unusually long. */
  private static void await(BooleanSupplier so) throws InterruptedException {
    for (int i = 0; i < 1000 && !so.getAsBoolean(); i++) {
      Thread.sleep(20);
    }
    assertTrue(so.getAsBoolean());
  }

  private boolean says(String code, String title) {
    return ask(code) instanceof Answer.Found found
        && found.entries().getFirst().title(Lang.EN).equals(title);
  }

  private Answer ask(String text) {
    return dictionary.ask(Question.of(text));
  }

  private static List<String> codes(Answer answer) {
    return switch (answer) {
      case Answer.Found found -> found.entries().stream().map(Entry::code).toList();
      case Answer.Choices choices ->
          choices.candidates().stream().map(one -> one.entry().code()).toList();
      case Answer.NotFound nothing -> nothing.near().stream().map(Entry::code).toList();
    };
  }

  private Answer.Found found(String text) {
    return assertInstanceOf(Answer.Found.class, ask(text), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4303 | 4303",
        "错误码 4303 是什么 | 4303",
        "{\"code\":137,\"error\":\"A unique field was given a value that is already taken.\"} | 137",
        "AVException: code 211 | 211"
      })
  void a_code_is_answered_with_its_entry(String text, String code) {
    Answer.Found found = found(text);

    assertEquals(List.of(code), codes(found));
    assertEquals(Reason.of(Reason.Kind.CODE, code), found.reason());
  }

  @Test
  void a_slip_in_a_code_is_answered_and_said() {
    Answer.Found found = found("43O3");

    assertEquals(List.of("4303"), codes(found));
    assertEquals(List.of(), found.unknown());
    assertEquals(Reason.of(Reason.Kind.CODE_READ_AS, "43O3", "4303"), found.reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"k", "a[b(c*+?{", "\\d+\\.\\d+", "中", "x y z"})
  void letters_and_characters_that_stand_alone_ask_nothing(String text) {
    Answer.NotFound answer = assertInstanceOf(Answer.NotFound.class, ask(text));
    assertEquals(Reason.of(Reason.Kind.NOTHING_FITS), answer.reason());
  }

  @Test
  void an_unknown_word_of_another_product_has_no_numbers_for_neighbours() {
    Answer.NotFound answer =
        assertInstanceOf(Answer.NotFound.class, ask("error TS2345: Argument of type"));
    assertEquals(Reason.of(Reason.Kind.UNKNOWN_CODE, "TS2345"), answer.reason());
    assertEquals(List.of(), answer.near());
  }

  @Test
  void an_unknown_code_names_its_neighbours() {
    Answer.NotFound nothing = assertInstanceOf(Answer.NotFound.class, ask("4319"));

    assertEquals(Reason.of(Reason.Kind.UNKNOWN_CODE, "4319"), nothing.reason());
    assertEquals(
        List.of("4317", "4318", "4320", "4321"),
        nothing.near().stream()
            .filter(entry -> entry.ref().catalog().equals("leancloud"))
            .map(Entry::code)
            .toList());
  }

  @Test
  void an_unknown_code_is_never_taken_for_a_similar_one() {
    Answer.NotFound nothing = assertInstanceOf(Answer.NotFound.class, ask("错误码 9999"));

    assertEquals(Reason.of(Reason.Kind.UNKNOWN_CODE, "9999"), nothing.reason());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "对话不存在 | 4303",
        "conversation not found | 4303",
        "ConversationNotFound | 4303",
        "A unique field was given a value that is already taken. | 137",
        "對話不存在 | 4303"
      })
  void words_lead_to_their_entry(String text, String code) {
    assertEquals(code, codes(ask(text)).getFirst());
    assertTrue(!(ask(text) instanceof Answer.NotFound), text);
  }

  @Test
  void words_about_nothing_in_a_catalog_are_declined() {
    Answer.NotFound nothing =
        assertInstanceOf(Answer.NotFound.class, ask("what shall we have for dinner tonight"));

    assertEquals(Reason.of(Reason.Kind.NOTHING_FITS), nothing.reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t ", "\u200B", "\u202E\u202C", "\u0000", "　"})
  void nothing_asked_gets_its_own_answer(String text) {
    assertEquals(new Answer.NotFound(List.of(), Reason.of(Reason.Kind.EMPTY)), ask(text));
  }

  @Test
  void a_verbatim_server_message_is_answered_whatever_unknown_code_stands_beside_it() {
    Answer.Found found =
        found("code: 9999, A unique field was given a value that is already taken.");

    assertEquals(List.of("137"), codes(found));
    assertEquals(List.of("9999"), found.unknown());
    assertEquals(Reason.of(Reason.Kind.TEXT), found.reason());
  }

  @Test
  void several_codes_are_answered_in_their_order_and_each_once() {
    Answer.Found found = found("错误 4303 和 4302 还有 4303");

    assertEquals(List.of("4303", "4302"), codes(found));
  }

  @Test
  void of_nested_errors_the_inner_one_is_answered_first() {
    assertEquals(List.of("137", "142"), codes(ask("{\"code\":142,\"error\":{\"code\":137}}")));
  }

  @Test
  void an_unknown_code_among_known_ones_is_said() {
    Answer.Found found = found("error 4303, error 9999");

    assertEquals(List.of("4303"), codes(found));
    assertEquals(List.of("9999"), found.unknown());
  }

  @Test
  void a_slip_behind_another_code_is_no_unknown_code() {
    Answer.Found found = found("code 4302, code 43O3");

    assertEquals(List.of("4302", "4303"), codes(found));
    assertEquals(List.of(), found.unknown());
  }

  @Test
  void a_code_in_another_case_is_the_same_code_once() {
    assertEquals(List.of("42P01"), codes(found("42P01 and 42p01")));
  }

  @Test
  void a_code_of_several_catalogs_gives_choices() {
    Answer.Choices choices = assertInstanceOf(Answer.Choices.class, ask("119"));

    assertEquals(
        List.of(new EntryRef("leancloud", "119"), new EntryRef("printer", "119")),
        choices.candidates().stream().map(one -> one.entry().ref()).toList());
    assertEquals(Reason.of(Reason.Kind.SEVERAL_CATALOGS, "119"), choices.reason());
  }

  @Test
  void a_question_to_one_catalog_is_answered_from_it_alone() {
    Optional<String> printer = Optional.of("printer");

    assertEquals(
        List.of(new EntryRef("printer", "119")),
        assertInstanceOf(Answer.Found.class, dictionary.ask(new Question("119", printer)))
            .entries()
            .stream()
            .map(Entry::ref)
            .toList());
    assertEquals(
        new Reason(Reason.Kind.UNKNOWN_CODE, List.of("4303")),
        dictionary.ask(new Question("4303", printer)).reason());
  }

  @Test
  void an_edit_is_answered_again_once_the_follower_has_seen_it() throws Exception {
    assertEquals(Reason.Kind.UNKNOWN_CODE, ask("9102").reason().kind());

    commit(catalog("pg"), entry("pg", "9102", "second of the nineties"));
    await(() -> says("9102", "second of the nineties"));

    commit(catalog("pg"), entry("pg", "9102", "zymurgy overflow"));
    await(() -> says("9102", "zymurgy overflow"));
    await(() -> says("zymurgy overflow", "zymurgy overflow"));

    EntryRef ref = new EntryRef("pg", "9102");
    dictionary
        .store()
        .commit(
            new Edit(
                ChangeKind.EDIT,
                "mei",
                "",
                Optional.empty(),
                List.of(new EntryEdit(ref, OptionalLong.empty(), Optional.empty()))))
        .orElseThrow();
    await(() -> ask("9102").reason().kind() == Reason.Kind.UNKNOWN_CODE);
  }

  @Test
  void an_explanation_holds_the_answer_and_what_led_to_it() {
    Explanation byCode = dictionary.explain(Question.of("code 4303"));
    assertEquals(Optional.empty(), byCode.ranking());
    assertEquals(List.of("4303"), byCode.witnesses().stream().map(Witness::written).toList());

    Explanation byText = dictionary.explain(Question.of("提示对话不存在"));
    assertEquals(List.of("对话不存在"), byText.witnesses().stream().map(Witness::written).toList());
    assertEquals(Optional.empty(), byText.ranking());

    Explanation byWords = dictionary.explain(Question.of("找不到这个对话"));
    assertEquals(List.of(), byWords.witnesses());
    assertEquals(
        new EntryRef("leancloud", "4303"),
        byWords.ranking().orElseThrow().entries().getFirst().ref());
  }

  static List<String> hostile() {
    int length = 100_000;
    List<String> texts = new ArrayList<>();
    for (String piece :
        List.of(
            "a",
            "对话不存在 ",
            "code 4303 ",
            "code 9999 ",
            "A1 ",
            "{\"code\":",
            "}",
            "😀",
            "ﷺ",
            "\uD800",
            "\uDC00\uD800",
            "\u0000",
            "\u202E",
            "\u200F4303",
            "wufadenglu",
            "  ",
            "conversaton ",
            "三",
            "(a+)+$",
            "title:* AND ",
            "[* TO *] ",
            "~2^9 ")) {
      texts.add(piece.repeat(length / piece.length()));
    }
    texts.addAll(
        List.of(
            "😀",
            "👨‍👩‍👧‍👦🇨🇳",
            "?",
            "*",
            "~",
            "\"",
            "\\",
            "(((",
            "a AND",
            "OR OR",
            "title:",
            "+-&&||!(){}[]^\"~*?:\\/",
            "(?<name>x",
            "\\Q4303",
            "[a-",
            "a{99999}",
            "' OR 1=1 --",
            "\u202E3034\u202C",
            "4\u200B303",
            "\uD800",
            "x\uDFFF",
            "\u0007\u001B[31m4303\u001B[0m",
            "${jndi:x}",
            "%s%n%d",
            "{0}",
            "\uFFFF",
            "ａ\u0300\u0301\u0302".repeat(500),
            "-",
            "--",
            "0x",
            "é".repeat(3000)));
    return texts;
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void anything_at_all_gets_an_answer_or_a_decline(String text) {
    Answer answer = ask(text);

    assertNotNull(dictionary.replies().write(answer, Lang.ZH));
    assertNotNull(dictionary.replies().write(answer, Lang.EN));
  }

  @Test
  void invisible_marks_inside_a_code_do_not_matter() {
    assertEquals(List.of("4303"), codes(found("\u200F4\u200B303\u202C")));
  }
}
