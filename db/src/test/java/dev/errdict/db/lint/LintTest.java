package dev.errdict.db.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.StaleText;
import dev.errdict.db.format.CatalogReader;
import dev.errdict.db.words.Lang;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class LintTest {
  private static final String GOOD =
      """
      format: errdict-catalog/1
      catalog:
        id: leancloud
        title: {zh: 错误码, en: Error codes}
        modules:
          - id: im
            title: {zh: 即时通讯, en: Instant Messaging}
      entries:
        - code: '1'
          module: im
          title:
            zh: 对话不存在
            en: Conversation not found
          variants:
            - message: CONVERSATION_NOT_FOUND
              meaning:
                zh: 对话不存在，或者 API 并发超限。
                en: The conversation does not exist, or too many API calls run at once.
          cause:
            zh: 对话 id 写错了。
            en: The conversation id is wrong.
          action:
            zh: 用查询到的 id 再试。
            en: Try the id that a query returns.
          phrases:
            zh: [问一, 问二, 问三, 问四, 问五, 问六, 问七, 问八]
            en: [one, two, three, four, five, six, seven, eight]
      """;

  @Test
  void a_complete_entry_has_no_findings() throws CatalogException {
    assertEquals(List.of(), said(GOOD));
    assertTrue(Lint.of(document(GOOD)).isClean());
  }

  @Test
  void a_missing_title_is_an_error_in_its_language() throws CatalogException {
    String yaml = GOOD.replace("      en: Conversation not found\n", "");

    assertEquals(
        List.of(
            "leancloud/1 · title · English: It is missing. Write it: every entry has it in both languages."),
        said(yaml));
    assertEquals(Severity.ERROR, only(yaml).severity());
  }

  @Test
  void a_variant_without_an_english_meaning_is_an_error() throws CatalogException {
    String yaml =
        GOOD.replace(
            "          en: The conversation does not exist, or too many API calls run at once.\n",
            "");

    assertEquals("leancloud/1 第 1 组 · 含义 · 英文：缺少这一项，请补上：每个条目的两种语言都要有它。", only(yaml).say(Lang.ZH));
  }

  @Test
  void an_empty_cause_is_only_a_note() throws CatalogException {
    String yaml =
        GOOD.replace(
            "    cause:\n      zh: 对话 id 写错了。\n      en: The conversation id is wrong.\n", "");

    assertEquals(Rule.NO_ADVICE, only(yaml).rule());
    assertEquals(Severity.NOTE, only(yaml).severity());
    assertTrue(Lint.of(document(yaml)).isClean());
  }

  @Test
  void an_action_in_one_language_only_waits_for_its_translation() throws CatalogException {
    String yaml = GOOD.replace("      en: Try the id that a query returns.\n", "");

    assertEquals(
        List.of("leancloud/1 · action · English: It is in the other language only. Translate it."),
        said(yaml));
    assertFalse(Lint.of(document(yaml)).isClean());
  }

  @Test
  void an_entry_names_one_of_the_catalogs_modules() throws CatalogException {
    assertEquals(
        List.of("leancloud/1 · module: No module is given. Choose one of: im."),
        said(GOOD.replace("    module: im\n", "")));
    assertEquals(
        List.of("leancloud/1 · module: The catalog has no module \"in\". Choose one of: im."),
        said(GOOD.replace("    module: im\n", "    module: in\n")));
  }

  @Test
  void a_related_code_is_another_entry_of_the_catalog() throws CatalogException {
    assertEquals(
        List.of("leancloud/1 · related: The entry names itself (1) as related. Remove it."),
        said(GOOD.replace("    phrases:", "    related: {see-also: ['1']}\n    phrases:")));
    assertEquals(
        List.of(
            "leancloud/1 · related: The related code \"9\" is not in the catalog. Correct or remove it."),
        said(GOOD.replace("    phrases:", "    related: {see-also: ['9']}\n    phrases:")));
  }

  @Test
  void a_title_longer_than_a_phones_line_is_a_warning() throws CatalogException {
    String title = "Conversation " + "x".repeat(48);

    assertEquals(
        List.of(
            "leancloud/1 · title · English: 61 characters. Shorten it to 60, so that a phone shows it on one line."),
        said(GOOD.replace("Conversation not found", title)));
    assertEquals(List.of(), said(GOOD.replace("Conversation not found", title.substring(1))));
  }

  @Test
  void what_discord_cannot_show_is_an_error() throws CatalogException {
    Finding title = only(GOOD.replace("Conversation not found", "x".repeat(257)));
    assertEquals(Severity.ERROR, title.severity());
    assertEquals("257 characters, and Discord shows at most 256. Shorten it.", title.mend(Lang.EN));

    Finding cause = only(GOOD.replace("The conversation id is wrong.", "x".repeat(1024) + "."));
    assertEquals(
        "1025 characters, and Discord shows at most 1024. Shorten it.", cause.mend(Lang.EN));
  }

  @Test
  void english_holds_no_han_and_chinese_holds_some() throws CatalogException {
    assertEquals(Rule.HAN_IN_ENGLISH, only(GOOD.replace("id is wrong.", "id is wrong 错.")).rule());
    assertEquals(Rule.NO_HAN_IN_CHINESE, only(GOOD.replace("zh: 对话 id 写错了。", "zh: 0 1 2。")).rule());
    assertEquals(
        Rule.FULL_WIDTH_PUNCTUATION, only(GOOD.replace("id is wrong.", "id，is wrong.")).rule());
  }

  @Test
  void a_phrase_speaks_the_language_that_it_stands_under() throws CatalogException {
    assertEquals(
        "leancloud/1 · 问法 · 英文：英文里有汉字：「八」。请翻译成英文。",
        only(GOOD.replace("seven, eight", "seven, 八")).say(Lang.ZH));
    assertEquals(Rule.NO_HAN_IN_CHINESE, only(GOOD.replace("问八", "ask")).rule());
  }

  @Test
  void chinese_punctuation_is_full_width() throws CatalogException {
    assertEquals(
        List.of(
            "leancloud/1 · cause · Chinese: Use full-width punctuation (，。；：！？（）) in \"对话 id 错,请检查。\"."
                + " If the text is verbatim from upstream, add a repaired one beside it."),
        said(GOOD.replace("对话 id 写错了。", "对话 id 错,请检查。")));
    assertEquals(
        Rule.HALF_WIDTH_PUNCTUATION,
        only(GOOD.replace("zh: 对话 id 写错了。", "zh: '看 objectId: 对话的那一个。'")).rule());
    assertEquals(List.of(), said(GOOD.replace("对话 id 写错了。", "返回的是 Error, a, b (c) 时出现。")));
    assertEquals(Rule.QUOTES, only(GOOD.replace("对话 id 写错了。", "把“对话”写错了。")).rule());
  }

  @Test
  void han_and_latin_stand_apart() throws CatalogException {
    assertEquals(Rule.HAN_LATIN_SPACE, only(GOOD.replace("对话 id 写错了。", "对话id 写错了。")).rule());
    assertEquals(Rule.HAN_LATIN_SPACE, only(GOOD.replace("对话 id 写错了。", "等 15分钟。")).rule());
  }

  @Test
  void what_nobody_sees_is_an_error_wherever_it_stands() throws CatalogException {
    String yaml =
        GOOD.replace("en: Conversation not", "en: Conversation\u202e not")
            .replace("message: CONVERSATION_NOT", "message: \"\\e[31mCONVERSATION_NOT")
            .replace("_FOUND\n", "_FOUND\"\n")
            .replace("three,", "thr\u200bee,");

    assertEquals(
        List.of(
            "leancloud/1 · title · English: Nobody can see the character U+202E in it, near \"ersation not fou\". Remove it.",
            "leancloud/1 · phrases · English: Nobody can see the character U+200B in it, near \"three\". Remove it.",
            "leancloud/1 variant 1 · message: Nobody can see the character U+001B in it, near \"[31mCONV\". Remove it."),
        said(yaml));
    assertEquals(Severity.ERROR, Lint.of(document(yaml)).findings().getFirst().severity());
  }

  @Test
  void line_ends_tabs_and_the_joiners_of_emoji_are_seen() throws CatalogException {
    String cause = "cause:\n      zh: 对话 id 写错了。\n";

    assertEquals(
        List.of(),
        said(
            GOOD.replace(
                cause, "cause:\n      zh: \"对话 id\\n\\t写错了 \ud83d\udc68\u200d\ud83d\udcbb。\"\n")));
  }

  @Test
  void sentences_end_and_titles_do_not() throws CatalogException {
    assertEquals(Rule.SENTENCE_END, only(GOOD.replace("id is wrong.", "id is wrong")).rule());
    assertEquals(Rule.SENTENCE_END, only(GOOD.replace("zh: 对话不存在\n", "zh: 对话不存在。\n")).rule());
  }

  @Test
  void official_wording_is_no_style_finding_and_ours_beside_it_is() throws CatalogException {
    String official =
        GOOD.replace(
            "          zh: 对话不存在，或者 API 并发超限。\n",
            "          zh:\n            upstream: 对话不存在,或者 API 并发超限。\n");
    assertEquals(List.of(), said(official));

    String own = official.replace("并发超限。\n", "并发超限。\n            own: 对话不存在,请重试。\n");
    assertEquals(Rule.HALF_WIDTH_PUNCTUATION, only(own).rule());
  }

  @Test
  void a_door_cannot_show_official_wording_that_is_too_long_or_hidden() throws CatalogException {
    String official =
        GOOD.replace(
            "          zh: 对话不存在，或者 API 并发超限。\n",
            "          zh:\n            upstream: " + "长".repeat(1025) + "。\n");
    assertEquals(Rule.TOO_LONG, only(official).rule());
  }

  @Test
  void a_catalog_chooses_how_much_is_looked_for() throws CatalogException {
    String broken = GOOD.replace("id is wrong.", "id is wrong");
    String related = broken.replace("  id: leancloud\n", "  id: leancloud\n  lint: relaxed\n");

    assertEquals(Rule.SENTENCE_END, only(broken).rule());
    assertEquals(List.of(), said(related));
    String hidden = related.replace("id is wrong", "id is\u202e wrong");
    assertEquals(Rule.HIDDEN_CHARACTER, only(hidden).rule());
    assertEquals(List.of(), said(hidden.replace("lint: relaxed", "lint: off")));
  }

  @Test
  void a_meaning_uses_the_glossarys_word() throws CatalogException {
    assertEquals(
        List.of(
            "leancloud/1 variant 1 · meaning · English: The Chinese says 「对话」; say \"conversation\" for it."),
        said(GOOD.replace("The conversation does not exist,", "The group does not exist,")));
  }

  @Test
  void no_text_uses_a_forbidden_synonym() throws CatalogException {
    assertEquals(
        "leancloud/1 · 原因 · 英文：「对话」的英文请用 conversation，不要用 chat room。",
        only(GOOD.replace("The conversation id is wrong.", "The chat room id is wrong."))
            .say(Lang.ZH));
    assertEquals(
        List.of(
            "leancloud/1 variant 1 · meaning · English: Say \"conversation\", not \"dialogue\", for 「对话」."),
        said(GOOD.replace("The conversation does not exist,", "The dialogue does not exist,")));
  }

  @Test
  void the_longest_term_of_the_glossary_counts() throws CatalogException {
    String transientOne =
        GOOD.replace("zh: 对话 id 写错了。", "zh: 把暂态对话当成了临时对话。")
            .replace(
                "en: The conversation id is wrong.",
                "en: A transient conversation was taken for a temporary conversation.");
    assertEquals(List.of(), said(transientOne));
    assertEquals(
        Rule.TERM_FORBIDDEN,
        only(GOOD.replace("zh: 对话 id 写错了。", "zh: 这是暂态对话。")
                .replace("The conversation id is wrong.", "This is a temporary conversation."))
            .rule());
  }

  @Test
  void another_catalog_has_no_glossary() throws CatalogException {
    String other =
        GOOD.replace("id: leancloud", "id: postgresql")
            .replace("The conversation does not exist,", "The group does not exist,");
    assertEquals(List.of(), said(other));
  }

  @Test
  void seven_ways_to_ask_are_too_few() throws CatalogException {
    assertEquals(
        List.of(
            "leancloud/1 · phrases · Chinese: Only 7 of at least 8 ways to ask. Add more, as people really type them."),
        said(GOOD.replace("问七, 问八", "问七")));
  }

  @Test
  void a_phrase_leads_to_one_entry_whatever_its_case_width_and_spaces() throws CatalogException {
    String second = GOOD.substring(GOOD.indexOf("  - code:")).replace("'1'", "'2'");
    String yaml =
        GOOD
            + second
                .replace("问", "答")
                .replace("[one, two,", "[a, ＯＮＥ,")
                .replace("three, four, five, six, seven, eight", "b, c, d, e, f, g");

    assertEquals(
        List.of(
            "leancloud/2 · phrases · English: \"ＯＮＥ\" is also a phrase of 1. Make it more specific, or keep it where it fits better."),
        said(yaml));
  }

  @Test
  void a_stale_text_comes_from_the_store() throws CatalogException {
    StaleText stale = new StaleText(new EntryRef("leancloud", "1"), 0, Field.CAUSE, Lang.EN, 7);

    Lint lint = Lint.of(document(GOOD), List.of(stale));

    assertEquals(
        List.of(
            "leancloud/1 · cause · English: The other language changed in revision 7. Bring this text up to it."),
        lint.findings().stream().map(finding -> finding.say(Lang.EN)).toList());
    assertEquals(lint.findings(), lint.findings(Severity.WARNING));
    assertEquals(lint.findings(), lint.findings(new EntryRef("leancloud", "1")));
  }

  private static CatalogDocument document(String yaml) throws CatalogException {
    return CatalogReader.read(new StringReader(yaml));
  }

  private static List<String> said(String yaml) throws CatalogException {
    return Lint.of(document(yaml)).findings().stream()
        .map(finding -> finding.say(Lang.EN))
        .toList();
  }

  private static Finding only(String yaml) throws CatalogException {
    List<Finding> findings = Lint.of(document(yaml)).findings();
    assertEquals(1, findings.size(), findings::toString);
    return findings.getFirst();
  }
}
