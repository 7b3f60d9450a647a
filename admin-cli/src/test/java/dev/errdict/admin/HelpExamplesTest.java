package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.errdict.db.words.Lang;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types every example of every command into a shell, as the help prints it. */
class HelpExamplesTest {
  private static final List<List<String>> SHOP = List.of(List.of("catalog", "add", "shop"));

  /** What has to be so before an example makes sense, by how it begins. */
  private static final Map<String, List<List<String>>> BEFORE =
      Map.ofEntries(
          Map.entry("errdict add 4999", List.of(List.of("remove", "4999", "--yes"))),
          Map.entry("errdict restore 4999", List.of(List.of("remove", "4999", "--yes"))),
          Map.entry("errdict catalog set shop", SHOP),
          Map.entry("errdict catalog module shop", SHOP),
          Map.entry("errdict catalog rename shop", SHOP),
          Map.entry("errdict catalog remove shop", SHOP),
          Map.entry("errdict catalog retire shop", SHOP),
          Map.entry("errdict move", SHOP),
          Map.entry(
              "errdict restore-backup", List.of(List.of("backup", "errdict-2026-11-27.backup"))),
          Map.entry("errdict import leancloud.yaml", List.of(List.of("export", "leancloud.yaml"))));

  /**
   * Commands whose exit code tells what they found; here there is no conflict, and a stale text.
   */
  private static final List<String> TELLING =
      List.of("errdict lint", "errdict doctor", "errdict upstream");

  @TempDir static Path folder;
  private static CommandServer server;

  @BeforeAll
  static void makeAHome() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/jq")), "jq is there");
    Shell shell = new Shell(folder.resolve("template"));
    for (int revision = 2; revision < 12; revision++) {
      done(shell.run("set", "4302", "note.en=Note " + revision + ".", "--draft"));
    }
    String twelfth = done(shell.run("set", "4303", "action.en=Make it first.", "--draft"));
    assertTrue(twelfth.contains("Saved as revision 12."), twelfth);
    done(
        shell.run(
            "add",
            "4999",
            "title.en=Room",
            "title.zh=房间",
            "meaning.en=It is gone.",
            "meaning.zh=房间没有了。",
            "--draft"));
    done(shell.run("phrase", "add", "4303", "chat room vanished", "会话找不到了", "--draft"));
    done(shell.run("set", "4303", "note.en=Later.", "--draft"));
    server = new CommandServer(folder);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static String done(Shell.Run run) {
    assertEquals(0, run.exit(), run.err());
    return run.out();
  }

  /** The examples of all commands as the help prints them, in both languages. */
  static List<String> examples() {
    Map<String, String> examples = new LinkedHashMap<>();
    for (String lang : List.of("en", "zh")) {
      for (String command : commands()) {
        for (String example : examples(command, lang, 60)) {
          examples.putIfAbsent(example, command);
        }
      }
    }
    return List.copyOf(examples.keySet());
  }

  private static List<String> commands() {
    List<String> commands = new ArrayList<>(Errdict.COMMANDS.keySet());
    commands.addFirst("");
    return commands;
  }

  private static List<String> examples(String command, String lang, int columns) {
    List<String> words = new ArrayList<>(List.of("--lang", lang, "--help"));
    if (!command.isEmpty()) {
      words.addFirst(command);
    }
    String help =
        new Shell(
                Map.of(
                    "ERRDICT_HOME", folder.resolve("none").toString(),
                    "ERRDICT_TERMINALS", "1",
                    "COLUMNS", Integer.toString(columns)),
                "")
            .run(words.toArray(String[]::new))
            .out();
    int start = help.indexOf(lang.equals("en") ? "Examples:\n" : "例子：\n");
    assertTrue(start >= 0, command + " has examples: " + help);
    List<String> examples = new ArrayList<>();
    String open = "";
    for (String line : help.substring(help.indexOf('\n', start) + 1).lines().toList()) {
      open += line + "\n";
      if (!line.endsWith(" \\")) {
        examples.add(open.strip());
        open = "";
      }
    }
    return examples;
  }

  @Test
  void examples_are_the_same_at_every_width() {
    for (String command : commands()) {
      List<String> wide = unwrapped(examples(command, "zh", 1000));
      for (int columns : List.of(20, 61, 67, 80, 93, 100)) {
        assertEquals(wide, unwrapped(examples(command, "zh", columns)), command);
      }
    }
  }

  private static List<String> unwrapped(List<String> examples) {
    return examples.stream().map(one -> one.replaceAll(" \\\\\n +", " ")).toList();
  }

  @Test
  void no_line_ends_within_a_word_or_quotation_marks() {
    String example =
        "errdict import codes.csv --map \"Nr=code,Text of it=title.en\" | x $(date +%F y) 'a b'";
    List<String> words =
        List.of(
            "errdict",
            "import",
            "codes.csv",
            "--map",
            "\"Nr=code,Text of it=title.en\"",
            "|",
            "x",
            "$(date +%F y)",
            "'a b'");
    assertEquals(words, HelpExamples.words(example));
    for (int width = 1; width < 120; width++) {
      String wrapped = HelpExamples.wrap(example, width);
      assertEquals(example, wrapped.strip().replaceAll(" \\\\\n +", " "));
      for (String line : wrapped.lines().toList()) {
        for (String word : HelpExamples.words(line.replaceAll(" \\\\$", "").strip())) {
          assertTrue(words.contains(word), line);
        }
      }
    }
  }

