package dev.errdict.bot.discord;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Entries of the tests' own beside the shipped ones, so that snapshots do not follow every edit.
 */
final class Fixtures {
  private static final String COMPLETE =
      """
      code: '9101'
      module: im
      retry: back-off
      mender: caller
      title:
        zh: 样例对话不存在
        en: Sample conversation not found
      cause:
        zh: 对话 ID 写错了。
        en: The conversation id is wrong.
      action:
        zh: 查一下 ID，再试一次。
        en: Check the id and try again.
      variants:
        - message: SAMPLE_CONVERSATION_NOT_FOUND
          meaning:
            zh: 操作对应的样例对话不存在。
            en: The sample conversation does not exist.
      limits:
        - what:
            zh: 样例对话成员数
            en: Members of a sample conversation
          at-most: 500
          unit: items
      related:
        confused-with:
          - '9102'
      links:
        - label: 样例指南
          url: https://example.com/guide_to_samples?a=1
      phrases:
        symbols:
          - SampleConversationNotFound
      """;

  /** What somebody might write into a catalog to play tricks in chat. */
  private static final String HOSTILE =
      """
      code: '9102'
      title:
        zh: '@everyone **粗** [点我](https://evil.example)'
        en: '@everyone **bold** [click](https://evil.example)'
      variants:
        - message: |-
            ```
            @here <@1> ||secret||
        - message: '`code` <https://evil.example>'
          meaning:
            zh: |-
              # 标题
              > 引用
              <@1> <#2> <t:0:R> ~~删~~ __下划线__ \\ https://example.com/a_b_c
      """;

  private Fixtures() {}

  static void addTo(CatalogStore store) throws CatalogException {
    store.commit(
        new Edit(
            ChangeKind.IMPORT,
            "tests",
            "",
            Optional.empty(),
            List.of(edit(HOSTILE), edit(COMPLETE), edit(huge()))));
  }

  /** Longer than any of Discord's limits, and full of characters outside the BMP. */
  private static String huge() {
    return String.join(
        "\n",
        "code: '9103'",
        "title:",
        "  zh: " + "😀".repeat(300),
        "cause:",
        "  zh: " + "因".repeat(3000),
        "action:",
        "  zh: " + "a*".repeat(2000),
        "note:",
        "  zh: " + "备".repeat(3000),
        "variants:",
        "  - message: " + "M".repeat(3900),
        "    meaning:",
        "      zh: " + "字😀".repeat(3000),
        "");
  }

  private static EntryEdit edit(String yaml) throws CatalogException {
    Entry entry = EntryReader.read("leancloud", yaml);
    return new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry));
  }
}
