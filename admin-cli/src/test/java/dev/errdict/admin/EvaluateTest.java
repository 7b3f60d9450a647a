package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.search.terminal.TerminalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateTest {
  /** Found, silently wrong, a right and a wrong choice, rightly declined, wrongly declined. */
  private static final String QUESTIONS =
      """
      id\tlang\tcategory\tquery\trelevant
      q1\ten\tcode\t4303\t4303
      q2\ten\tcode\terror code 4302\t4303
      q3\ten\tnumber\tBoeing 4303 is late\t4303
      q4\ten\tnumber\tBoeing 4302 is late\t4303
      q5\ten\tcode\tEXYZ\t-
      q6\ten\tcode\terror 4319\t4303
      """;

  @TempDir static Path home;
  @TempDir Path folder;
  private static Shell shell;
  private Path questions;

  @BeforeAll
  static void openAHome() {
    shell = new Shell(home.resolve("home"));
  }

  @BeforeEach
  void write() throws IOException {
    questions = Files.writeString(folder.resolve("questions.tsv"), QUESTIONS);
  }

  private Shell.Run evaluate(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("evaluate", questions.toString(), "--no-embeddings", "--lang", "en"));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  /** The columns of the row with this name, without the times. */
  private static List<String> row(Shell.Run run, String name) {
    return run.out()
        .lines()
        .map(line -> List.of(line.strip().split(" +")))
        .filter(columns -> columns.getFirst().equals(name))
        .map(columns -> columns.subList(1, columns.size() - 2))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_table_names_silent_errors_and_choices_over_all_and_by_category() {
    Shell.Run run = evaluate();

    assertEquals(0, run.exit(), run.err());
    assertEquals(
        List.of(
            "answ.",
            "none",
            "first",
            "first3",
            "MRR@10",
            "declined",
            "wrongly",
            "silent",
            "choices",
            "therein",
            "p50(ms)",
            "p99(ms)"),
        List.of(run.line(0).strip().split(" +")));
    assertEquals(
        List.of("5", "1", "40.0%", "40.0%", "0.400", "100.0%", "20.0%", "16.7%", "33.3%", "50.0%"),
        row(run, "all"));
    assertEquals(
        List.of("3", "1", "33.3%", "33.3%", "0.333", "100.0%", "33.3%", "25.0%", "0.0%", "-"),
        row(run, "code"));
    assertEquals(
        List.of("2", "0", "50.0%", "50.0%", "0.500", "-", "0.0%", "0.0%", "100.0%", "50.0%"),
        row(run, "number"));
    assertEquals(row(run, "all"), row(run, "en"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void each_number_ends_below_the_end_of_its_name(String lang) {
    Shell.Run run = shell.run("evaluate", questions.toString(), "--no-embeddings", "--lang", lang);

    List<Integer> heads = ends(run.line(0));
    assertEquals(12, heads.size());
    assertEquals(heads, ends(run.line(1)).subList(1, 13));
  }

  /** The columns in which the words of a line end. */
  private static List<Integer> ends(String line) {
    return Pattern.compile("\\S+")
        .matcher(line)
        .results()
        .map(word -> TerminalText.width(line.substring(0, word.end())))
        .toList();
  }

  @Test
  void the_results_say_of_each_question_what_kind_of_answer_it_got() throws IOException {
    Path results = folder.resolve("results.tsv");

    Shell.Run run = evaluate("--results", results.toString());

    assertEquals(0, run.exit(), run.err());
    assertEquals(
        """
        q1\t4303\tfound
        q2\t4302\tfound
        q3\t4303,…\tchoices
        q4\t4302,…\tchoices
        q5\t\tnone
        q6\t\tnone
        """,
        // Behind the choices comes what the words would have said.
        Files.readString(results).replaceAll(",[0-9,]+", ",…"));
  }

  @Test
  void failures_name_what_was_wanted_and_what_was_given() {
    Shell.Run run = evaluate("--failures");

    assertTrue(
        run.out().contains("q2 [code] error code 4302\n    wanted 4303; got 4302 (code)\n"),
        run.out());
    assertTrue(
        run.out().contains("q4 [number] Boeing 4302 is late\n    wanted 4303; got 4302,"),
        run.out());
    assertFalse(run.out().contains("Evidence["), run.out());
    assertTrue(
        run.out().contains("q6 [code] error 4319\n    wanted 4303; got - (unknown_code)\n"),
        run.out());
  }

  @Test
  void a_catalog_is_evaluated_alone() {
    Shell.Run run = evaluate("--catalog", "leancloud");

    assertEquals(0, run.exit(), run.err());
    assertEquals(row(evaluate(), "all"), row(run, "all"));
  }

  @Test
  void an_unknown_catalog_is_bad_usage_and_writes_nothing() {
    Path results = folder.resolve("results.tsv");

    Shell.Run run = evaluate("--catalog", "leancluod", "--results", results.toString());

    assertEquals(2, run.exit());
    assertEquals("There is no catalog \"leancluod\". Known: leancloud.\n", run.err());
    assertEquals("", run.out());
    assertTrue(Files.notExists(results));
  }
}
