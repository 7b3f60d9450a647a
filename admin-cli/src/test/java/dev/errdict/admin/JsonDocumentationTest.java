package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares docs/json.md with what the commands print. */
@Tag("long")
class JsonDocumentationTest {
  private static final Path PAGE = Path.of("../docs/json.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern NAME = Pattern.compile("\"?([a-zA-Z]+)\"?");

  /** Objects whose keys are data: codes, words, kinds. */
  private static final Set<String> FREE = Set.of("terms", "parts", "langs", "stats.changes");

  @TempDir private Path folder;
  private Shell shell;
  private final Map<String, String> sections = new LinkedHashMap<>();

  /** The fields that each section's commands have printed. */
  private final Map<String, Set<String>> printed = new HashMap<>();

  @BeforeEach
  void read() throws IOException {
    shell = new Shell(folder.resolve("home"));
    String heading = "";
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("#")) {
        heading = line.replaceAll("^#+ ", "").replace("`", "");
      }
      sections.merge(heading, line, (text, next) -> text + "\n" + next);
    }
  }

  @Test
  void every_field_that_is_printed_is_described_and_every_described_field_is_printed()
      throws IOException {
    Path csv = Files.writeString(folder.resolve("shop.csv"), "code,en,zh,owner\nE1,Gone,没了,mei\n");
    Path bad = Files.writeString(folder.resolve("bad.csv"), "code,en\nE2,Full\n,Nameless\n");
    Path chinese =
        Files.writeString(
            folder.resolve("gb.csv"), "code,zh\nE3,迟到的消息\n", Charset.forName("GB18030"));
    Path backup = folder.resolve("all.backup");

    ask("show and ask", "show", "4303");
    ask("show and ask", "show", "603");
    ask("show and ask", "show", "9999");
    ask("show and ask", "ask", "4303 9999", "--no-embeddings");
    ask("show and ask", "ask", "登录被锁定了怎么办", "--no-embeddings", "--explain");
    ask(
        "show and ask",
        "ask",
        "code 4303 Username has already been taken",
        "--explain",
        "--no-embeddings");
    ask("show and ask", "ask", "我没收到 219", "--no-embeddings");
    ask("list", "list", "--columns", "catalog,code,module,retired,title");
    ask(
        "import",
        "import",
        csv.toString(),
        "--catalog",
        "shop",
        "--map",
        "owner=note.en",
        "--dry-run");
    ask("import", "import", bad.toString(), "--catalog", "shop", "--no-input");
    ask("import", "import", bad.toString(), "--catalog", "shop", "--skip-bad-rows", "--yes");
    ask("import", "import", chinese.toString(), "--catalog", "shop", "--dry-run");
    ask("Commands that save", "set", "4303", "note.en=A hint.", "--dry-run");
    ask("Commands that save", "set", "4303", "note.en=A hint.", "--yes");
    ask("Commands that save", "rename", "4303", "4399", "--yes");
    ask("Commands that save", "undo", "4", "--yes");
    ask("show --at", "show", "4303", "--at", "1");
    ask("history", "history", "--limit", "1");
    ask("diff", "diff", "1", "2");
    ask("lint", "lint");
    ask("catalog", "catalog", "list");
    ask("catalog", "catalog", "set", "shop", "priority=2");
    ask("site", "site", folder.resolve("site").toString());
    ask("Commands that care for a home", "upstream", "status");
    ask("Commands that care for a home", "upstream", "diff");
    ask("Commands that care for a home", "backup", backup.toString());
    ask("Commands that care for a home", "restore-backup", backup.toString(), "--yes");
    ask("Commands that care for a home", "doctor");
    ask("Commands that care for a home", "reindex", "--no-embeddings");
    ask("Commands that care for a home", "stats");
    ask("Commands that care for a home", "learn", "on");
    shell.run("ask", "why is the moon so far away", "--no-embeddings");
    ask("Commands that care for a home", "learn");
    ask("Commands that care for a home", "misses", "ignore", "1");
    ask("Commands that care for a home", "misses", "--decided");
    ask("Commands that care for a home", "misses", "reopen", "1");
    ask("Commands that care for a home", "misses");
    ask("Commands that care for a home", "suggestions");
    ask("Commands that care for a home", "stats", "--asked");

    assertEquals(List.of(), faults());
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>();
    Set<String> everywhere =
        new HashSet<>(described(sections.getOrDefault("What --json prints", "")));
    for (String shared :
        List.of("show and ask", "An entry", "An explanation", "Commands that save")) {
      everywhere.addAll(described(sections.getOrDefault(shared, "")));
    }
    Set<String> all = new HashSet<>();
    printed.forEach(
        (heading, names) -> {
          all.addAll(names);
          Set<String> described = described(sections.getOrDefault(heading, ""));
          names.stream()
              .filter(name -> !described.contains(name) && !everywhere.contains(name))
              .forEach(
                  name -> faults.add(heading + " prints " + name + ", which is not described"));
        });
    sections.forEach(
        (heading, text) ->
            fields(text).stream()
                .filter(name -> !all.contains(name))
                .forEach(name -> faults.add(heading + ": " + name + " was not printed")));
    return faults;
  }

  /** Runs a command with {@code --json} and notes the fields that it prints. */
  private void ask(String section, String... command) throws IOException {
    assertTrue(sections.containsKey(section), section);
    String[] line = Arrays.copyOf(command, command.length + 1);
    line[command.length] = "--json";
    Shell.Run run = shell.run(line);
    assertTrue(run.out().startsWith("{"), () -> List.of(line) + "\n" + run.out() + run.err());
    assertTrue(
        run.out()
            .replaceAll("\\s+", "")
            .startsWith(
                "{\"format\":\"errdict-json/1\",\"command\":\"" + command[0] + "\",\"lang\":\""),
        run.out());
    Set<String> names = printed.computeIfAbsent(section, key -> new TreeSet<>());
    Deque<String> around = new ArrayDeque<>();
    String field = command[0];
    try (JsonParser json = new JsonFactory().createParser(run.out())) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        switch (token) {
          case START_OBJECT, START_ARRAY -> around.push(field);
          case END_OBJECT, END_ARRAY -> around.pop();
          case FIELD_NAME -> {
            field = json.currentName();
            String parent = around.peek();
            if (!FREE.contains(parent) && !FREE.contains(command[0] + "." + parent)) {
              names.add(field);
            }
          }
          default -> {}
        }
      }
    }
  }

  /** Every name that a section has in code. */
  private static Set<String> described(String text) {
    Set<String> names = new HashSet<>();
    CODE.matcher(text)
        .results()
        .flatMap(code -> NAME.matcher(code.group(1)).results())
        .forEach(name -> names.add(name.group(1)));
    return names;
  }

  /** The fields that a section's tables have in their first column. */
  private static Set<String> fields(String text) {
    Set<String> names = new HashSet<>();
    boolean ofFields = false;
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("| field |") || line.startsWith("| of a change |")) {
        ofFields = true;
      } else if (!line.startsWith("|")) {
        ofFields = false;
      } else if (ofFields) {
        names.addAll(described(line.substring(0, line.indexOf('|', 1))));
      }
    }
    return names;
  }
}
