package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.learning.AskedOutcome;
import dev.errdict.db.learning.AskedQuestion;
import dev.errdict.db.learning.AskedWording;
import dev.errdict.db.learning.LearningBatch;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a question without an answer to its answer, by words alone. */
@Tag("long")
class MissesTest {
  private static final String QUESTION = "my gherkin went sour overnight";

  @TempDir private Path folder;
  private Path home;
  private Shell shell;

  @BeforeEach
  void openAHome() {
    home = folder.resolve("home");
    shell = new Shell(home);
    shell.run("learn", "on");
  }

  private Shell.Run run(String... words) {
    String[] all = new String[words.length + 1];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--no-embeddings";
    return shell.run(all);
  }

  /** A question of a chat server, as its bot keeps it. */
  private void keep(long place, AskedOutcome outcome, String text, EntryRef... answered)
      throws Exception {
    LocalDate today = LocalDate.now(Clock.systemUTC());
    try (Store store =
        Store.open(
            new Home(home),
            Clock.systemUTC(),
            StoreOptions.ofCommand(() -> "test", (other, since) -> {}))) {
      store
          .learning()
          .record(
              new LearningBatch(
                  today,
                  List.of(
                      new AskedQuestion(
                          place,
                          today,
                          Lang.EN,
                          outcome,
                          "words",
                          List.of(answered),
                          Optional.of(
                              new AskedWording(
                                  Integer.toHexString(text.hashCode()), text, Optional.empty())))),
                  List.of(),
                  List.of()));
    }
  }

  @Test
  void a_declined_question_is_answered_with_one_command() {
    assertFalse(run("ask", QUESTION).out().startsWith("4303 "));
    run("ask", "overnight my GHERKIN went sour");
    Shell.Run list = run("misses");
    assertTrue(list.line(0).matches(" +1 +2×  \\d{4}-\\d\\d-\\d\\d  " + QUESTION), list.out());

    Shell.Run answer = run("misses", "answer", "1", "4303", "--yes");

    assertEquals(0, answer.exit(), answer.err());
    assertTrue(answer.out().contains("+ " + QUESTION), answer.out());
    assertTrue(run("ask", QUESTION).out().startsWith("4303 "));
    assertEquals("No question that was kept is without an answer.\n", run("misses").out());
    assertTrue(run("history", "4303").out().contains("2"));
    assertEquals(0, run("undo", "2", "--yes").exit());
  }

  @Test
  void a_new_entry_from_the_editor_answers_the_question() throws Exception {
    run("ask", QUESTION);
    Path editor = folder.resolve("editor");
    Files.writeString(
        editor,
        """
        #!/bin/sh
        cp "$1" "%s"
        sed -i -e '/^phrases:/,$b' -e 's/^module:/module: im/; s/^  zh:$/  zh: 黄瓜坏了/; s/^  en:$/  en: Gherkin spoilt/
                s/^  - message:/  - message: GHERKIN_SPOILT/
                s/^      zh:/      zh: 酸黄瓜放坏了。/; s/^      en:/      en: The gherkin went bad./' "$1"
        """
            .formatted(folder.resolve("shown")));
    Files.setPosixFilePermissions(editor, PosixFilePermissions.fromString("rwx------"));
    Shell editing = shell.with("EDITOR", "'" + editor + "'").with("PATH", System.getenv("PATH"));

    Shell.Run added =
        editing.run("misses", "answer", "1", "9999", "--new", "--no-embeddings", "--yes");

    assertEquals(0, added.exit(), added.err() + Files.readString(folder.resolve("shown")));
    assertTrue(run("ask", QUESTION).out().startsWith("9999  Gherkin spoilt"));
    assertEquals("No question that was kept is without an answer.\n", run("misses").out());
  }

  @Test
  void a_dry_run_decides_nothing() {
    run("ask", QUESTION);

    assertTrue(run("misses", "ignore", "1", "--dry-run").out().contains("Nothing was changed"));
    assertTrue(run("misses").out().contains(QUESTION));

    run("misses", "ignore", "1");
    assertTrue(
        run("misses", "reopen", "1", "--dry-run", "--json").out().contains("\"dryRun\" : true"));
    assertFalse(run("misses").out().contains(QUESTION));
  }

  @Test
  void what_a_list_cannot_use_is_refused() {
    assertEquals(2, run("misses", "list", "5").exit());
    assertEquals(2, run("misses", "--catalog", "nosuch").exit());
  }

