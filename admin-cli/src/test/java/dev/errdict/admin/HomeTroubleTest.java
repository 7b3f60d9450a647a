package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.errdict.db.h2.Databases;
import dev.errdict.db.home.BoundedWait;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.HomeLock;
import dev.errdict.db.rows.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real program says when its home fails it. */
@Tag("long")
class HomeTroubleTest {
  @TempDir private Path folder;
  private Path home;
  private final List<Path> mounts = new ArrayList<>();

  @BeforeEach
  void name() {
    home = folder.resolve("home");
  }

  @AfterEach
  void unmount() throws Exception {
    for (Path mount : mounts) {
      succeeds("umount", mount.toString());
    }
  }

  private Shell.Run errdict(String... arguments) throws IOException, InterruptedException {
    return new Program(home).run(arguments);
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // there is no such program here
    }
  }

  /** A disk of its own in the home's place; only the superuser can have one. */
  private void aDiskOf(String size) throws Exception {
    Files.createDirectories(home);
    assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "mode=700,size=" + size, "tmpfs", home.toString()),
        "disks can be mounted");
    mounts.add(home);
  }

  private static void assertOneSentence(String sentence, Shell.Run run) {
    assertEquals(sentence + "\n", run.err());
    assertEquals(3, run.exit());
    assertEquals("", run.out());
  }

  @Test
  void a_full_disk_is_called_full_and_what_was_there_stays() throws Exception {
    // given a home on a disk that something else has filled
    aDiskOf("40m");
    assertEquals(0, errdict("set", "4303", "title.en=Kept", "--yes").exit());
    fill();

    // when
    long began = System.nanoTime();
    Shell.Run run = errdict("set", "4303", "title.en=Lost", "--yes", "--lang", "zh");
    long seconds = (System.nanoTime() - began) / 1_000_000_000;

    // then
    assertEquals(3, run.exit(), run.out());
    assertEquals(home + " 所在的磁盘满了。请腾出一些空间后重新运行；数据没有丢失。\n", run.err());
    assertTrue(seconds < 15, "nothing is waited for on a full disk: " + seconds + " s");
    Files.delete(home.resolve("ballast"));
    assertEquals("4303  Kept", errdict("show", "4303").line(0));
  }

  @Test
  void on_a_full_disk_everything_can_still_be_read_and_asked_and_copied_away() throws Exception {
    aDiskOf("40m");
    assertEquals(0, errdict("set", "4303", "title.en=Kept", "--yes").exit());
    fill();
    // an attempt that leaves a lock file with nothing in it
    assertEquals(3, errdict("set", "4303", "title.en=Lost", "--yes").exit());

    assertReadable();
    Path copy = folder.resolve("copy");
    assertEquals(0, errdict("backup", copy.toString()).exit());
    assertTrue(Files.size(copy) > 0);
  }

  @Test
  void after_a_write_failed_on_a_full_disk_the_file_shrinks_as_soon_as_there_is_room()
      throws Exception {
    // given an import that passes the check of free space and then fills the disk
    aDiskOf("20m");
    assertEquals(0, errdict("show", "4303").exit());
    long before = Files.size(database());
    Files.write(home.resolve("ballast"), new byte[8 << 20]);
    Path texts = aList(900, "x y ".repeat(900));
    Shell.Run failed = imported(texts);
    assertEquals(3, failed.exit(), failed.err());
    assertEquals(
        "The disk that holds "
            + home
            + " is full. Free some space and run the command again; nothing was lost.",
        lastLine(failed.err()));
    assertTrue(Files.size(database()) > 2 * before, Files.size(database()) + " bytes");

    // when there is room, and an edit is the next write
    Files.delete(home.resolve("ballast"));
    Shell.Run edit = errdict("set", "4303", "title.en=Room again", "--yes");

    // then
    assertEquals(0, edit.exit(), edit.err());
    assertEquals("4303  Room again", errdict("show", "4303").line(0));
    long after = Files.size(database());
    assertTrue(after < before + (1 << 20), before + " bytes before, " + after + " after");
  }

  @Test
  void the_doctor_shrinks_the_file_after_a_failed_write() throws Exception {
    aDiskOf("20m");
    assertEquals(0, errdict("show", "4303").exit());
    long before = Files.size(database());
    Files.write(home.resolve("ballast"), new byte[8 << 20]);
    Path texts = aList(900, "x y ".repeat(900));
    assertEquals(3, imported(texts).exit());
    Files.delete(home.resolve("ballast"));

    Shell.Run fixed = errdict("doctor", "--fix");

    assertTrue(fixed.exit() < 3, fixed.out());
    long after = Files.size(database());
    assertTrue(after < before + (1 << 20), before + " bytes before, " + after + " after");
  }

  @Test
  void an_import_that_the_disk_has_no_room_for_is_refused_before_it_writes() throws Exception {
    aDiskOf("12m");
    assertEquals(0, errdict("show", "4303").exit());
    long before = Files.size(database());

    Shell.Run refused = imported(aList(2_000, "A title"));

    assertEquals(3, refused.exit(), refused.out());
    assertEquals(
        "The disk that holds "
            + home
            + " has 9 MB left, and this takes about 11 MB. Nothing was changed; free some space"
            + " first.",
        lastLine(refused.err()));
    assertTrue(Files.size(database()) < before + (1 << 20), Files.size(database()) + " bytes");
  }

  /** A file to import, beside the disk. */
  private Path aList(int entries, String title) throws IOException {
    StringBuilder rows = new StringBuilder("code,title,meaning\n");
    for (int i = 0; i < entries; i++) {
      rows.append("K").append(i).append(",T").append(i).append(",").append(i).append(' ');
      rows.append(title).append(i).append('\n');
    }
    return Files.writeString(folder.resolve("codes.csv"), rows);
  }

  private Shell.Run imported(Path list) throws Exception {
    return errdict("import", list.toString(), "--catalog", "big", "--yes", "--draft");
  }

  private static String lastLine(String text) {
    return text.lines().reduce("", (one, next) -> next);
  }

  private Path database() {
    return home.resolve("errdict.mv.db");
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

  /** Also what nobody can make now: the index. */
  private void assertReadable() throws Exception {
    assertEquals("4303  Kept", errdict("show", "4303").line(0));
    assertEquals("4303  Kept", errdict("ask", "conversation not found", "--no-embeddings").line(0));
    Shell shell = new Shell(home);
    assertEquals("4303  im  Kept", shell.run("list", "--module", "im", "--search", "Kept").line(0));
    assertEquals("leancloud/4303  Kept", shell.run("diff", "2").line(0));
    for (String command :
        List.of("history", "stats", "export", "catalog list", "upstream status")) {
      Shell.Run run = shell.run(command.split(" "));
      assertEquals(0, run.exit(), command + ": " + run.err());
    }
  }

  @Test
  void a_read_only_home_can_be_looked_at_and_is_named_when_it_must_be_written() throws Exception {
    aDiskOf("60m");
    assertEquals(0, errdict("set", "4303", "title.en=Kept", "--yes").exit());
    assumeTrue(succeeds("mount", "-o", "remount,ro", home.toString()), "remounting works");

    assertReadable();
    assertOneSentence(
        "The data folder "
            + home
            + " cannot be written. Make it writable, or choose another with --home or"
            + " ERRDICT_HOME.",
        errdict("set", "4303", "title.en=Never", "--yes"));
  }

  @Test
  void a_home_of_a_newer_release_asks_for_an_update_and_is_left_as_it_is() throws Exception {
    // given a home to which a later errdict has applied a migration that this one does not know
    assertEquals(0, new Shell(home).run("set", "4303", "title.en=Kept").exit());
    inDatabase(
        "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\","
            + " \"type\", \"script\", \"installed_by\", \"execution_time\", \"success\")"
            + " values (1000, '999', 'later', 'SQL', 'V999__later.sql', 'x', 1, true)",
        "update setting set content = 'later' where name = 'build'");
    String sentence =
        "The data folder "
            + home
            + " was made by a newer errdict. Update this errdict, or choose another folder with"
            + " --home.";

    // then no command goes on
    assertOneSentence(sentence, errdict("show", "4303"));
    assertOneSentence(sentence, errdict("set", "4303", "title.en=Never", "--yes"));
    Shell.Run doctor = errdict("doctor");
    assertEquals(3, doctor.exit());
    assertTrue(doctor.out().contains("trouble   " + sentence + "\n"), doctor.out());
    assertEquals("", doctor.err());

    // and the release that made it finds all as it was
    inDatabase("delete from \"flyway_schema_history\" where \"version\" = '999'");
    assertEquals("4303  Kept", new Shell(home).run("show", "4303").line(0));
    assertTrue(new Shell(home).run("history", "4303").line(0).startsWith("2  "));
  }

  /** Changes the database file behind errdict's back. */
  private void inDatabase(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + home.resolve("errdict"), "errdict", "");
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        assertEquals(1, statement.executeUpdate(one));
      }
    }
  }

  @Test
  void a_cut_off_database_is_called_unreadable_and_the_doctor_says_so_too() throws Exception {
    assertEquals(0, errdict("show", "4303").exit());
    Path database = home.resolve("errdict.mv.db");
    byte[] bytes = Files.readAllBytes(database);
    Files.write(database, Arrays.copyOf(bytes, 5000));
    String sentence =
        "The database in "
            + home
            + " cannot be read or written: the disk or the file system fails. Check them; then run:"
            + " errdict doctor";

    assertOneSentence(sentence, errdict("show", "4303"));
    Shell.Run doctor = errdict("doctor");
    assertEquals(3, doctor.exit());
    assertTrue(doctor.out().contains("trouble   " + sentence + "\n"), doctor.out());
    assertEquals("", doctor.err());
  }

  @Test
  void those_who_look_and_those_who_write_do_not_hinder_each_other() throws Exception {
    assertEquals(0, errdict("show", "4303").exit());
    Future<List<Shell.Run>> looks;
    try (ExecutorService looking = Executors.newVirtualThreadPerTaskExecutor()) {
      looks =
          looking.submit(
              () -> {
                List<Shell.Run> runs = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                  runs.add(errdict("show", "4303"));
                }
                return runs;
              });
      for (int i = 1; i <= 3; i++) {
        Shell.Run edit = errdict("set", "4303", "title.en=Edit " + i, "--yes");
        assertEquals(0, edit.exit(), edit.err());
      }
    }

    for (Shell.Run look : looks.get()) {
      assertEquals(0, look.exit(), look.err());
    }
    assertEquals("4303  Edit 3", errdict("show", "4303").line(0));
  }

  @Test
  void a_command_that_waits_says_for_which_and_goes_on_when_it_is_its_turn() throws Exception {
    assertEquals(0, errdict("show", "4303").exit());
    Path out = folder.resolve("out");
    Process waiting;
    String sentence =
        "(?s)waiting for \"errdict import\", running since \\d\\d:\\d\\d:\\d\\d …\n.*";
    try (HomeLock other = new HomeLock(new Home(home).lock())) {
      BoundedWait patience = new BoundedWait(Duration.ofSeconds(20), () -> {});
      assertTrue(other.acquire(false, patience, "errdict import"));
      waiting = new Program(home).start(out, "set", "4303", "title.en=Later", "--yes");
      while (waiting.isAlive() && !Files.readString(out).matches(sentence)) {
        Thread.sleep(20);
      }
      assertTrue(waiting.isAlive(), Files.readString(out));
    }

    assertEquals(0, waiting.waitFor(), Files.readString(out));
    assertTrue(Files.readString(out).matches(sentence), Files.readString(out));
    assertEquals("4303  Later", errdict("show", "4303").line(0));
  }

  @Test
  void a_deleted_or_damaged_index_heals_itself() throws Exception {
    assertEquals(0, errdict("ask", "对话不存在", "--no-embeddings").exit());
    try (Stream<Path> files = Files.list(home.resolve("index/words"))) {
      for (Path file : files.toList()) {
        Files.writeString(file, "nonsense");
      }
    }

    Shell.Run damaged = errdict("ask", "对话不存在", "--no-embeddings");
    try (Stream<Path> files = Files.list(home.resolve("index/words"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Shell.Run deleted = errdict("ask", "对话不存在", "--no-embeddings");

    assertEquals("4303  对话不存在", damaged.line(0));
    assertEquals("", damaged.err());
    assertEquals("4303  对话不存在", deleted.line(0));
    assertEquals("", deleted.err());
  }

  @Test
  void a_wrong_byte_in_the_middle_of_the_index_heals_itself() throws Exception {
    assertEquals(0, errdict("ask", "对话不存在", "--no-embeddings").exit());
    Path words = home.resolve("index/words/_0.cfs");
    byte[] bytes = Files.readAllBytes(words);
    bytes[bytes.length / 2] ^= 1;
    Files.write(words, bytes);
    assertTrue(errdict("doctor").out().contains("damaged"));

    Shell.Run asked = errdict("ask", "对话不存在", "--no-embeddings");

    assertEquals("4303  对话不存在", asked.line(0));
    assertEquals("", asked.err());
    assertFalse(errdict("doctor").out().contains("damaged"));
  }

  @Test
  void while_a_process_has_the_home_open_others_read_and_write_it_and_nobody_listens()
      throws Exception {
    try (Database bot = Databases.open(new Home(home))) {
      assertFalse(bot.engine().isEmpty());
      Set<String> before = ListeningSockets.of(ProcessHandle.current().pid());

      Shell.Run edit = errdict("set", "4303", "title.en=From beside", "--yes");

      assertEquals(0, edit.exit(), edit.err());
      assertEquals("4303  From beside", errdict("show", "4303").line(0));
      assertEquals(before, ListeningSockets.of(ProcessHandle.current().pid()));
      assertFalse(Files.exists(home.resolve("errdict.lock.db")));
    }
  }
}
