package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.store.Store;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.meaning.OnnxEmbedder;
import dev.errdict.search.rank.SharedEmbedder;
import dev.errdict.search.reply.SiteLinks;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions between the edit of an entry and the making of its vectors. */
@Tag("long")
class JustEditedTest {
  private static final String ASKED = "my basil gets no moisture although the hose is connected";

  private static final List<String> ENTRIES =
      List.of(
          "code: GH-101\ntitle:\n  en: Irrigation pump stalled\n  zh: 灌溉泵停转",
          "code: GH-102\ntitle:\n  en: Water tank empty\n  zh: 水箱已空",
          "code: GH-103\ntitle:\n  en: Drip line blocked\n  zh: 滴灌管堵塞",
          "code: GH-201\ntitle:\n  en: Temperature sensor offline\n  zh: 温度传感器离线",
          "code: GH-202\ntitle:\n  en: Humidity reading drifts\n  zh: 湿度读数漂移",
          "code: GH-203\ntitle:\n  en: Frost alarm\n  zh: 霜冻警报",
          "code: GH-301\ntitle:\n  en: Grow lamp overheated\n  zh: 补光灯过热",
          "code: GH-302\ntitle:\n  en: Lamp schedule missing\n  zh: 缺少补光计划");

  @TempDir private Path folder;
  private OnnxEmbedder models;
  private Home home;

  @BeforeEach
  void fill() throws Exception {
    models = OnnxEmbedder.create();
    home = new Home(folder);
    List<EntryEdit> edits = new ArrayList<>();
    for (String yaml : ENTRIES) {
      Entry entry = EntryReader.read("greenhouse", yaml);
      edits.add(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry)));
    }
    Catalog catalog =
        new Catalog("greenhouse", Optional.empty(), Optional.empty(), false, Texts.NONE, List.of());
    try (Dictionary dictionary = open()) {
      var _ =
          dictionary
              .store()
              .commit(new Edit(ChangeKind.EDIT, "mei", "", Optional.of(catalog), edits));
      while (!dictionary.catchUp()) {}
    }
  }

  @AfterEach
  void close() {
    models.close();
  }

  private Dictionary open() throws Exception {
    Store store = Store.of(home, Clock.systemUTC(), StoreOptions.silent());
    return Dictionary.openToRead(
        store, home, new SharedEmbedder(models), Clock.systemUTC(), SiteLinks.NONE);
  }

  private void edit(String code, String further) throws Exception {
    save(
        ENTRIES.stream().filter(one -> one.startsWith("code: " + code)).findFirst().orElseThrow()
            + "\n"
            + further);
  }

  private void save(String yaml) throws Exception {
    try (Store store = Store.of(home, Clock.systemUTC(), StoreOptions.silent())) {
      Entry after = EntryReader.read("greenhouse", yaml);
      var _ =
          store
              .catalogs()
              .commit(
                  new Edit(
                      ChangeKind.EDIT,
                      "mei",
                      "",
                      Optional.empty(),
                      List.of(
                          new EntryEdit(after.ref(), OptionalLong.empty(), Optional.of(after)))));
    }
  }

  /** As a process answers that has read the edit but made no vectors. */
  private Explanation justNow(String question) throws Exception {
    try (Dictionary dictionary = open()) {
      return dictionary.explain(new Question(question, Optional.of("greenhouse")));
    }
  }

  private static String first(Explanation explanation) {
    return explanation.ranking().orElseThrow().entries().getFirst().ref().code();
  }

  @Test
  void texts_that_stay_keep_their_meaning() throws Exception {
    String question = "the plants get no water";
    Explanation before = justNow(question);
    edit(first(before), "note:\n  en: Seen in the old house.");
    Explanation after = justNow(question);
    assertEquals(
        before.ranking().orElseThrow().entries().getFirst().evidence().meaning(),
        after.ranking().orElseThrow().entries().getFirst().evidence().meaning(),
        1e-4);
    assertEquals(first(before), first(after));
  }

  @Test
  void a_new_phrase_is_found_at_once() throws Exception {
    edit("GH-101", "phrases:\n  en:\n    - " + ASKED);
    Answer answer = justNow(ASKED).answer();
    Answer.Found found = assertInstanceOf(Answer.Found.class, answer);
    assertEquals(List.of("GH-101"), found.entries().stream().map(Entry::code).toList());
  }

  @Test
  void a_new_phrase_is_found_at_once_in_most_of_its_words() throws Exception {
    edit("GH-101", "phrases:\n  en:\n    - " + ASKED);
    assertEquals("GH-101", first(justNow("no moisture for the basil, hose connected")));
  }

  @Test
  void a_new_entry_is_found_at_once() throws Exception {
    save("code: GH-401\ntitle:\n  en: Fertiliser mixer rattles");
    assertEquals("GH-401", first(justNow("why does the fertiliser mixer rattle")));
  }

  @Test
  void what_is_waiting_is_no_answer_to_another_question() throws Exception {
    edit("GH-101", "phrases:\n  en:\n    - " + ASKED);
    assertEquals("GH-203", first(justNow("frost alarm goes off every night")));
    assertTrue(justNow("which laptop should I buy").answer() instanceof Answer.NotFound);
  }
}