  @Test
  void a_new_entry_needs_a_code_that_is_free() {
    run("ask", QUESTION);

    Shell.Run none = run("misses", "answer", "1", "--new");
    assertEquals(2, none.exit());
    assertEquals("Say the code of the new entry: errdict misses answer 1 CODE --new\n", none.err());
    Shell.Run taken = run("misses", "answer", "1", "4303", "--new");
    assertEquals(2, taken.exit());
    assertTrue(taken.err().contains("4303"), taken.err());

    assertTrue(run("misses").out().contains(QUESTION));
  }

  @Test
  void what_is_better_and_worse_than_as_released_is_named() throws Exception {
    Path file = folder.resolve("asked.tsv");
    Files.writeString(
        file,
        "id\tlang\tcategory\tquery\trelevant\n"
            + "m1\ten\tasked\t"
            + QUESTION
            + "\t4303\n"
            + "m2\ten\tasked\twhat is code 219\t219\n"
            + "m3\ten\toff-topic\twhere can I buy mustard\t-\n");
    run("phrase", "add", "4303", QUESTION, "--yes");
    run("remove", "219", "--yes");

    String judged = run("evaluate", file.toString(), "--since-release").out();

    assertTrue(judged.contains("1 question better than as released\n  m1  "), judged);
    assertTrue(judged.contains("1 question worse than as released\n  m2  "), judged);
  }

  @Test
  void a_dry_run_and_an_unknown_number_decide_nothing() {
    run("ask", QUESTION);

    assertEquals(0, run("misses", "answer", "1", "4303", "--dry-run").exit());
    assertEquals(1, run("misses", "answer", "77", "4303", "--yes").exit());
    assertEquals(1, run("misses", "answer", "1", "987654", "--yes").exit());
    assertEquals(2, run("misses", "answer", "1").exit());
    assertEquals(2, run("misses", "answer", "one", "4303").exit());

    assertTrue(run("misses").out().contains(QUESTION));
  }

  @Test
  void an_answer_that_takes_a_good_one_away_is_not_saved() throws Exception {
    run("phrase", "add", "4303", QUESTION, "--yes");
    keep(7, AskedOutcome.WORDS, QUESTION, new EntryRef("leancloud", "4303"));
    keep(8, AskedOutcome.DECLINED, QUESTION + " again");
    keep(9, AskedOutcome.DECLINED, QUESTION);
    String number =
        run("misses", "--json")
            .out()
            .lines()
            .filter(line -> line.contains("\"n\""))
            .map(line -> line.replaceAll("\\D", ""))
            .toList()
            .getLast();

    Shell.Run answer = run("misses", "answer", number, "219", "--yes");

    assertEquals(3, answer.exit(), answer.out());
    assertTrue(answer.err().contains("\"" + QUESTION + "\" has the answer leancloud/4303"));
    assertFalse(run("show", "219", "--json").out().contains("gherkin"));
  }

  @Test
  void what_was_decided_is_exported_and_evaluated() throws Exception {
    run("ask", QUESTION);
    run("ask", "where can I buy mustard");
    run("misses", "answer", "1", "4303", "--yes");
    run("misses", "ignore", "2", "--off-topic");
    Path file = folder.resolve("asked.tsv");

    assertEquals(0, run("misses", "export", file.toString()).exit());
    assertEquals(
        List.of(
            "id\tlang\tcategory\tquery\trelevant",
            "m1\ten\tasked\t" + QUESTION + "\t4303",
            "m2\ten\toff-topic\twhere can I buy mustard\t-"),
        Files.readAllLines(file));
    String judged = run("evaluate", file.toString(), "--since-release").out();
    assertTrue(judged.contains("1 question better than as released\n  m1  " + QUESTION), judged);
    assertTrue(judged.contains("0 questions worse than as released"), judged);
  }

  @Test
  void an_answer_that_is_undone_or_removed_makes_its_question_a_miss_again() {
    List<List<String>> ends =
        List.of(
            List.of("undo", "2", "--yes"),
            List.of("phrase", "remove", "4303", QUESTION, "--yes"),
            List.of("remove", "4303", "--yes"));
    run("ask", QUESTION);
    run("misses", "answer", "1", "4303", "--yes");
    for (List<String> end : ends) {
      Shell.Run ended = run(end.toArray(String[]::new));
      assertEquals(0, ended.exit(), ended.err());

      assertTrue(run("misses").out().contains(QUESTION), end + "");
      assertFalse(run("misses", "export", "-").out().contains(QUESTION), end + "");

      String latest = run("history", "--json").out();
      String revision =
          latest
              .lines()
              .filter(line -> line.contains("\"revision\""))
              .findFirst()
              .orElseThrow()
              .replaceAll("\\D", "");
      assertEquals(0, run("undo", revision, "--yes").exit());
      assertEquals(
          "No question that was kept is without an answer.\n", run("misses").out(), end + "");
    }
  }

