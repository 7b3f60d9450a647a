package dev.errdict.db.h2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.backup.Backup;
import dev.errdict.db.backup.BackupInput;
import dev.errdict.db.backup.BackupRows;
import dev.errdict.db.backup.BackupTables;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.PrivateFiles;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.migrate.Migrations;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A home with the schema of the build before 1.0.0, with a row in every table. */
@Tag("long")
class UpgradeFromOlderBuildTest {
  private static final String OLD_SCHEMA = "4";
  private static final int KILLS = 6;

  /** Tables whose rows are in another one since. */
  private static final Map<String, String> MOVED = Map.of("BOT_CHANNEL", "BOT_ROOM");

  private static final Path MIGRATIONS = Path.of("migrations");

  /** What is on disks must never change: a change of the schema is a new file. */
  private static final Map<String, String> RELEASED =
      Map.ofEntries(
          Map.entry(
              "V1__schema.sql", "529db4db6d585b2321c0d730be87b29266213780f0b78f48fd1479fa0958b730"),
          Map.entry(
              "V2__bot_settings.sql",
              "8fa51e1add4c4b2b973d3e54bba8f5317d2b87c874cc2f335cf1aa5133a26d60"),
          Map.entry(
              "V3__upstream_conflicts.sql",
              "db385d9f5da7624896d424d2db53d6c4e4a50071fc7b7614f239cbd1968a8a43"),
          Map.entry(
              "V4__catalog_history.sql",
              "5f0ba9e17090b0762b2637d52bc085517d64de2dd641ef38a2789beba3251e4b"),
          Map.entry(
              "V5__catalog_settings.sql",
              "02fb31a270137fc5a7ac74ab9512c502764cea1878cd1c01554c09a71c2c5ebe"),
          Map.entry(
              "V6__room_settings.sql",
              "a80d7a2264f72c932bbd704c2cd64ba4ec2fd1a99663b2a9ebe79884a8afc98c"),
          Map.entry(
              "V7__learning.sql",
              "8ee136232fd32b8a97ec7875f339873d6f4f8167d401cf285880ecd00bf1207a"),
          Map.entry(
              "V8__postgresql.sql",
              "6240ce0f21abf3b6481846728d55744cef250bd410868f0f57c1d197fcbf0839"),
          Map.entry(
              "V9__off_topic.sql",
              "6ae594797b23c0a7398ca103d9d580f002443b1d4d3619fefcaa9851b7c72f2c"),
          Map.entry(
              "V10__fewer_indexes.sql",
              "84d96f884c08ecde561848842e10a4310f451c091088eca8e3788e0a6c2797a5"),
          Map.entry(
              "V11__fewer_constraints.sql",
              "84611edbff3f5e34010a888568a1234f5a962886c67105996d8fdb21a828dd72"));

  private static final String ROWS =
      """
      insert into change (revision, changed_at, author, kind, message)
        values (1, timestamp with time zone '2026-11-01 10:00:00+00', 'mia', 'import', 'ours');
      insert into catalog (id, source, advice_until, retired, revision)
        values ('mine', 'https://example.org/codes', date '2027-01-12', false, 1);
      insert into module (catalog, id, ordinal) values ('mine', 'core', 1);
      insert into entry (id, catalog, code, sort_key, module, retired, retry, mender, vendor_advice, revision)
        values (1, 'mine', 'E1', 'E1', 'core', false, 'never', 'caller', false, 1),
               (2, 'mine', 'E2', 'E2', null, true, 'unknown', 'owner', true, 1);
      insert into change_entry (revision, catalog, code, content_before, content_after)
        values (1, 'mine', 'E1', null, 'code: E1'), (1, 'mine', 'E2', null, 'code: E2');
      insert into variant (id, entry_id, ordinal, message) values (1, 1, 1, 'it broke');
      insert into text (id, catalog, module, entry_id, variant_id, field, lang, origin, content, revision)
        values (1, 'mine', null, null, null, 'title', 'en', 'own', 'Ours', 1),
               (2, 'mine', 'core', null, null, 'title', 'zh', 'own', '核心', 1),
               (3, null, null, 1, null, 'title', 'zh', 'own', '坏了', 1),
               (4, null, null, null, 1, 'meaning', 'en', 'upstream', 'It is broken.', 1);
      insert into phrase (id, entry_id, ordinal, kind, lang, content) values (1, 1, 1, 'ask', 'zh', '为什么坏了');
      insert into link (id, entry_id, ordinal, label, url) values (1, 1, 1, 'docs', 'https://example.org/E1');
      insert into relation (entry_id, target_id, ordinal, kind) values (1, 2, 1, 'see-also');
      insert into entry_limit (id, entry_id, ordinal, what_zh, what_en, amount, unit, period)
        values (1, 1, 1, '请求', 'requests', 60, 'times', 'second');
      insert into shipped_entry (catalog, code, content) values ('mine', 'E1', 'code: E1');
      insert into shipped_catalog (catalog, content) values ('mine', 'id: mine');
      insert into setting (name, content) values ('index', 'abc');
      insert into bot_server (id, lang, prefix) values (77, 'en', '?');
      insert into bot_channel (server_id, channel_id, purpose) values (77, 78, 'watch');
      insert into upstream_conflict (id, catalog, code, path, content_base, content_here, content_shipped, revision)
        values (1, 'mine', 'E1', 'title.zh', 'a', 'b', 'c', 1);
      insert into change_catalog (revision, catalog, content_before, content_after) values (1, 'mine', null, 'id: mine');
      alter table change alter column revision restart with 2;
      alter table entry alter column id restart with 3;
      alter table variant alter column id restart with 2;
      alter table text alter column id restart with 5;
      alter table phrase alter column id restart with 2;
      alter table link alter column id restart with 2;
      alter table entry_limit alter column id restart with 2;
      alter table upstream_conflict alter column id restart with 2
      """;

