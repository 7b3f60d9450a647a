package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release ships a title that was edited here. */
@Tag("long")
class UpstreamTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void aHomeOfAnOlderReleaseWithAnEdit() throws SQLException {
    Path home = folder.resolve("home");
    shell = new Shell(home);
    assertEquals(0, shell.run("set", "4303", "title.en=Ours", "--yes").exit());
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + home.resolve("errdict"), "errdict", "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update shipped_entry set content = replace(content, 'en: Conversation not found',"
              + " 'en: Conversation missing') where code = '4303'");
      statement.execute("update setting set content = 'older' where name = 'build'");
      statement.execute(
          "update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" is" + " null");
    }
  }

  @Test
  void what_is_here_stands_and_the_conflict_is_shown() {
    Shell.Run run = shell.run("upstream", "status");

    assertEquals(0, run.exit(), run.err());
    assertEquals(
        """
        Fields that were edited here and that the release now ships otherwise: 1. The local texts stay until a maintainer decides:
        leancloud/4303
          title.en
            shipped before: Conversation missing
            here:           Ours
            shipped now:    Conversation not found
        To take what is shipped: errdict upstream accept CODE [FIELD]. To keep what is here: errdict upstream keep CODE [FIELD].
        Entries that were edited here since they were shipped: 1. See: errdict upstream diff
        """,
        run.out());
    assertEquals("4303  Ours", shell.run("show", "4303").line(0));
  }

  @Test
  void diff_shows_every_edit_made_here() {
    assertEquals(
        """
        leancloud/4303  对话不存在
          title.en
            - Conversation not found
            + Ours
        与发行版不同的条目共有 1 个。
        """,
        shell.run("upstream", "diff", "--lang", "zh").out());
  }

  @Test
  void accepting_takes_what_is_shipped_as_a_change_of_its_own() {
    Shell.Run run = shell.run("upstream", "accept", "4303", "title.en", "--yes");

    assertEquals(0, run.exit(), run.err());
    assertTrue(
        run.out().endsWith("Conflicts resolved with what is shipped: 1. Saved as revision 3.\n"),
        run.out());
    assertEquals("4303  Conversation not found", shell.run("show", "4303").line(0));
    assertEquals(1, shell.run("upstream", "keep", "--all", "--yes").exit());
  }

  @Test
  void keeping_lets_what_is_here_stand() {
    Shell.Run dry = shell.run("upstream", "keep", "4303", "--dry-run");
    Shell.Run run = shell.run("upstream", "keep", "4303", "--json");

    assertTrue(dry.out().endsWith("A dry run: nothing was resolved.\n"), dry.out());
    assertEquals(
        """
        {
          "format" : "errdict-json/1",
          "command" : "upstream",
          "lang" : "en",
          "settled" : 1,
          "dryRun" : false
        }
        """,
        run.out());
    assertEquals("4303  Ours", shell.run("show", "4303").line(0));
    assertEquals(
        "There is no open conflict: whatever was edited here and shipped otherwise is resolved.",
        shell.run("upstream", "status").line(0));
  }

  @Test
  void a_code_without_a_conflict_is_not_found() {
    Shell.Run run = shell.run("upstream", "accept", "101", "title.en");

    assertEquals(1, run.exit());
    assertTrue(
        run.err()
            .endsWith("There is no open conflict on 101 title.en. See: errdict upstream status\n"),
        run.err());
    assertEquals(2, shell.run("upstream", "accept").exit());
  }
}
