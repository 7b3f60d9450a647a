package dev.errdict.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code bin/find-jdk.sh} and {@code bin/launch.sh}, in a copy of the tree whose path has spaces,
 * with JDKs that are shell scripts. The usual folders for JDKs are moved into the copy, so that
 * this machine's own are not found.
 */
class LaunchersTest {
  private static final Path BIN = Path.of("../bin");
  private static final List<String> SCRIPTS =
      List.of("find-jdk.sh", "launch.sh", "errdict", "errdict-bot");

  /** What bash 3.2, the one of macOS, does not understand, or understands differently. */
  private static final Pattern NEWER_THAN_3_2 =
      Pattern.compile(
          "declare -[AgnlU]|local -[Anlu]|mapfile|readarray|&>>|\\|&|\\$\\{[^}]*(\\^|,,|@[A-Z])"
              + "|EPOCH(REALTIME|SECONDS)|\\[-1\\]|;;?&|coproc|printf -v [a-z]+\\[|wait -n|read -t 0\\.");

  private record Run(int exit, String out, String err) {}

  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void copyTheTree() throws IOException {
    // The launchers print it so; macOS has its temporary folder behind a link.
    folder = folder.toRealPath();
    root = folder.resolve("a tree with  spaces 和空格");
    Files.createDirectories(root.resolve("bin"));
    for (String script : SCRIPTS) {
      String text =
          Files.readString(BIN.resolve(script))
              .replace(" /usr/lib/jvm/*", " \"$root\"/jvm/*")
              .replaceAll(" /(usr/java|opt|Library)(?=[/])", " /nonexistent/$1");
      executable(root.resolve("bin").resolve(script), text);
    }
    Path target = root.resolve("bot/target");
    Files.createDirectories(target.resolve("lib"));
    Files.writeString(target.resolve("errdict-bot.jar"), "");
    Files.writeString(target.resolve("lib/a library.jar"), "");
    Files.writeString(target.resolve("built"), "");
  }

  @Test
  void the_usual_folders_are_searched_and_older_jdks_are_passed_over() throws Exception {
    jdk("jvm/17", "17.0.9");
    jdk("jvm/25 with spaces", "25.0.3");

    assertEquals(root.resolve("jvm/25 with spaces").toString(), home(launch(Map.of())));
  }

  @Test
  void java_home_goes_first_when_it_is_new_enough_and_java25_home_next() throws Exception {
    jdk("jvm/25", "25.0.3");
    Path old = jdk("old", "21.0.1");
    Path mine = jdk("mine", "26-ea");
    Path special = jdk("special", "25");

    assertEquals(mine.toString(), home(launch(Map.of("JAVA_HOME", mine.toString()))));
    assertEquals(
        special.toString(),
        home(launch(Map.of("JAVA_HOME", old.toString(), "JAVA25_HOME", special.toString()))));
    assertEquals(
        root.resolve("jvm/25").toString(), home(launch(Map.of("JAVA_HOME", old.toString()))));
  }

  @Test
  void a_java_runtime_without_a_compiler_is_no_jdk() throws Exception {
    Path runtime = jdk("jvm/25", "25.0.3");
    Files.delete(runtime.resolve("bin/javac"));

    assertEquals(3, launch(Map.of()).exit());
  }

  @Test
  void without_a_jdk_it_says_in_both_languages_what_to_do() throws Exception {
    Run run = launch(Map.of());

    assertEquals(3, run.exit());
    assertTrue(run.err().contains("no JDK 25 or newer found"), run.err());
    assertTrue(run.err().contains("找不到 JDK 25"), run.err());
  }

  @Test
  void a_release_uses_its_own_runtime_and_builds_nothing() throws Exception {
    Path other = jdk("mine", "26");
    jdk("runtime", "25.0.3");
    Files.createDirectories(root.resolve("app/lib"));
    Files.writeString(root.resolve("app/errdict-bot.jar"), "");

    Run run = launch(Map.of("JAVA_HOME", other.toString()));

    assertEquals(root.resolve("runtime").toString(), home(run));
    assertTrue(run.out().contains("[" + root.resolve("app/errdict-bot.jar") + "]"), run.out());
  }

  @Test
  void the_home_of_the_training_is_kept_for_new_homes_to_be_copied_from() throws Exception {
    jdk("jvm/25", "25.0.3");
    Path target = root.resolve("bot/target");
    Files.createDirectories(target.resolve("training.killed"));

    Run run = launch(Map.of());

    assertTrue(
        run.out().contains("[-Derrdict.preparedHome=" + target.resolve("prepared-home") + "]"),
        run.out());
    assertTrue(Files.isDirectory(target.resolve("prepared-home")));
    assertFalse(Files.exists(target.resolve("training.killed")));
  }

