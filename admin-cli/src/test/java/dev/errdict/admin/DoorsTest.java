package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The questions of every door, asked by ask and by show. */
class DoorsTest {
  private static final Path FILE = Path.of("../search/src/test/resources/doors.tsv");
  private static final Pattern KIND = Pattern.compile("(?m)^  \"answer\" : \"(.*)\"");

  /** The code of an entry that is answered, offered or near; those inside it are further in. */
  private static final Pattern ENTRY = Pattern.compile("(?m)^    \"code\" : \"(.*)\"");

  @TempDir static Path folder;
  private static Shell shell;

  @BeforeAll
  static void openAHome() {
    shell = new Shell(folder.resolve("home"));
  }

  /**
   * A line of the file.
   *
   * @param codes separated by commas; a last {@code *} allows others behind them
   */
  record Asked(String kind, String codes, String question) {
    /** What was answered, as far as the line says it. */
    String seen(List<String> answered) {
      String all = answered.isEmpty() ? "-" : String.join(",", answered);
      boolean open = codes.endsWith("*");
      return open && all.startsWith(codes.substring(0, codes.length() - 1)) ? codes : all;
    }
  }

  static Stream<Asked> questions() throws IOException {
    return Files.readAllLines(FILE).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", 3))
        .map(columns -> new Asked(columns[0], columns[1], columns[2]));
  }

  private static String json(String command, String question) {
    return shell
        .run(command, "--json", "--lang", "en", "--no-embeddings", "--", question)
        .out()
        .replace("\"command\" : \"" + command + "\"", "\"command\" : \"any\"");
  }

  private static List<String> all(Pattern pattern, String json) {
    return pattern.matcher(json).results().map(found -> found.group(1)).toList();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void ask_and_show_answer_as_every_door(Asked asked) {
    String answer = json("ask", asked.question());

    String kind = all(KIND, answer).getFirst().replace("not-found", "none");
    assertEquals(asked.kind() + " " + asked.codes(), kind + " " + asked.seen(all(ENTRY, answer)));
    assertEquals(answer, json("show", asked.question()));
  }

  @Test
  void an_unknown_word_is_no_code_for_ask_and_for_show() {
    Shell.Run asked = shell.run("ask", "EXYZ", "--lang", "en");
    Shell.Run shown = shell.run("show", "EXYZ", "--lang", "en");

    assertEquals("There is no code EXYZ in the catalog.", shown.line(0));
    assertEquals(asked, shown);
  }
}
