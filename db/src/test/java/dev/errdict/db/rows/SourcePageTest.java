package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.engine.Engine;
import dev.errdict.db.engine.OnBothEngines;
import dev.errdict.db.store.SourcePage;
import dev.errdict.db.words.Lang;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The database, made by the real migrations, says what the source page says: no more, no less. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnBothEngines
class SourcePageTest {
  private final SourcePage page;
  private final Database database;
  private final CatalogStore store;

  SourcePageTest() throws Exception {
    page = SourcePage.read();
    database = Engine.open("source-page");
    store = new CatalogStore(database, Clock.systemUTC());
  }

  @BeforeAll
  void the_page_is_whole() {
    assertEquals(149, page.items().size());
    assertEquals(150, page.items().stream().mapToInt(item -> item.pairs().size()).sum());
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void every_code_of_the_page_is_there_and_no_other() {
    List<String> codes = store.entries("leancloud").stream().map(Entry::code).sorted().toList();

    assertEquals(page.items().stream().map(SourcePage.Item::code).sorted().toList(), codes);
    assertEquals(149, codes.size());
  }

  @Test
  void the_150_pairs_are_the_pages_in_its_order() {
    int pairs = 0;
    for (SourcePage.Item item : page.items()) {
      List<SourcePage.Pair> here =
          entry(item.code()).variants().stream().map(SourcePageTest::pair).toList();
      assertEquals(item.pairs(), here, item.code());
      pairs += here.size();
    }
    assertEquals(150, pairs);
  }

  @Test
  void sixty_entries_are_of_the_module_that_the_page_names() {
    Catalog catalog = store.catalog("leancloud").orElseThrow();
    int named = 0;
    for (SourcePage.Item item : page.items()) {
      Optional<String> module =
          entry(item.code())
              .module()
              .flatMap(catalog::module)
              .flatMap(one -> one.texts().of(Field.TITLE, Lang.ZH, Origin.UPSTREAM));
      assertEquals(item.module(), module, item.code());
      named += module.isPresent() ? 1 : 0;
    }
    assertEquals(60, named);
  }

  @Test
  void nothing_is_of_origin_upstream_that_the_page_lacks() {
    List<String> ofThePage = new ArrayList<>();
    for (SourcePage.Item item : page.items()) {
      ofThePage.addAll(item.introduction());
      item.pairs().forEach(pair -> ofThePage.add(pair.meaning()));
    }
    ofThePage.add("即时通讯 IM");

    List<String> here =
        database
            .sql()
            .select(TEXT.CONTENT)
            .from(TEXT)
            .where(TEXT.ORIGIN.eq("upstream"))
            .fetch(TEXT.CONTENT);

    assertEquals(ofThePage.stream().sorted().toList(), here.stream().sorted().toList());
  }

  @Test
  void upstream_text_is_chinese_as_the_page_is() {
    assertEquals(
        0, database.sql().fetchCount(TEXT, TEXT.ORIGIN.eq("upstream").and(TEXT.LANG.eq("en"))));
  }

  @Test
  void codes_are_in_their_natural_order() {
    List<String> codes = store.refs().stream().map(EntryRef::code).toList();

    assertEquals(List.of("0", "1", "100", "101", "103"), codes.subList(0, 5));
    assertEquals("4563", codes.getLast());
    assertEquals(codes.indexOf("700") + 1, codes.indexOf("1006"));
    assertEquals(codes.indexOf("2103") + 1, codes.indexOf("4100"));
    List<Integer> numbers = codes.stream().map(Integer::valueOf).toList();
    assertEquals(numbers.stream().sorted().toList(), numbers);
  }

  @Test
  void no_message_stands_where_the_page_says_none() {
    assertEquals(Optional.empty(), entry("0").variants().getFirst().message());
    assertEquals(Optional.empty(), entry("1006").variants().getFirst().message());
  }

  @Test
  void the_meaning_of_219_is_whole_though_the_page_lacks_a_space_before_it() {
    assertTrue(upstream(entry("219").variants().getFirst().texts()).startsWith("如果在 15 分钟内,同一个用户"));
  }

  @Test
  void the_message_of_251_joins_two_and_each_is_found_alone() {
    assertEquals(
        Optional.of("Invalid linked session 或者 Invalid Weibo session"),
        entry("251").variants().getFirst().message());
    List<String> messages = phrases("251", PhraseKind.MESSAGE);
    assertTrue(
        messages.containsAll(List.of("Invalid linked session", "Invalid Weibo session")),
        messages::toString);
  }

  @Test
  void the_chinese_messages_of_140_and_219_are_verbatim() {
    assertEquals(
        Optional.of("超过应用额度,请升级到商用版或联系我们处理。"), entry("140").variants().getFirst().message());
    assertEquals(
        Optional.of("登录失败次数超过限制,请稍候再试,或者通过忘记密码重设密码。"),
        entry("219").variants().getFirst().message());
  }

  @Test
  void code_206_and_the_second_variant_of_403_share_a_message() {
    Optional<String> shared =
        Optional.of("The user cannot be altered by a client without the session.");

    assertEquals(shared, entry("206").variants().getFirst().message());
    assertEquals(shared, entry("403").variants().get(1).message());
  }

  @Test
  void the_introduction_of_403_is_its_own_meaning_beside_two_variants() {
    Entry entry = entry("403");

    assertTrue(upstream(entry.texts()).endsWith("代表当前请求因权限不够而被拒。例如:"));
    assertEquals(
        "当应用在控制台中的相关服务选项未打开，如 Class 关闭了权限，或是 User 缺失了 session 信息等情况下，"
            + "云端会统一地返回 403 错误码及不同的错误信息，代表当前请求因权限不够而被拒。例如：",
        entry.texts().best(Field.MEANING, Lang.ZH).orElseThrow());
    assertEquals(2, entry.variants().size());
  }

  @Test
  void code_605_has_two_variants() {
    assertEquals(
        List.of(Optional.of("SMS template not verified."), Optional.of("SMS sign not verified")),
        entry("605").variants().stream().map(Variant::message).toList());
  }

  @Test
  void code_300_is_ours_since_the_page_says_nothing_of_it() {
    Entry entry = entry("300");

    assertEquals(List.of(), entry.variants());
    assertEquals("CQL 语法错误", entry.title(Lang.ZH));
    assertEquals(
        Optional.of("CQL 查询语句有语法错误。"), entry.texts().of(Field.MEANING, Lang.ZH, Origin.OWN));
    assertEquals(List.of("CQL syntax error."), phrases("300", PhraseKind.MESSAGE));
  }

  @Test
  void the_pages_misspelling_of_silenced_is_kept_and_the_right_one_is_found() {
    assertEquals(
        Optional.of("SILIENCED_MEMBER_LIST_FULL"), entry("4561").variants().getFirst().message());
    assertTrue(phrases("4561", PhraseKind.SYMBOL).contains("SILENCED_MEMBER_LIST_FULL"));
    assertEquals(Optional.of("SILIENCED"), entry("4563").variants().getFirst().message());
    assertTrue(phrases("4563", PhraseKind.SYMBOL).contains("SILENCED"));
  }

  @Test
  void code_4101_stands_under_im_and_says_that_it_has_nothing_to_do_with_it() {
    assertEquals(Optional.of("im"), entry("4101").module());
    assertEquals(
        "同一个设备重复登录推送服务。该错误码与即时通讯服务无关。", upstream(entry("4101").variants().getFirst().texts()));
  }

  @Test
  void the_three_paths_that_119_runs_together_are_apart_in_the_repaired_text() {
    assertTrue(
        upstream(entry("119").variants().getFirst().texts())
            .contains("控制台 > 内建账户 > 设置控制台 > 短信 > 设置控制台 > 设置 > 安全中心 > 服务开关"));
    assertEquals(
        "该操作无法从客户端发起。请结合报错信息中的提示和引起报错的操作，在应用控制台中找到对应的服务设置来启用相应的选项，例如"
            + "「控制台 > 内建账户 > 设置」、「控制台 > 短信 > 设置」、「控制台 > 设置 > 安全中心 > 服务开关」等等。",
        seen("119"));
  }

  @Test
  void the_word_that_121_lost_is_back_in_the_repaired_text() {
    assertEquals(
        "JSON 对象中 key 的名称不能包含 $. 符号。", upstream(entry("121").variants().getFirst().texts()));
    assertEquals("JSON 对象中 key 的名称不能包含 $ 和 . 符号。", seen("121"));
  }

  @Test
  void the_hooks_that_142_runs_together_are_apart_in_the_repaired_text() {
    assertTrue(
        upstream(entry("142").variants().getFirst().texts()).contains("beforeSavebeforeDelete"));
    assertTrue(seen("142").contains("beforeSave、beforeDelete 等 hook 函数"));
  }

  private static SourcePage.Pair pair(Variant variant) {
    return new SourcePage.Pair(variant.message(), upstream(variant.texts()));
  }

  private static String upstream(Texts texts) {
    return texts.of(Field.MEANING, Lang.ZH, Origin.UPSTREAM).orElse("(not there)");
  }

  private String seen(String code) {
    return entry(code)
        .variants()
        .getFirst()
        .texts()
        .best(Field.MEANING, Lang.ZH)
        .orElse("(not there)");
  }

  private List<String> phrases(String code, PhraseKind kind) {
    return entry(code).phrases().stream()
        .filter(phrase -> phrase.kind() == kind)
        .map(Phrase::content)
        .toList();
  }

  private Entry entry(String code) {
    return store.find(new EntryRef("leancloud", code)).orElseThrow();
  }
}