  @Test
  void a_training_has_none_of_the_operator_s_settings() throws Exception {
    Path java = jdk("jvm/25", "25.0.3").resolve("bin/java");
    Path seen = folder.resolve("seen");
    executable(
        java,
        Files.readString(java)
            .replace(
                "#!/bin/sh\n",
                "#!/bin/sh\ncase $* in *AOTCacheOutput*) env >'" + seen + "'; exit ;; esac\n"));
    Map<String, String> settings =
        Map.of(
            "ERRDICT_HOME", folder.resolve("live").toString(),
            "ERRDICT_DATABASE", "jdbc:postgresql://live/errdict",
            "DISCORD_TOKEN", "hunter2");

    assertEquals(0, launch(settings).exit());

    List<String> left =
        Files.readAllLines(seen).stream()
            .filter(one -> one.startsWith("ERRDICT_") || one.startsWith("DISCORD_"))
            .toList();
    assertEquals(1, left.size(), left.toString());
    String home = "ERRDICT_HOME=" + root.resolve("bot/target/training.");
    assertTrue(left.getFirst().startsWith(home), left.toString());
  }

  @Test
  void an_interrupted_training_ends_the_command_and_is_made_up_for() throws Exception {
    Path java = jdk("jvm/25", "25.0.3").resolve("bin/java");
    String plain = Files.readString(java);
    executable(
        java,
        plain.replace(
            "#!/bin/sh\n",
            "#!/bin/sh\ncase $* in *AOTCacheOutput*) kill -INT $PPID; exit 130 ;; esac\n"));

    Run run = launch(Map.of());

    assertEquals(130, run.exit(), run.err());
    assertEquals("", run.out());
    assertEquals(List.of(), trained("training.*", "*.aot*"));
    executable(java, plain);
    assertEquals(0, launch(Map.of()).exit());
    assertEquals(List.of("prepared-home"), trained("training.*", "prepared-home"));
  }

  @Test
  void without_flock_two_launchers_do_not_train_at_once_either() throws Exception {
    jdk("jvm/25", "25.0.3");
    Files.deleteIfExists(tools().resolve("flock"));
    Path other = Files.createDirectory(root.resolve("bot/target/.training.folder"));

    Run run = launch(Map.of());

    assertEquals(0, run.exit());

    assertEquals(List.of(), trained("prepared-home"));
    assertFalse(run.out().contains("errdict.unpacked"), "what is unpacked may be another build's");
    Files.setLastModifiedTime(other, FileTime.from(Instant.now().minus(Duration.ofMinutes(12))));
    assertEquals(0, launch(Map.of()).exit());
    assertEquals(List.of("prepared-home"), trained("prepared-home", ".training.folder"));
  }

