package dev.errdict.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.admin.base.GlobalOptions;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Terminal;
import dev.errdict.db.words.Lang;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CliTest {
  @TempDir static Path folder;
  private static Shell shell;

  @BeforeAll
  static void openAHome() {
    shell = new Shell(folder.resolve("home"));
  }

  @Test
  void show_prints_the_entry_in_the_locale_s_language() {
    Shell.Run run = shell.with("LANG", "zh_CN.UTF-8").run("show", "4303");

    assertEquals(0, run.exit());
    assertEquals("4303  对话不存在", run.line(0));
    assertEquals("  CONVERSATION_NOT_FOUND", run.line(1));
    assertEquals("", run.err());
  }

  @Test
  void an_unknown_code_names_its_neighbours_and_exits_with_1() {
    Shell.Run run = shell.run("show", "4319");

    assertEquals(1, run.exit());
    assertEquals("There is no code 4319 in the catalog.", run.line(0));
    assertTrue(run.out().contains("    4318  Conversation calls exceed the API limit"), run.out());
  }

  @Test
  void a_slip_is_read_as_the_code_and_says_so() {
    Shell.Run run = shell.run("show", "43O3");

    assertEquals(0, run.exit());
    assertEquals("You wrote 43O3; read as 4303.", run.line(0));
  }

  @Test
  void several_codes_come_in_their_order_and_a_missing_one_is_said() {
    Shell.Run run = shell.run("show", "605", "77777", "403");

    assertEquals(1, run.exit());
    assertEquals("Not in the catalog: 77777.", run.line(0));
    assertTrue(run.out().indexOf("\n605  ") < run.out().indexOf("\n403  "), run.out());
  }

  @Test
  void json_is_the_same_answer_with_both_languages() {
    Shell.Run run = shell.run("show", "4303", "--json");

    assertEquals(0, run.exit());
    assertTrue(
        run.out()
            .startsWith(
                """
                {
                  "format" : "errdict-json/1",
                  "command" : "show",
                  "lang" : "en",
                  "answer" : "found",
                  "reason" : {
                    "kind" : "code",
                    "about" : [ "4303" ]
                  },
                  "entries" : [ {
                    "catalog" : "leancloud",
                    "code" : "4303",
                    "module" : "im",
                    "retired" : false,
                """),
        run.out());
    assertTrue(run.out().contains("\"zh\" : \"对话不存在\""), run.out());
  }

  @Test
  void ask_answers_in_the_language_of_the_question() {
    Shell.Run run = shell.with("LANG", "zh_CN.UTF-8").run("ask", "conversation", "not", "found");

    assertEquals(0, run.exit());
    assertEquals("4303  Conversation not found", run.line(0));
  }

  @Test
  void ask_reads_a_pasted_error_from_standard_input() {
    Shell.Run run =
        shell.with("LANG", "zh_CN").typing("{\"code\":4303,\n\"error\":\"x\"}\n").run("ask", "-");

    assertEquals(0, run.exit());
    assertEquals("4303  对话不存在", run.line(0));
  }

  @Test
  void explain_shows_what_was_recognised_and_why() {
    Shell.Run run = shell.run("ask", "--explain", "错误码", "4303");

    assertTrue(
        run.out()
            .endsWith(
                """
                问题里确切的证据
                  4303 → 4303（标明是错误码，嵌套深度 0，是错误码的概率 1.00）
                结论
                  点名了错误码，词典里有：就是这一条。
                """),
        run.out());
  }

  @Test
  void explain_names_the_text_that_an_entry_was_found_by() {
    Shell.Run run =
        shell.run(
            "ask", "--explain", "--json", "it says CONVERSATION_NOT_FOUND", "--no-embeddings");

    assertTrue(run.out().contains("\"kind\" : \"text\""), run.out());
    String explanation = run.out().substring(run.out().indexOf("\"explanation\""));
    assertTrue(
        explanation.matches(
            """
            "explanation" : \\{
                "mentions" : \\[ \\],
                "texts" : \\[ \\{
                  "written" : "CONVERSATION_NOT_FOUND",
                  "weight" : [0-9.]+,
                  "at" : 8,
                  "entries" : \\[ \\{
                    "catalog" : "leancloud",
                    "code" : "4303"
                  \\} \\]
                \\} \\]
              \\}
            \\}
            """),
        explanation);
  }

  @Test
  void explain_says_how_likely_a_number_is_a_code() {
    Shell.Run run =
        shell.run("ask", "--explain", "--lang", "en", "--no-embeddings", "Boeing 4303 is late");

    assertEquals("Did you mean code 4303?", run.line(0));
    assertEquals("    4303  Conversation not found · LeanCloud error codes", run.line(1));
    assertTrue(run.out().contains("\nWhat is exact in the question\n  4303 → 4303 "), run.out());
  }

  @Test
  void list_filters_by_module_and_text() {
    Shell.Run run = shell.run("list", "--module", "im", "--search", "conversation_not_found");

    assertEquals(0, run.exit());
    assertEquals("4303  im  Conversation not found\n", run.out());
  }

  @Test
  void a_number_that_is_none_or_too_large_is_bad_usage() throws Exception {
    for (String revision : List.of("two", "99999999999999999999")) {
      Shell.Run run = shell.run("undo", revision);

      assertEquals(2, run.exit());
      assertEquals(
          '"' + revision + "\" is neither a revision nor a range such as 12..15.\n", run.err());
    }
  }

  @Test
  void a_misspelt_module_is_bad_usage_not_an_empty_list() {
    Shell.Run run = shell.run("list", "--module", "imm");

    assertEquals(2, run.exit());
    assertEquals(
        "There is no module \"imm\". Known: engine, file, im, leaderboard, platform, push, sms,"
            + " storage, user.\n",
        run.err());
  }

  @Test
  void an_unknown_command_or_option_is_said_in_one_sentence_with_the_nearest() {
    Shell.Run command = shell.run("shwo", "4303", "--lang", "zh");
    Shell.Run option = shell.run("list", "--modul", "im");

    assertEquals(2, command.exit());
    assertEquals("没有「shwo」这条命令。你是不是想写 show？\n用法见：errdict --help\n", command.err());
    assertEquals(2, option.exit());
    assertTrue(
        option.err().startsWith("There is no option --modul here. Did you mean --module"),
        option.err());
  }

  @Test
  void a_home_that_is_a_file_is_a_failure_said_in_one_sentence() {
    Shell.Run run = new Shell(Path.of("/dev/null")).run("show", "4303");

    assertEquals(3, run.exit());
    assertEquals(
        "/dev/null is not a folder. Choose another data folder with --home or ERRDICT_HOME.\n",
        run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void every_command_explains_itself_with_an_example(String lang) {
    for (String command : commands(allOf(shell), "")) {
      List<String> words = new ArrayList<>(List.of(command.split(" ")));
      words.addAll(List.of("--help", "--lang", lang));
      Shell.Run run = shell.run(words.toArray(String[]::new));

      assertEquals(0, run.exit(), command);
      assertTrue(run.out().contains(lang.equals("zh") ? "例子：" : "Examples:"), command);
      assertTrue(run.out().contains("  errdict " + command), command);
      String options = run.out().split("例子：|Examples:")[0];
      assertFalse(options.matches("(?s).*\\n {2,}(-\\w, )?--[\\w-]+(=\\S+)?\\n.*"), options);
    }
  }

  private static CommandLine allOf(Shell shell) {
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            shell.environment());
    return CommandTree.of(
        new Invocation(terminal, new GlobalOptions(), Lang.EN, Clock.systemUTC()),
        Errdict.COMMANDS);
  }

  /** The words that each command takes to run, those of commands within commands included. */
  private static List<String> commands(CommandLine root, String above) {
    List<String> all = new ArrayList<>();
    root.getSubcommands()
        .forEach(
            (name, command) -> {
              all.add(above + name);
              all.addAll(commands(command, above + name + " "));
            });
    return all;
  }

  @Test
  void who_gets_a_new_dictionary_is_told_once(@TempDir Path other) {
    Path home = other.resolve("home");

    assertEquals(
        "There was no dictionary in " + home + ": a new one was made there.\n", errorsOfList(home));
    assertEquals("", errorsOfList(home));
  }

  private static String errorsOfList(Path home) {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Cli.run(
        List.of("list", "--lang", "en"),
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        errors,
        Map.of("ERRDICT_HOME", home.toString(), "USER", "tester"));
    return errors.toString(UTF_8);
  }

  @Test
  void an_empty_home_is_a_mistake_and_not_the_usual_one() {
    for (String command : List.of("list", "doctor")) {
      Shell.Run run = shell.run(command, "--home", "");

      assertEquals(2, run.exit(), run.out());
      assertTrue(run.err().contains("--home"), run.err());
    }
  }

  @Test
  void the_home_of_a_settings_file_is_used_and_a_variable_goes_before_it(@TempDir Path other)
      throws IOException {
    Path file = Files.writeString(other.resolve("conf"), "home = " + other.resolve("there") + "\n");
    Map<String, String> variables =
        Map.of("ERRDICT_CONFIG", file.toString(), "HOME", other.toString(), "USER", "tester");

    new Shell(variables, "").run("list");
    new Shell(Map.of("HOME", other.toString(), "USER", "tester"), "").run("list");
    new Shell(variables, "").with("ERRDICT_HOME", other.resolve("mine").toString()).run("list");

    assertTrue(Files.exists(other.resolve("there/errdict.mv.db")));
    assertTrue(Files.exists(other.resolve("mine/errdict.mv.db")));
    assertTrue(Files.exists(other.resolve(".local/share/errdict/errdict.mv.db")));
  }
}
