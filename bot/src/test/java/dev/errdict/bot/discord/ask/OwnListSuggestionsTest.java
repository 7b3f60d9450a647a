package dev.errdict.bot.discord.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.words.Lang;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Autocompletion where a team's short lists, with prefixed codes, are beside the shipped one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnListSuggestionsTest {
  private static final long A_MOMENT = 10_000_000;

  private final Dictionary dictionary;

  OwnListSuggestionsTest() throws CatalogException {
    dictionary = Dictionary.inMemory("own-suggestions", Embedder.NONE, Clock.systemUTC());
    put("dairy", "K-101", "Milk tank full", "奶罐已满");
    put("dairy", "K-102", "Cooling unit failed", "制冷机故障");
    put("dairy", "K-203", "Milk pump blocked", "奶泵堵塞");
    put("dairy", "K-204", "Hose not connected", "软管未连接");
    put("loom", "WV2304", "Thread broken", "断线");
    put("loom", "WV2307", "Bobbin empty", "梭芯已空");
    put("loom", "SHUTTLE_STUCK", "Shuttle is stuck", "梭子卡住");
    while (!dictionary.catchUp()) {
      LockSupport.parkNanos(A_MOMENT);
    }
  }

  private void put(String catalog, String code, String english, String chinese)
      throws CatalogException {
    EntryEdit edit =
        new EntryEdit(
            new EntryRef(catalog, code),
            OptionalLong.empty(),
            Optional.of(
                EntryReader.read(
                    catalog,
                    "code: '%s'\ntitle:\n  en: '%s'\n  zh: '%s'\n"
                        .formatted(code, english, chinese))));
    dictionary
        .store()
        .commit(
            new Edit(
                ChangeKind.EDIT,
                "mei",
                "for the test",
                Optional.of(Catalog.blank(catalog)),
                List.of(edit)))
        .orElseThrow();
  }

  @AfterAll
  void close() {
    dictionary.close();
  }

  private List<String> codes(String typed) {
    return new Suggestions(dictionary)
        .of(typed, ReplyLocale.of(Lang.EN), Audience.OPERATOR).stream()
            .map(Choice::getAsString)
            .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "K-1 | K-101",
        "k-1 | K-101",
        "K1 | K-101",
        "err K-2 | K-203",
        "err k20 | K-203",
        "报错 K-10 | K-101",
        "code: K_20 | K-203",
        "K- | K-101",
        "WV23 | WV2304",
        "wv-230 | WV2304",
        "error WV230 | WV2304",
        "SHUTTLE_ST | SHUTTLE_STUCK",
        "shuttlest | SHUTTLE_STUCK"
      })
  void the_beginning_of_a_prefixed_code_offers_it_first(String typed, String code) {
    assertEquals(code, codes(typed).getFirst(), codes(typed).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "230 | WV2304",
        "err 2307 | WV2307",
        "203 | K-203",
        "报错 230 | WV2307",
        "why is the p | K-203",
        "milk pum | K-203",
        "my bobbin is emp | WV2307",
        "奶泵 | K-203",
        "软管 | K-204",
        "制冷机坏了 | K-102",
        "thread brok | WV2304",
        "软管未 | K-204",
        "未连接 | K-204",
        "为什么软管未 | K-204",
        "罐已满 | K-101",
        "显示奶罐已 | K-101",
        "机故障 | K-102",
        "泵堵 | K-203",
        "我的奶泵堵 | K-203",
        "梭芯已 | WV2307",
        "提示梭子卡 | SHUTTLE_STUCK",
        "子卡住 | SHUTTLE_STUCK"
      })
  void a_number_without_its_prefix_or_half_a_sentence_offers_it(String typed, String code) {
    assertTrue(codes(typed).contains(code), codes(typed).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xyzzy",
        "K-9",
        "WV99",
        "zzzz qqqq",
        "№№№",
        "qux quux",
        "77777",
        "ヌヌヌ",
        "K9x",
        "…"
      })
  void what_nothing_fits_offers_nothing(String typed) {
    assertEquals(List.of(), codes(typed));
  }
}