  @Test
  void a_library_that_was_replaced_by_an_older_one_is_trained_for() throws Exception {
    jdk("jvm/25", "25.0.3");
    Path library = root.resolve("bot/target/lib/a library.jar");
    launch(Map.of());
    Path first = Files.createFile(root.resolve("bot/target/prepared-home/first"));

    launch(Map.of());
    assertTrue(Files.exists(first), "nothing has changed");

    Files.setLastModifiedTime(library, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    launch(Map.of());
    assertFalse(Files.exists(first));
  }

  /** The dates that ls prints lose their time of day once a file is about six months old. */
  @Test
  void a_training_is_recorded_in_a_form_that_does_not_depend_on_the_day() throws Exception {
    jdk("jvm/25", "25.0.3");
    Path library = root.resolve("bot/target/lib/a library.jar");
    Files.setLastModifiedTime(library, FileTime.from(Instant.ofEpochSecond(1_234_567_890)));

    launch(Map.of());

    String record =
        Files.readString(root.resolve("bot/target").resolve(trained("*.parts").getFirst()));
    assertTrue(
        Pattern.compile(Pattern.quote(library.toString()) + " \\d+ 0 1234567890")
            .matcher(record)
            .find(),
        record);
  }

  @Test
  void releases_that_cannot_be_written_have_a_cache_folder_each() throws Exception {
    jdk("runtime", "25.0.3");
    Path app = root.resolve("app");
    Files.createDirectories(app.resolve("lib"));
    Files.writeString(app.resolve("errdict-bot.jar"), "");
    Path caches = folder.resolve(".cache/errdict");
    Path abandoned = Files.createDirectories(caches.resolve("0.9.0-abandoned"));
    Files.setLastModifiedTime(
        Files.createFile(abandoned.resolve("used")),
        FileTime.from(Instant.now().minus(Duration.ofDays(40))));

    Run first = launchUnprivileged(app, "1.0.0-first");
    Run second = launchUnprivileged(app, "1.1.0-second");
    Run again = launchUnprivileged(app, "1.0.0-first");

    String unpacked = "[-Derrdict.unpacked=" + caches.resolve("1.0.0-first/unpacked") + "]";
    assertTrue(first.out().contains(unpacked), first.out() + first.err());
    assertFalse(second.out().contains(unpacked), second.out());
    assertEquals(first.out(), again.out());
    assertTrue(Files.isDirectory(caches.resolve("1.1.0-second/prepared-home")));
    assertFalse(Files.exists(abandoned));
  }

  /**
   * Starts a build whose folder this user cannot write: as another user where root runs the tests.
   */
  private Run launchUnprivileged(Path app, String build) throws Exception {
    Path setpriv = Path.of("/usr/bin/setpriv");
    boolean root = System.getProperty("user.name").equals("root");
    assumeTrue(
        !root || Files.exists(setpriv), "root can write everywhere, and there is no setpriv");
    app.toFile().setWritable(true, true);
    Files.writeString(app.resolve("build"), build + "\n");
    app.toFile().setWritable(false);
    List<String> command = new ArrayList<>();
    if (root) {
      for (Path path :
          List.of(folder, folder.resolve(".cache"), folder.resolve(".cache/errdict"))) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
      run(List.of("/bin/chown", "-R", "65534", folder.resolve(".cache").toString()), Map.of());
      command.addAll(
          List.of(setpriv.toString(), "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    command.add(this.root.resolve("bin/errdict-bot").toString());
    try {
      return run(command, Map.of());
    } finally {
      app.toFile().setWritable(true, true);
    }
  }

  /** What is in the program's folder with such a name. */
  private List<String> trained(String... patterns) throws IOException {
    List<String> found = new ArrayList<>();
    for (String pattern : patterns) {
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(root.resolve("bot/target"), pattern)) {
        files.forEach(file -> found.add(file.getFileName().toString()));
      }
    }
    return found;
  }

  /** Where no index is as new as the database, commands read the database. */
  @Test
  void a_home_that_is_newer_than_its_index_is_shown_with_the_cache_of_an_edit() throws Exception {
    executable(
        jdk("jvm/25", "25.0.3").resolve("bin/java"),
        """
        #!/bin/sh
        for one; do case $one in -XX:AOTCacheOutput=*) echo made >"${one#*=}" ;; esac; done
        printf '[%s]' "$@"
        """);
    Path target = root.resolve("admin-cli/target");
    Files.createDirectories(target.resolve("lib"));
    Files.writeString(target.resolve("errdict-admin-cli.jar"), "");
    Files.writeString(target.resolve("built"), "");
    Path home = folder.resolve("a home");
    assertTrue(show(home).contains("target/set."), "there is no home");
    Files.createDirectories(home);
    Path stamp = Files.writeString(home.resolve("errdict.stamp"), "");
    assertTrue(show(home).contains("target/set."), "there is no index");
    Path index = Files.createDirectories(home.resolve("index/words"));
    setTime(index, 60);
    setTime(stamp, 120);
    assertTrue(show(home).contains("target/show."));
    setTime(index, 180);
    assertTrue(show(home).contains("target/set."));
    setTime(Files.createDirectories(home.resolve("index/meaning")), 60);
    assertTrue(show(home).contains("target/show."), "one of two is");
  }

  private static void setTime(Path file, long secondsAgo) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(secondsAgo)));
  }

  private String show(Path home) throws Exception {
    String command = root.resolve("bin/errdict").toString();
    Run run = run(List.of(command, "show", "4303", "--home", home.toString()), Map.of());
    return run.out().lines().reduce((before, last) -> last).orElseThrow();
  }

  @Test
  void a_search_path_for_folders_does_not_lead_it_astray() throws Exception {
    jdk("jvm/25", "25.0.3");

    Run run =
        run(
            List.of("bash", "-c", "cd \"$0\" && CDPATH=.:/ bin/errdict-bot", root.toString()),
            Map.of());

    assertEquals(root.resolve("jvm/25").toString(), home(run));
  }

