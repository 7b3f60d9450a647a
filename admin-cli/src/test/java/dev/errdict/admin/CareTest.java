package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.h2.Databases;
import dev.errdict.db.home.Home;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class CareTest {
  @TempDir private Path folder;
  private Path home;
  private Shell shell;

  @BeforeEach
  void openAHome() {
    home = folder.resolve("home");
    shell = new Shell(home);
    assertEquals(0, shell.run("ask", "4303", "--no-embeddings").exit());
  }

  private String titleOf(String code) {
    return shell.run("show", code).line(0);
  }

  private List<Path> filesOf(Path place) throws Exception {
    try (Stream<Path> files = Files.walk(place)) {
      return files.toList();
    }
  }

  @Test
  void a_sound_home_is_told_so() {
    Shell.Run run = shell.run("doctor");

    assertEquals(0, run.exit(), run.out());
    assertTrue(
        run.out().contains("fine      All 149 entries are what their last change made of them.\n"),
        run.out());
    assertTrue(run.out().contains("fine      The index \"words\" is sound and at revision 1.\n"));
    assertTrue(run.out().endsWith("\nAll is well.\n"), run.out());
  }

  @Test
  void what_errdict_has_not_made_in_the_database_is_reported() throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + home.resolve("errdict"), "errdict", "");
        Statement statement = connection.createStatement()) {
      statement.execute("create table intruder (id int)");
      statement.execute("create constant trap value 1");
    }

    Shell.Run run = shell.run("doctor");

    assertEquals(1, run.exit());
    assertTrue(
        run.out()
            .contains(
                "trouble   The database contains what errdict has not made: constant TRAP, table"
                    + " INTRUDER. Somebody has changed the file; move it away and restore a"
                    + " backup.\n"),
        run.out());
  }

  @Test
  void codes_and_lists_are_read_from_the_index_while_it_is_up_to_date() throws Exception {
    String card = shell.run("show", "4303").out();
    String list = shell.run("list").out();
    Files.writeString(home.resolve("errdict.mv.db"), "not a database");

    assertEquals(card, shell.run("show", "4303").out());
    assertEquals(list, shell.run("list").out());
    assertEquals(0, shell.run("list", "--search", "SMS").exit());
    assertEquals(3, shell.run("list", "--stale").exit(), "the change log is the store's");
  }

  @Test
  void a_question_waits_for_no_vectors_and_the_doctor_says_for_how_many_entries_they_are_missing() {
    assertEquals(0, shell.run("ask", "4303").exit());
    assertEquals(
        0, shell.run("set", "4303", "title.en=Quaternion lost", "title.zh=四元数丢失", "--yes").exit());

    assertEquals("4303  Quaternion lost", shell.run("ask", "4303").line(0));

    Shell.Run run = shell.run("doctor");
    assertEquals(0, run.exit(), run.out());
    assertTrue(
        run.out()
            .contains(
                "In the index \"bge-small-v1.5-q\", vectors are still to be made for 1 entry,"
                    + " found by words alone until then."),
        run.out());
  }

  @Test
  void an_evaluation_judges_changed_entries_by_their_meaning_too() throws Exception {
    assertEquals(
        0, shell.run("set", "4303", "title.en=Quaternion lost", "title.zh=四元数丢失", "--yes").exit());
    Path questions =
        Files.writeString(
            folder.resolve("questions.tsv"),
            "id\tlang\tcategory\tquery\trelevant\nq\ten\tx\tquaternions have gone\t4303\n");

    assertEquals(0, shell.run("evaluate", questions.toString()).exit());

    String doctor = shell.run("doctor").out();
    assertFalse(doctor.contains("vectors are still to be made"), doctor);
  }

  @Test
  void the_doctor_makes_no_home_where_there_is_none() {
    Path nowhere = folder.resolve("nowhere");

    Shell.Run run = shell.run("doctor", "--home", nowhere.toString(), "--lang", "zh");

    assertEquals(1, run.exit());
    assertEquals(
        "故障  " + nowhere + " 里还没有数据库。任何一条查询命令都会建立它；如果本该有，请检查 --home 和 ERRDICT_HOME。", run.line(1));
    assertFalse(Files.exists(nowhere));
  }

  @Test
  void nobody_but_its_owner_can_read_a_home() throws Exception {
    for (Path path : filesOf(home)) {
      assertEquals(
          Files.isDirectory(path) ? "rwx------" : "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
          path.toString());
    }
  }

  @Test
  void the_doctor_names_what_others_can_read_and_shuts_them_out() throws Exception {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));

    Shell.Run found = shell.run("doctor");
    Shell.Run fixed = shell.run("doctor", "--fix");

    assertEquals(1, found.exit());
    assertTrue(
        found
            .out()
            .contains(
                "look      Others can read or write: "
                    + home
                    + ". To shut them out: errdict doctor --fix\n"),
        found.out());
    assertEquals(0, fixed.exit(), fixed.out());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home)));
  }

  @Test
  void the_doctor_finds_a_damaged_index_and_rebuilds_it() throws Exception {
    Path largest =
        filesOf(home.resolve("index")).stream()
            .filter(file -> file.toString().endsWith(".cfs"))
            .findFirst()
            .orElseThrow();
    byte[] bytes = Files.readAllBytes(largest);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 64, (byte) 'x');
    Files.write(largest, bytes);

    Shell.Run found = shell.run("doctor");
    Shell.Run fixed = shell.run("doctor", "--fix", "--no-embeddings");

    assertEquals(1, found.exit());
    assertTrue(
        found
            .out()
            .contains(
                "trouble   The index \"words\" is damaged. To rebuild it: errdict doctor --fix\n"),
        found.out());
    assertEquals(0, fixed.exit(), fixed.out());
    assertTrue(fixed.out().contains("The index \"words\" is sound and at revision 1."));
  }

  @Test
  void reindex_rebuilds_the_index() {
    Shell.Run run = shell.run("reindex", "--no-embeddings", "--json");

    assertEquals(0, run.exit(), run.err());
    assertTrue(
        run.out()
            .startsWith(
                """
                {
                  "format" : "errdict-json/1",
                  "command" : "reindex",
                  "lang" : "en",
                  "revision" : 1,
                  "entries" : 149,
                  "bytes" : \
                """),
        run.out());
  }

  @Test
  void stats_count_the_catalog_and_its_history() {
    shell.run("retire", "4303", "--yes");

    Shell.Run run = shell.run("stats", "--lang", "zh");

    assertEquals(0, run.exit());
    assertTrue(run.line(0).startsWith("leancloud：149 个条目（其中 1 个已停用），"), run.out());
    assertEquals("  有标题　中文 149　英文 149", run.line(1));
    assertEquals("当前修订 2；各类变更：随发行版 1 次，编辑 1 次", run.line(4));
  }

  @Test
  void a_backup_brings_back_what_was_and_what_it_replaces_is_kept() throws Exception {
    // given a backup, and an edit after it
    Path backup = folder.resolve("one.zip");
    Shell.Run written = shell.run("backup", backup.toString());
    shell.run("set", "4303", "title.en=Changed since", "--yes");

    // when
    Shell.Run restored = shell.run("restore-backup", backup.toString(), "--yes");

    // then
    assertEquals(0, written.exit(), written.err());
    assertTrue(
        written.out().startsWith("Written and verified: " + backup + " (revision 1, 149 entries, "),
        written.out());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
    assertEquals(0, restored.exit(), restored.err());
    assertEquals("4303  Conversation not found", titleOf("4303"));
    Path kept =
        Path.of(restored.out().replaceAll("(?s).*What was there before is in ([^;]+);.*", "$1"));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
    assertEquals(
        "4303  Changed since", shell.run("show", "4303", "--home", kept.toString()).line(0));
  }

  @Test
  void a_backup_never_overwrites_a_file() throws Exception {
    Path file = Files.writeString(folder.resolve("thesis.txt"), "years of work");

    Shell.Run run = shell.run("backup", file.toString());

    assertEquals(3, run.exit());
    assertEquals(
        file + " is there already. Choose another name; a backup never overwrites a file.\n",
        run.err());
    assertEquals("years of work", Files.readString(file));
  }

  @Test
  void a_running_bot_sees_what_is_restored_and_nothing_is_restored_from_what_is_no_backup()
      throws Exception {
    Path backup = folder.resolve("one.backup");
    shell.run("backup", backup.toString());
    Path other = Files.writeString(folder.resolve("other.zip"), "no backup at all");
    Path zip = Files.writeString(folder.resolve("old.zip"), "PK\3\4 and a database file in it");
    assertEquals(0, shell.run("set", "4303", "title.en=After the backup").exit());

    try (Database bot = Databases.open(new Home(home))) {
      assertFalse(bot.engine().isEmpty());
      Shell.Run restored = shell.run("restore-backup", backup.toString(), "--yes");

      assertEquals(0, restored.exit(), restored.err());
      assertEquals(
          1, new CatalogStore(bot, java.time.Clock.systemUTC()).revision(), restored.out());
    }
    assertEquals(
        other + " is not a backup of errdict.\n",
        shell.run("restore-backup", other.toString(), "--yes").err());
    assertEquals(
        zip
            + " is a backup of an earlier errdict. It contains a database file, which can contain"
            + " programs, so this version does not open it. Restore it with the errdict that made"
            + " it, then make a new backup with this one.\n",
        shell.run("restore-backup", zip.toString(), "--yes").err());
  }

  @Test
  void a_restore_that_nobody_can_be_asked_about_needs_a_yes() {
    Path backup = folder.resolve("one.backup");
    shell.run("backup", backup.toString());

    Shell.Run run = shell.run("restore-backup", backup.toString());

    assertEquals(2, run.exit());
    assertEquals(
        "Nothing was restored: this replaces the database, and nobody can be asked here. To do it"
            + " all the same: --yes\n",
        run.err());
  }

  @Test
  void a_home_whose_name_no_file_system_takes_is_named_by_the_doctor() {
    String name = "x".repeat(300);

    Shell.Run run = new Shell(folder.resolve(name)).run("doctor");

    assertEquals(3, run.exit(), run.err());
    assertTrue(
        run.out().contains("The data folder " + folder.resolve(name) + " cannot be written."),
        run.out());
    assertEquals("", run.err());
  }
}