  @Test
  void an_answered_question_that_is_declined_again_is_a_miss_again() {
    run("ask", QUESTION);
    run("misses", "answer", "1", "4303", "--yes");
    run("undo", "2", "--yes");
    run("ask", QUESTION);

    assertTrue(run("misses", "--json").out().contains("\"asked\" : 2"));
    assertEquals("No miss is decided.\n", run("misses", "--decided").out());
  }

  @Test
  void a_decision_is_listed_and_taken_back_by_hand() {
    run("ask", QUESTION);
    run("ask", "where can I buy mustard");
    run("misses", "answer", "1", "4303", "--yes");
    run("misses", "ignore", "2");

    String decided = run("misses", "--decided").out();
    assertTrue(decided.contains(QUESTION + "\n       answered by 4303  "), decided);
    assertTrue(decided.contains("where can I buy mustard\n       ignored\n"), decided);
    assertTrue(run("misses", "--decided", "--json").out().contains("\"state\" : \"ignored\""));

    assertEquals("Open again: where can I buy mustard\n", run("misses", "reopen", "2").out());
    assertTrue(run("misses", "reopen", "1").out().contains("errdict undo"));
    assertEquals(2, run("misses").out().lines().filter(line -> line.contains("×")).count());
    assertEquals(3, run("misses", "reopen", "1").exit());
    assertEquals(1, run("misses", "reopen", "77").exit());
  }

  @Test
  void who_decides_what_is_decided_is_told_so_and_changes_nothing() {
    run("ask", QUESTION);
    run("misses", "answer", "1", "4303", "--yes");

    for (List<String> second :
        List.of(
            List.of("misses", "answer", "1", "219", "--yes"),
            List.of("misses", "ignore", "1"),
            List.of("misses", "ignore", "1", "--off-topic", "--yes"))) {
      Shell.Run late = run(second.toArray(String[]::new));
      assertEquals(3, late.exit(), late.out());
      assertTrue(late.err().contains("miss 1 is answered already, by leancloud/4303"), late.err());
    }
    assertFalse(run("show", "219", "--json").out().contains("gherkin"));
  }