  /** A row in each table that is new in a version. */
  private static final Map<Integer, String> ROWS_SINCE =
      Map.of(
          5,
          """
          insert into catalog_prefix (catalog, ordinal, prefix) values ('mine', 1, 'MINE');
          insert into catalog_server (catalog, server_id) values ('mine', 77);
          insert into renaming (revision, catalog_before, code_before, catalog_after, code_after)
            values (1, 'mine', 'E0', 'mine', 'E1');
          insert into variant_message (variant_id, lang, content) values (1, 'zh', '坏了');
          update catalog set priority = 3, is_default = true, site = 'https://example.org' where id = 'mine'
          """,
          6,
          """
          insert into bot_room (server_id, channel_id, purpose) values (77, 79, 'alerts');
          insert into bot_room_lang (server_id, channel_id, lang) values (77, 79, 'zh');
          update bot_server set command = 'codes', cooldown = 30, log_channel = 80 where id = 77
          """,
          7,
          """
          insert into learning_place (place, is_on, maintainers, digest_on) values (77, true, 81, date '2026-11-02');
          insert into asked_group (id, place, fingerprint, content, lang, reason, asked, first_on, last_on, state)
            values (1, 77, 'f', 'it is broken', 'en', 'nothing', 2, date '2026-11-01', date '2026-11-02', 'open');
          insert into asked_choice (group_id, catalog, code, chosen) values (1, 'mine', 'E1', 1);
          insert into asked_day (place, on_day, lang, outcome, asked) values (77, date '2026-11-01', 'en', 'declined', 2);
          insert into asked_entry (place, on_day, catalog, code, kind, times)
            values (77, date '2026-11-01', 'mine', 'E1', 'helpful', 1);
          insert into suggestion (id, place, on_day, lang, catalog, meaning, advice, author, state)
            values (1, 77, date '2026-11-01', 'en', 'mine', 'It is broken.', 'Fix it.', 'mia', 'open');
          alter table asked_group alter column id restart with 2;
          alter table suggestion alter column id restart with 2
          """,
          9,
          """
          insert into catalog_off_topic (catalog, ordinal, question) values ('mine', 1, 'what is for lunch')
          """);

  @TempDir private Path folder;
  private Home home;
  private Map<String, List<Map<String, String>>> before = Map.of();

  /** Upgrades a home, as any program does that opens it. */
  static final class Upgrading {
    private Upgrading() {}

    public static void main(String[] args) throws Exception {
      System.out.println("begin");
      Databases.open(new Home(Path.of(args[0]))).close();
    }
  }

  @BeforeEach
  void makeOldHome() throws Exception {
    home = new Home(folder.resolve("home"));
    PrivateFiles.createFolders(home.folder());
    makeOldDatabase("");
    before = rows();
  }

  /**
   * @param more statements after those that fill it
   */
  private void makeOldDatabase(String more) throws Exception {
    Opening old = Opening.of(home.folder(), true);
    Migrations.makeSchema(old.source(), OLD_SCHEMA);
    // H2 checks some constraints through the connection that has made them: Flyway's, closed.
    old.close();
    insert(ROWS + ";\n" + more);
  }