  @Test
  void a_bot_with_large_catalogs_has_both_compilers_and_a_larger_heap() throws Exception {
    jdk("jvm/25", "25.0.3");
    Path home = folder.resolve("a home");
    String small = "[-XX:TieredStopAtLevel=1]";
    String heap = "[-Xmx144m]";

    Run withoutHome = launch(Map.of(), "--home", home.toString());
    assertTrue(withoutHome.out().contains(small) && withoutHome.out().contains(heap));
    Files.createDirectories(home.resolve("index/meaning"));
    write(home.resolve("index/meaning/_0.cfs"), 60);
    Run withIndex = launch(Map.of("ERRDICT_HOME", home.toString()));
    assertTrue(withIndex.out().contains(small) && withIndex.out().contains(heap));
    Path elsewhere = home.resolve("elsewhere");
    write(elsewhere, 40);
    Files.createSymbolicLink(home.resolve("errdict.mv.db"), elsewhere);
    for (Run large :
        List.of(
            launch(Map.of("ERRDICT_HOME", home.toString())), launch(Map.of(), "--home=" + home))) {
      assertFalse(large.out().contains(small));
      assertTrue(large.out().contains("[-Xmx156m]"), large.out());
    }
    Run told = launch(Map.of("ERRDICT_HOME", home.toString(), "JDK_JAVA_OPTIONS", "-Xmx200m"));
    assertFalse(told.out().contains("[-Xmx"), told.out());
  }

  @Test
  void an_index_of_a_server_counts_and_a_home_may_have_any_name() throws Exception {
    jdk("jvm/25", "25.0.3");
    Path home = folder.resolve("a b\nc");
    Files.createDirectories(home.resolve("index-1234"));
    write(home.resolve("index-1234/_0.cfs"), 100);

    Run run = launch(Map.of("ERRDICT_HOME", home.toString()));

    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("[-Xmx156m]"), run.out());
  }

  /** What no file system stores in less room. */
  private static void write(Path file, int megabytes) throws IOException {
    byte[] bytes = new byte[megabytes << 20];
    new Random(1).nextBytes(bytes);
    Files.write(file, bytes);
  }

  @Test
  void checking_the_settings_does_not_wait_for_a_training() throws Exception {
    jdk("jvm/25", "25.0.3");
    Path target = root.resolve("bot/target");

    Run run = launch(Map.of(), "--check");

    assertEquals(0, run.exit(), run.err());
    assertFalse(Files.exists(target.resolve("prepared-home")));
    launch(Map.of());
    assertTrue(Files.exists(target.resolve("prepared-home")));
  }

  @Test
  void arguments_arrive_as_they_were_given() throws Exception {
    jdk("jvm/25", "25.0.3");

    Run run = launch(Map.of(), "--home", "a b\nc", "", "*", "令");

    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().endsWith("[--home][a b\nc][][*][令]\n"), run.out());
  }

  @Test
  void it_is_found_through_links() throws Exception {
    jdk("jvm/25", "25.0.3");
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Files.createSymbolicLink(first, root.resolve("bin/errdict-bot"));
    Files.createSymbolicLink(second, Path.of("first"));

    assertEquals(0, run(List.of(second.toString()), Map.of()).exit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"find-jdk.sh", "launch.sh", "errdict", "errdict-bot"})
  void bash_3_2_understands_them(String script) throws Exception {
    String text = Files.readString(BIN.resolve(script));

    assertFalse(NEWER_THAN_3_2.matcher(text).find(), script);
    assertEquals(0, run(List.of("bash", "-n", BIN.resolve(script).toString()), Map.of()).exit());
  }

  /** A JDK whose java prints its home and its arguments. */
  private Path jdk(String name, String version) throws IOException {
    Path home = root.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
    executable(home.resolve("bin/javac"), "");
    executable(
        home.resolve("bin/java"),
        "#!/bin/sh\necho \"home=${0%/bin/java}\"\nprintf '[%s]' \"$@\"\necho\n");
    return home;
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String home(Run run) {
    assertEquals(0, run.exit(), run.err());
    return run.out().lines().findFirst().orElseThrow().substring("home=".length());
  }

  private Run launch(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("bin/errdict-bot").toString());
    command.addAll(List.of(arguments));
    return run(command, environment);
  }

  private Run run(List<String> command, Map<String, String> environment) throws Exception {
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    Map<String, String> all = new HashMap<>(environment);
    all.put("PATH", tools().toString());
    all.put("HOME", folder.toString());
    builder.environment().clear();
    builder.environment().putAll(all);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out, Files.readString(err));
  }

  /** A folder of what the scripts call, without any java. */
  private Path tools() throws IOException {
    Path tools = folder.resolve("tools");
    if (Files.notExists(tools)) {
      Files.createDirectory(tools);
      for (String tool :
          List.of(
              "bash",
              "env",
              "sh",
              "cat",
              "find",
              "stat",
              "rm",
              "mv",
              "mktemp",
              "readlink",
              "dirname",
              "du",
              "mkdir",
              "rmdir",
              "flock")) {
        for (String bin : List.of("/bin", "/usr/bin", "/opt/homebrew/bin")) {
          Path real = Path.of(bin, tool);
          if (Files.exists(real) && Files.notExists(tools.resolve(tool))) {
            Files.createSymbolicLink(tools.resolve(tool), real);
          }
        }
      }
    }
    return tools;
  }
}