  @Test
  void of_two_maintainers_who_answer_one_miss_at_once_one_does() throws Exception {
    run("ask", QUESTION);
    List<Shell.Run> both;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> run("misses", "answer", "1", "4303", "--yes"));
      var other = threads.submit(() -> run("misses", "answer", "1", "219", "--yes"));
      both = List.of(one.get(), other.get());
    }

    Shell.Run late = both.stream().filter(run -> run.exit() != 0).findFirst().orElseThrow();
    assertEquals(1, both.stream().filter(run -> run.exit() == 0).count());
    assertEquals(3, late.exit());
    assertTrue(late.err().contains("miss 1 is answered already, by leancloud/"), late.err());
    String entries = run("show", "219", "--json").out() + run("show", "4303", "--json").out();
    assertEquals(1, entries.split("gherkin", -1).length - 1);
  }

  @Test
  void a_decision_follows_its_renamed_entry() throws Exception {
    run("ask", QUESTION);
    run("misses", "answer", "1", "219", "--yes");
    assertEquals(0, run("rename", "219", "219009", "--yes").exit());
    Path file = folder.resolve("asked.tsv");

    run("misses", "export", file.toString());

    assertTrue(Files.readString(file).endsWith(QUESTION + "\t219009\n"));
    String judged = run("evaluate", file.toString(), "--since-release").out();
    assertTrue(judged.contains("1 question better than as released"), judged);
  }

  @Test
  void an_export_overwrites_nothing_without_a_word_and_goes_to_standard_output() throws Exception {
    run("ask", QUESTION);
    run("misses", "answer", "1", "4303", "--yes");
    Path file = Files.writeString(folder.resolve("mine.txt"), "mine");
    Path link = Files.createSymbolicLink(folder.resolve("link.tsv"), file);

    for (Path there : List.of(file, link, home.resolve("errdict.lock"))) {
      Shell.Run refused = run("misses", "export", there.toString());
      assertEquals(2, refused.exit());
      assertTrue(refused.err().contains("--force"), refused.err());
    }
    assertEquals("mine", Files.readString(file));
    assertTrue(run("misses", "export", "-").out().contains("m1\ten\tasked\t" + QUESTION));
    assertFalse(Files.exists(Path.of("-")));
    assertEquals(0, run("misses", "export", file.toString(), "--force").exit());
    assertTrue(Files.readString(file).contains(QUESTION));
  }

  @Test
  void a_number_that_no_list_shows_is_refused_with_the_range() {
    for (String number : List.of("0", "-1", "01")) {
      Shell.Run refused = run("misses", "answer", number, "219");
      assertEquals(2, refused.exit());
      assertTrue(refused.err().contains("a whole number from 1"), refused.err());
    }
  }

  @Test
  void what_is_off_topic_is_declined_from_then_on_until_that_is_undone() {
    String question = "how do i delete my instagram account";
    Shell.Run before = run("ask", question);

    Shell.Run ignored = run("misses", "ignore", "1", "--off-topic", "--yes");

    assertEquals(0, ignored.exit(), ignored.err());
    assertTrue(ignored.out().contains("+ " + question), ignored.out());
    assertTrue(
        run("ask", "Deleting my Instagram account?")
            .out()
            .startsWith("A maintainer has marked questions like this one"));
    assertEquals("No question that was kept is without an answer.\n", run("misses").out());
    assertTrue(run("catalog", "show", "leancloud").out().contains("Off topic: " + question));
    assertTrue(run("export", "--format", "yaml").out().contains("off-topic:"));

    assertEquals(0, run("undo", "2", "--yes").exit());

    assertTrue(run("misses").out().contains(question), "open before it is asked again");
    assertEquals(before.out(), run("ask", question).out());
    assertTrue(run("misses").out().contains(question));
  }

  @Test
  void a_dry_run_and_a_question_that_names_an_entry_teach_nothing() throws Exception {
    keep(7, AskedOutcome.DECLINED, "what is code 219 please");
    run("ask", "how do i delete my instagram account");

    Shell.Run named = run("misses", "ignore", "1", "--off-topic", "--yes");
    assertEquals(3, named.exit(), named.out());
    assertTrue(named.err().contains("the question names the entry 219"), named.err());
    assertEquals(0, run("misses", "ignore", "2", "--off-topic", "--dry-run").exit());

    assertEquals(2, run("misses").out().lines().filter(line -> line.contains("×")).count());
    assertFalse(run("catalog", "show", "leancloud").out().contains("Off topic"));
  }

  @Test
  void what_would_take_a_right_answer_away_is_not_taught() throws Exception {
    run("phrase", "add", "219", "locked out of my account again today", "--yes");
    keep(7, AskedOutcome.WORDS, "locked out of account today", new EntryRef("leancloud", "219"));
    assertTrue(run("ask", "locked out of account today").out().startsWith("219 "));
    keep(8, AskedOutcome.DECLINED, "locked out of the account today now");
    String number = run("misses").out().lines().findFirst().orElseThrow().strip().split(" ")[0];

    Shell.Run ignored = run("misses", "ignore", number, "--off-topic", "--yes");

    assertEquals(3, ignored.exit(), ignored.out());
    assertFalse(run("catalog", "show", "leancloud").out().contains("Off topic"));
  }

  @Test
  void what_was_asked_is_counted() {
    run("ask", QUESTION);
    run("ask", "4303");
    run("ask", "登录密码错误码 4303");

    String counts = run("stats", "--asked").out();

    assertTrue(counts.startsWith("3 questions since "), counts);
    assertTrue(
        counts.matches("(?s).*answered by code +█+ 2\n.*(?:declined|with choices) +█+ 1\n.*"),
        counts);
    assertTrue(counts.matches("(?s).*in Chinese +█+ 1\n.*"), counts);
    assertTrue(counts.matches("(?s).*Asked most often\n  4303 .*█ 2\n.*"), counts);
    assertTrue(run("stats", "--asked", "--since", "2999-01-01").out().startsWith("0 questions"));
    assertEquals(2, run("stats", "--asked", "--since", "soon").exit());
    assertEquals(2, run("stats", "--since", "2026-01-01").exit());
  }
}