  private void insert(String statements) throws Exception {
    Opening old = Opening.of(home.folder(), true);
    try (Connection connection = old.connect();
        Statement statement = connection.createStatement()) {
      for (String row : statements.split(";\n")) {
        statement.execute(row);
      }
    }
    old.closeCompactly();
  }

  @Test
  void the_old_home_has_a_row_in_every_table() {
    assertEveryTableHasRows();
  }

  private void assertEveryTableHasRows() {
    before.forEach((table, rows) -> assertFalse(rows.isEmpty(), table));
  }

  @Test
  void released_migrations_never_change() throws Exception {
    for (Map.Entry<String, String> released : RELEASED.entrySet()) {
      byte[] content = Files.readAllBytes(MIGRATIONS.resolve(released.getKey()));
      assertEquals(
          released.getValue(),
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)),
          released.getKey());
    }
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      assertEquals(
          new TreeSet<>(RELEASED.keySet()),
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".sql"))
              .collect(Collectors.toCollection(TreeSet::new)),
          "A new migration is listed here before it is released");
    }
  }

  @Test
  void every_row_survives_an_upgrade_and_the_shipped_catalog_is_added() throws Exception {
    Databases.open(home).close();

    assertKept();
    try (Database database = Databases.open(home)) {
      CatalogStore store = new CatalogStore(database, Clock.systemUTC());
      assertTrue(store.find(new EntryRef("mine", "E1")).isPresent());
      assertTrue(store.find(new EntryRef("leancloud", "4303")).isPresent());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8, 9, 10})
  void every_row_of_a_later_schema_survives_too(int schema) throws Exception {
    for (int version = 5; version <= schema; version++) {
      Opening old = Opening.of(home.folder(), true);
      Migrations.makeSchema(old.source(), Integer.toString(version));
      old.close();
      if (ROWS_SINCE.containsKey(version)) {
        insert(ROWS_SINCE.get(version));
      }
    }
    before = rows();
    assertEveryTableHasRows();

    Databases.open(home).close();

    assertKept();
  }

  @Test
  void it_has_the_indexes_of_a_new_home() throws Exception {
    Databases.open(home).close();
    Set<String> upgraded = indexes();
    home = new Home(folder.resolve("new"));
    Databases.open(home).close();

    assertEquals(indexes(), upgraded);
    assertEquals(
        Set.of("TEXT ID", "TEXT CATALOG MODULE", "TEXT ENTRY_ID", "TEXT VARIANT_ID"),
        upgraded.stream().filter(one -> one.startsWith("TEXT ")).collect(Collectors.toSet()),
        "an import fills each of them for each text");
  }

  @Test
  void a_verified_backup_is_written_before_and_reported() throws Exception {
    List<Path> told = new ArrayList<>();
    StoreOptions.WaitListener listener =
        new StoreOptions.WaitListener() {
          @Override
          public void waiting(String program, Instant since) {}

          @Override
          public void backedUp(Path file) {
            told.add(file);
          }
        };
    HomeDatabase.open(home, true, StoreOptions.ofCommand(() -> "errdict", listener)).close();

    Path backup =
        home.folder().resolve("backups/before-upgrade-schema-" + OLD_SCHEMA + "-revision-1.backup");
    assertEquals(List.of(backup), told);
    assertEquals(1, Backup.verify(backup).revision());
    assertEquals(2, Backup.verify(backup).entries());

    told.clear();
    HomeDatabase.open(home, true, StoreOptions.ofCommand(() -> "errdict", listener)).close();
    assertEquals(List.of(), told, "nothing is left to do");
  }

  @Test
  void the_backup_brings_back_every_row() throws Exception {
    Databases.open(home).close();
    Path backup = backups().getFirst();
    Home other = new Home(folder.resolve("other"));
    PrivateFiles.createFolders(other.folder());

    Opening opening = Opening.of(other.folder(), true);
    Migrations.makeSchema(opening.source(), OLD_SCHEMA);
    opening.close();
    opening = Opening.of(other.folder(), true);
    try (BackupInput in = BackupInput.open(backup);
        Connection connection = opening.connect()) {
      new BackupRows(Sql.on(connection), backup, rows -> {}).insertAll(in);
    }
    opening.close();

    home = other;
    assertKept();
  }

  @Test
  void without_room_for_the_backup_nothing_is_migrated() throws Exception {
    Files.writeString(home.folder().resolve("backups"), "in the way");

    assertThrowsAny(() -> Databases.open(home).close());

    Opening old = Opening.of(home.folder(), true);
    try (Connection connection = old.connect()) {
      assertEquals(4, BackupTables.schemaVersion(Sql.on(connection)));
    } finally {
      old.close();
    }
    assertEquals(before, rows());
  }

  @Test
  void an_upgrade_that_is_killed_at_any_moment_goes_on_with_the_next_start() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      Process upgrading = upgrade();
      Thread.sleep(300L * kill);
      upgrading.destroyForcibly().waitFor();
    }
    Process last = upgrade();
    assertTrue(last.waitFor(120, TimeUnit.SECONDS));
    assertEquals(0, last.exitValue());

    assertKept();
    Path backup =
        home.folder().resolve("backups/before-upgrade-schema-" + OLD_SCHEMA + "-revision-1.backup");
    assertEquals(List.of(backup), backups());
    assertEquals(1, Backup.verify(backup).revision());
  }

  @Test
  void a_second_upgrade_from_the_same_revision_has_a_backup_of_its_own() throws Exception {
    Databases.open(home).close();
    Path first = backups().getFirst();
    byte[] before = Files.readAllBytes(first);

    PrivateFiles.deleteFolder(home.index());
    Files.delete(home.database());
    Files.delete(home.lock());
    makeOldDatabase("update bot_server set prefix = '!'");
    Databases.open(home).close();

    assertEquals(2, backups().size());
    assertArrayEquals(before, Files.readAllBytes(first));
    Path second = backups().stream().filter(file -> !file.equals(first)).findFirst().orElseThrow();
    assertTrue(second.toString().endsWith("-revision-1-2.backup"), second.toString());
    assertEquals(1, Backup.verify(second).revision());
  }

  @Test
  void a_fresh_home_needs_no_backup() throws Exception {
    home = new Home(folder.resolve("fresh"));
    Databases.open(home).close();

    assertFalse(Files.exists(home.folder().resolve("backups")));
  }

  private interface Action {
    void run() throws Exception;
  }

  private static void assertThrowsAny(Action action) {
    org.junit.jupiter.api.Assertions.assertThrows(
        dev.errdict.db.catalog.CatalogException.class, action::run);
  }

  private List<Path> backups() throws IOException {
    try (Stream<Path> files = Files.list(home.folder().resolve("backups"))) {
      return files.filter(file -> file.toString().endsWith(".backup")).sorted().toList();
    }
  }

  private Process upgrade() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                    .orElse(System.getProperty("java.class.path")),
                Upgrading.class.getName(),
                home.folder().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.inputReader().readLine();
    return process;
  }

  /** Each old row is there, with what it had in the columns that it had. */
  private void assertKept() throws SQLException {
    Map<String, List<Map<String, String>>> after = rows();
    before.forEach(
        (table, rows) ->
            rows.forEach(
                row ->
                    assertTrue(
                        Stream.of(table, MOVED.getOrDefault(table, table))
                            .flatMap(name -> after.getOrDefault(name, List.of()).stream())
                            .anyMatch(now -> now.entrySet().containsAll(row.entrySet())),
                        table + " has lost " + row)));
  }

  /** Each with its table and columns. */
  private Set<String> indexes() throws SQLException {
    Set<String> indexes = new TreeSet<>();
    Opening opening = Opening.of(home.folder(), true);
    try (Connection connection = opening.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select table_name || listagg(' ' || column_name, '') within group (order by ordinal_position)"
                    + " from information_schema.index_columns group by table_name, index_name")) {
      while (rows.next()) {
        indexes.add(rows.getString(1));
      }
    } finally {
      opening.close();
    }
    return indexes;
  }

  /** All rows by table, of all tables but Flyway's. */
  private Map<String, List<Map<String, String>>> rows() throws SQLException {
    Map<String, List<Map<String, String>>> rows = new TreeMap<>();
    Opening opening = Opening.of(home.folder(), true);
    try (Connection connection = opening.connect();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet names =
          statement.executeQuery(
              "select table_name from information_schema.tables where table_schema = 'PUBLIC'"
                  + " and table_name <> 'flyway_schema_history'")) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      for (String table : tables) {
        List<Map<String, String>> content = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("select * from \"" + table + "\"")) {
          while (row.next()) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
              values.put(row.getMetaData().getColumnName(i), String.valueOf(row.getString(i)));
            }
            content.add(values);
          }
        }
        rows.put(table, content);
      }
    } finally {
      opening.close();
    }
    return rows;
  }
}
