package dev.errdict.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.PrivateFiles;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real bot starts and answers in a home that fails it, and listens nowhere. */
@Tag("long")
class HomeTroubleTest {
  @TempDir private Path folder;
  private Path home;
  private boolean mounted;
  private final List<Process> bots = new ArrayList<>();

  @BeforeEach
  void name() throws IOException {
    home = folder.resolve("home");
    Files.createDirectory(home);
  }

  @AfterEach
  void end() throws Exception {
    for (Process bot : bots) {
      bot.destroyForcibly().waitFor();
    }
    if (mounted) {
      assertTrue(succeeds("umount", home.toString()));
    }
  }

  /** A disk of its own in the home's place; only the superuser can have one. */
  private void aDiskOf(String size) throws Exception {
    mounted =
        succeeds("mount", "-t", "tmpfs", "-o", "mode=700,size=" + size, "tmpfs", home.toString());
    assumeTrue(mounted, "disks can be mounted");
  }

  @Test
  void a_bot_starts_and_answers_on_a_full_disk() throws Exception {
    aDiskOf("40m");
    makeHome();
    fill();

    assertEquals("4303  Conversation not found", answer(start()));
  }

  @Test
  void a_bot_starts_and_answers_in_a_read_only_home() throws Exception {
    aDiskOf("40m");
    makeHome();
    assertTrue(succeeds("mount", "-o", "remount,ro", home.toString()));

    assertEquals("4303  Conversation not found", answer(start()));
  }

  @Test
  void a_bot_starts_and_answers_where_the_index_cannot_be_written() throws Exception {
    makeHome();
    Files.createDirectories(home.resolve("index"));
    PrivateFiles.deleteFolder(home.resolve("index"));
    Files.writeString(home.resolve("index"), "a file in the folder's place");

    assertEquals("4303  Conversation not found", answer(start()));
  }

  @Test
  void a_bot_listens_nowhere() throws Exception {
    Process bot = start();
    answer(bot);

    assertEquals(Set.of(), listening(bot));
  }

  @Test
  void a_stopped_bot_hinders_nobody_and_catches_up_when_it_continues() throws Exception {
    // given two bots, of which the first writes the index
    Process first = start();
    answer(first);
    Process second = start();
    answer(second);

    // when
    assertTrue(succeeds("kill", "-STOP", Long.toString(first.pid())));
    edit("While it is stopped");

    // then
    awaitAnswer(second, "4303  While it is stopped");
    assertEquals("4303  While it is stopped", answer(start()));
    assertTrue(succeeds("kill", "-CONT", Long.toString(first.pid())));
    awaitAnswer(first, "4303  While it is stopped");
  }

  /** In the heap that the launcher gives a bot with small catalogs. */
  @Test
  void a_large_list_is_imported_beside_a_bot() throws Exception {
    int many = 20_000;
    makeHome();
    Process bot = start(heapOfLauncher());
    answer(bot);

    importMany(many);

    awaitAnswer(bot, "BIG-" + (many - 1), name(many - 1));
    awaitAnswer(bot, "the " + name(many / 2) + " overflowed", "BIG-" + (many / 2));
    assertEquals("4303  Conversation not found", answer(bot));
  }

  /** A word for a number, which only an index of words finds. */
  private static String name(int number) {
    return Integer.toString(number)
        .chars()
        .mapToObj(
            digit -> "zagretilosukipunymev".substring(2 * (digit - '0'), 2 * (digit - '0') + 2))
        .collect(Collectors.joining("", "quag", ""));
  }

  private static List<String> heapOfLauncher() throws IOException {
    String script = Files.readString(Path.of("../bin/errdict-bot"));
    Matcher memory = Pattern.compile("\\nmemory=\\(([^)]*)\\)").matcher(script);
    Matcher heap = Pattern.compile("\\nheap=(\\d+) ").matcher(script);
    assertTrue(memory.find() && heap.find());
    List<String> flags = new ArrayList<>(List.of(memory.group(1).strip().split("\\s+")));
    flags.add("-Xmx" + heap.group(1) + "m");
    return flags;
  }