  @Test
  void what_descriptions_quote_is_never_broken() {
    for (String lang : List.of("en", "zh")) {
      ResourceBundle texts = Help.in(lang.equals("en") ? Lang.EN : Lang.ZH);
      for (int columns : List.of(60, 72, 80, 100)) {
        String help =
            new Shell(
                    Map.of(
                        "ERRDICT_HOME", folder.resolve("none").toString(),
                        "ERRDICT_TERMINALS", "1",
                        "COLUMNS", Integer.toString(columns)),
                    "")
                .run("import", "--help", "--lang", lang)
                .out();
        for (String option : List.of("map", "pattern")) {
          Matcher quoted =
              Pattern.compile("\"[^\"]+\"").matcher(texts.getString("errdict.import." + option));
          while (quoted.find()) {
            assertTrue(help.contains(quoted.group()), quoted.group() + " in " + help);
          }
        }
        assertFalse(help.chars().anyMatch(one -> one >= 0xE000 && one < 0xF900), help);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_example_has_commands_and_options_that_exist(String example) {
    Matcher command =
        Pattern.compile("errdict((?: +(?:\"[^\"]*\"|'[^']*'|[^\\s|<>&;()\"'])+)*)")
            .matcher(unwrapped(List.of(example)).getFirst());
    assertTrue(command.find(), example);
    do {
      List<String> words = new ArrayList<>();
      for (String word : HelpExamples.words(command.group(1).strip())) {
        words.add(word.replaceAll("[\"']", ""));
      }
      words.add("--help");
      Shell.Run run =
          new Shell(Map.of("ERRDICT_HOME", folder.resolve("none").toString()), "")
              .run(words.toArray(String[]::new));
      assertEquals(0, run.exit(), words + "\n" + run.err());
    } while (command.find());
  }

  @ParameterizedTest
  @Tag("long")
  @MethodSource("examples")
  void every_example_does_what_it_says(String example) throws Exception {
    Path work = Files.createTempDirectory(folder, "work");
    copy(folder.resolve("template"), work.resolve("home"));
    fixtures(
        work,
        example.contains("编号") ? "编号,说明,处理\nS1,缺货,稍等\n" : "Nr,Text,Fix\nS1,Out of stock,Wait\n");
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", server.bin() + File.pathSeparator + System.getenv("PATH"));
    environment.put("HOME", work.toString());
    environment.put("ERRDICT_HOME", work.resolve("home").toString());
    environment.put("EDITOR", "code");
    environment.put("LC_ALL", "C.UTF-8");
    for (Map.Entry<String, List<List<String>>> before : BEFORE.entrySet()) {
      if (example.startsWith(before.getKey())) {
        for (List<String> words : before.getValue()) {
          List<String> command = new ArrayList<>(words);
          if (words.getFirst().matches("backup|export")) {
            command.set(1, work.resolve(words.get(1)).toString());
          }
          done(new Shell(environment, "").run(command.toArray(String[]::new)));
        }
      }
    }

    Path out = work.resolve("out.txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", "set -o pipefail\n" + example)
            .directory(work.toFile())
            .redirectInput(Files.writeString(work.resolve("typed"), "y\ny\n").toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().putAll(environment);
    Process bash = builder.start();
    assertTrue(bash.waitFor(120, TimeUnit.SECONDS), example);

    String said = Files.readString(out);
    boolean telling = TELLING.stream().anyMatch(example::startsWith);
    assertTrue(bash.exitValue() == 0 || (telling && bash.exitValue() == 1), example + "\n" + said);
    assertFalse(said.contains("Nothing was saved"), said);
  }

  /** The files and texts that the examples speak of. */
  private static void fixtures(Path work, String table) throws IOException {
    Files.writeString(work.resolve("app.log"), "INFO started\nerror code 4303\n");
    Files.writeString(work.resolve("codes.csv"), table);
    Files.writeString(
        work.resolve("errcodes.txt"),
        "Section: Class 22 - Data Exception\n\n22012    E    ERRCODE_DIVISION_BY_ZERO"
            + "     division_by_zero\n");
    Files.writeString(
        work.resolve("questions.tsv"),
        "id\tlang\tcategory\tquery\trelevant\n1\ten\tcode\t4303\t4303\n");
    Files.writeString(
        work.resolve("changes.txt"),
        """
        # the room
        set 4303 note.en="A note."
        phrase add 4303,4304 "where is my room"
        relate 4303 4401 --as confused-with
        remove 4999
        """);
    Files.createDirectories(work.resolve(".local/share/bash-completion/completions"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.collect(Collectors.toList())) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