  private void importMany(int many) throws Exception {
    Random random = new Random(20261130);
    List<EntryEdit> edits = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      // Words that no other entry has take the most room in an index.
      String words =
          random
              .ints(20, 100_000, Integer.MAX_VALUE)
              .mapToObj(word -> Integer.toString(word, Character.MAX_RADIX))
              .collect(Collectors.joining(" "));
      Entry entry =
          EntryReader.read(
              "leancloud",
              "code: BIG-%d\ntitle:\n  en: The %s overflowed\nmeaning:\n  en: It is full %s\n"
                  .formatted(i, name(i), words));
      edits.add(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry)));
    }
    try (Store store =
        Store.open(
            new Home(home),
            Clock.systemUTC(),
            StoreOptions.ofCommand(() -> "test", (program, since) -> {}))) {
      store.catalogs().commit(new Edit(ChangeKind.IMPORT, "test", "", Optional.empty(), edits));
    }
  }

  private void makeHome() throws Exception {
    Store.open(
            new Home(home),
            Clock.systemUTC(),
            StoreOptions.ofCommand(() -> "test", (program, since) -> {}))
        .close();
  }

  private void edit(String title) throws Exception {
    try (Store store =
        Store.open(
            new Home(home),
            Clock.systemUTC(),
            StoreOptions.ofCommand(() -> "test", (program, since) -> {}))) {
      EntryRef ref = new EntryRef("leancloud", "4303");
      Entry entry = store.catalogs().find(ref).orElseThrow();
      Entry changed =
          entry.withTexts(entry.texts().with(new Text(Field.TITLE, Lang.EN, Origin.OWN, title)));
      store
          .catalogs()
          .commit(
              new Edit(
                  ChangeKind.EDIT,
                  "test",
                  "",
                  Optional.empty(),
                  List.of(new EntryEdit(ref, OptionalLong.empty(), Optional.of(changed)))));
    }
  }

  private Process start() throws IOException {
    return start(List.of(), "--no-embeddings");
  }

  private Process start(List<String> flags, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--console"));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(folder.resolve("errors" + bots.size()).toFile());
    builder.environment().put("ERRDICT_HOME", home.toString());
    builder.environment().put("LANG", "en_US.UTF-8");
    Process bot = builder.start();
    bots.add(bot);
    return bot;
  }

  /** The first line of what a bot says about 4303. */
  private String answer(Process bot) throws IOException {
    say(bot, "!err 4303");
    return line(bot, "4303");
  }

  private static void say(Process bot, String question) throws IOException {
    bot.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
    bot.getOutputStream().flush();
  }

  /** The next line that begins so. */
  private String line(Process bot, String start) throws IOException {
    String line = bot.inputReader(StandardCharsets.UTF_8).readLine();
    while (line != null && !line.startsWith(start)) {
      line = bot.inputReader(StandardCharsets.UTF_8).readLine();
    }
    assertNotNull(line, () -> "the bot has ended: " + errors(bot));
    return line;
  }

  /** Asks until the answer's title line has a text; each question is followed by a known one. */
  private void awaitAnswer(Process bot, String question, String expected) throws Exception {
    boolean found = false;
    for (int i = 0; i < 600 && !found; i++) {
      say(bot, question);
      say(bot, "!err 4303");
      String line = line(bot, "");
      while (!line.startsWith("4303")) {
        found |= line.startsWith("BIG-") && line.contains(expected);
        line = line(bot, "");
      }
      Thread.sleep(100);
    }
    assertTrue(found, expected);
  }

  /** Asks until the answer is as expected, for as long as a loaded machine may need. */
  private void awaitAnswer(Process bot, String expected) throws Exception {
    String last = answer(bot);
    for (int i = 0; i < 300 && !last.equals(expected); i++) {
      Thread.sleep(100);
      last = answer(bot);
    }
    assertEquals(expected, last);
  }

  private String errors(Process bot) {
    try {
      return Files.readString(folder.resolve("errors" + bots.indexOf(bot)));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void fill() throws IOException {
    byte[] page = new byte[4096];
    try (var out = Files.newOutputStream(home.resolve("ballast"))) {
      while (true) {
        out.write(page);
      }
    } catch (IOException e) {
      assertTrue(String.valueOf(e.getMessage()).contains("No space left"), e.toString());
    }
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  /** The sockets of a process that wait for connections, as Linux's /proc shows them (proc(5)). */
  private static Set<String> listening(Process process) throws IOException {
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    assumeTrue(Files.exists(proc.resolve("net/tcp")), "the system has no /proc/net/tcp");
    Set<String> listening = new TreeSet<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      if (Files.exists(proc.resolve(table))) {
        Files.readAllLines(proc.resolve(table)).stream()
            .map(line -> line.strip().split(" +"))
            .filter(columns -> columns.length > 9 && columns[3].equals("0A"))
            .map(columns -> "socket:[" + columns[9] + "]")
            .forEach(listening::add);
      }
    }
    Set<String> own = new TreeSet<>();
    try (Stream<Path> files = Files.list(proc.resolve("fd"))) {
      for (Path file : files.toList()) {
        own.add(Files.readSymbolicLink(file).toString());
      }
    }
    own.retainAll(listening);
    return own;
  }
}
