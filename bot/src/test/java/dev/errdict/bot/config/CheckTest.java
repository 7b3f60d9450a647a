package dev.errdict.bot.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.home.DatabaseChoice;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
  /** In Discord's form; it belongs to nobody. */
  private static final String TOKEN =
      "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.abcdefghijklmnopqrstuvwxyz0123456789AB";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void a_good_configuration_is_listed_with_its_sources_and_without_the_token() {
    assertTrue(check(Lang.EN, Map.of("DISCORD_TOKEN", TOKEN, "ERRDICT_LANG", "zh")));

    assertTrue(report().contains("  lang = zh  (variable ERRDICT_LANG)\n"), report());
    assertTrue(report().contains("  token = ***  (variable DISCORD_TOKEN)\n"), report());
    assertTrue(report().contains("  log-format = (default)\n"), report());
    assertTrue(report().endsWith("The configuration is valid. Discord was not asked.\n"));
    assertFalse(Files.exists(folder.resolve("home")), "a check writes nothing");
  }

  @Test
  void all_that_is_wrong_is_told_in_the_language_of_the_machine() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertFalse(
          check(
              Lang.ZH,
              Map.of(
                  "DISCORD_TOKEN", "令牌", "ERRDICT_HTTP", Integer.toString(other.getLocalPort()))));
    }

    assertTrue(report().contains("有误：令牌不像 Discord 的格式"), report());
    assertTrue(report().contains("有误：其他用户能读取数据目录：请执行 chmod 700 " + home), report());
    assertTrue(report().contains("有误：http：无法监听 127.0.0.1:"), report());
    assertTrue(report().endsWith("发现 3 个问题。\n"), report());
  }

  @Test
  void a_missing_token_and_a_home_under_a_file_are_wrong() throws IOException {
    Files.writeString(folder.resolve("home"), "");

    assertFalse(check(Lang.EN, Map.of()));

    assertTrue(report().contains("wrong: there is no token"), report());
    assertTrue(report().contains("home is not a folder."), report());
  }

  @Test
  void one_mistake_does_not_hide_another() throws IOException {
    Path file = Files.writeString(folder.resolve("conf"), "langauge = zh\nshard-range = 0-3\n");

    assertFalse(
        check(Lang.EN, Map.of("DISCORD_TOKEN", "quoted", "ERRDICT_CONFIG", file.toString())));

    assertTrue(report().contains("line 1: there is no setting \"langauge\""), report());
    assertTrue(report().contains("wrong: the token does not look like"), report());
  }

  @Test
  void what_may_be_a_secret_is_not_repeated() throws IOException {
    Path file = Files.writeString(folder.resolve("conf"), TOKEN + " = x\n");

    assertFalse(check(Lang.EN, Map.of("ERRDICT_CONFIG", file.toString())));

    assertTrue(report().contains("line 1: there is no setting \"…\""), report());
    assertFalse(report().contains(TOKEN), report());
  }

  @Test
  void a_file_that_is_missing_is_called_so() {
    assertFalse(check(Lang.EN, Map.of("ERRDICT_CONFIG", folder.resolve("none").toString())));

    assertTrue(report().contains("wrong: there is no file " + folder.resolve("none")), report());
  }

  @Test
  void a_misspelt_variable_is_named() {
    assertTrue(check(Lang.EN, Map.of("DISCORD_TOKEN", TOKEN, "DISCORD_SERVER", "1")));

    assertTrue(report().contains("note: the variable DISCORD_SERVER is no setting"), report());
  }

  @Test
  void the_token_is_listed_with_the_file_that_has_it() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");

    assertTrue(check(Lang.EN, Map.of("DISCORD_TOKEN_FILE", file.toString())));

    assertTrue(report().contains("  token = ***  (variable DISCORD_TOKEN_FILE)\n"), report());
  }

  @Test
  void a_file_of_the_token_that_others_can_read_is_named() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), TOKEN);
    Map<String, String> variables = Map.of("DISCORD_TOKEN_FILE", file.toString());

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertTrue(check(Lang.EN, variables));
    assertFalse(report().contains("chmod"), report());

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertTrue(check(Lang.EN, variables));
    assertTrue(report().contains("chmod 600 " + file + "\n"), report());
  }

  @Test
  void a_wrong_database_hides_no_missing_token_and_its_password_file_is_looked_at()
      throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    Map<String, String> variables =
        Map.of(
            "ERRDICT_DATABASE",
            "jdbc:mysql://localhost/x",
            "ERRDICT_DATABASE_PASSWORD_FILE",
            empty.toString());

    assertFalse(check(Lang.EN, variables));
    assertTrue(report().contains("wrong: there is no token"), report());
    assertTrue(
        report().contains("the file with the database password, \"" + empty + "\""), report());
    assertTrue(report().endsWith("3 problems found.\n"), report());

    Files.writeString(empty, "hunter2\n");
    Files.setPosixFilePermissions(empty, PosixFilePermissions.fromString("rw-r--r--"));
    assertFalse(check(Lang.EN, variables));
    assertTrue(report().contains("chmod 600 " + empty), report());
    assertTrue(report().endsWith("2 problems found.\n"), report());
  }

  @Test
  void a_home_that_was_used_with_a_database_needs_a_setting_for_it() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(home.resolve("database-used"), "db.example/errdict\n");
    Path file = Files.writeString(folder.resolve("conf"), "lang = en\n");

    assertFalse(check(Lang.EN, Map.of("DISCORD_TOKEN", TOKEN)));
    assertTrue(report().contains("was last used with the database db.example/errdict"), report());
    assertTrue(report().contains("Name it in " + home.resolve("errdict.conf")), report());

    assertFalse(check(Lang.EN, Map.of("DISCORD_TOKEN", TOKEN, "ERRDICT_CONFIG", file.toString())));
    assertTrue(report().contains("Name it in " + file), report());
  }

  @Test
  void a_database_that_this_build_cannot_use_is_wrong() throws Exception {
    Home home = new Home(folder.resolve("home"));
    Map<String, String> variables = Map.of("DISCORD_TOKEN", TOKEN);
    Store.open(home, Clock.systemUTC(), StoreOptions.silent()).close();
    byte[] good = Files.readAllBytes(home.database());

    byte[] lock = Files.readAllBytes(home.lock());

    assertTrue(check(Lang.EN, variables), report());
    assertArrayEquals(good, Files.readAllBytes(home.database()));
    assertArrayEquals(lock, Files.readAllBytes(home.lock()));

    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:" + home.folder().resolve("errdict"), "errdict", "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\","
              + " \"description\", \"type\", \"script\", \"installed_by\","
              + " \"execution_time\", \"success\")"
              + " values (1000, '999', 'later', 'SQL', 'V999__later.sql', 'x', 1, true)");
      statement.execute("update setting set content = 'later' where name = 'build'");
    }
    assertFalse(check(Lang.ZH, variables));
    assertTrue(report().contains("有误：数据目录 " + home.folder() + " 是由更新版本的 errdict 建立的"), report());

    Files.write(home.database(), new byte[good.length]);
    assertFalse(check(Lang.EN, variables));
    assertTrue(report().contains("wrong: The database in " + home.folder()), report());

    Files.delete(home.database());
    assertFalse(check(Lang.EN, variables));
    assertTrue(report().contains("wrong: " + gone(home)), report());
  }

  private static String gone(Home home) {
    return new CatalogException(Problem.HOME_DATABASE_GONE, home.database()).say(Lang.EN);
  }

  /** The database's module reads three of the settings by their names. */
  @Test
  void the_settings_of_the_database_are_named_alike_in_both_modules() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    for (Setting setting :
        List.of(Setting.DATABASE, Setting.DATABASE_USER, Setting.DATABASE_PASSWORD_FILE)) {
      Files.writeString(home.resolve("errdict.conf"), setting.option() + " = x\n");
      assertEquals(
          Map.of(setting.variable(), "x"), DatabaseChoice.variables(new Home(home), Map.of()));
    }
  }

  @Test
  void every_sentence_exists_in_both_languages() throws IOException {
    assertEquals(keys("en"), keys("zh"));
  }

  private static java.util.Set<Object> keys(String lang) throws IOException {
    Properties words = new Properties();
    try (InputStream file = Check.class.getResourceAsStream("words_" + lang + ".properties")) {
      words.load(file);
    }
    return words.keySet();
  }

  private boolean check(Lang lang, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("ERRDICT_HOME", folder.resolve("home").toString());
    return new Check(Settings.of(Map.of(), all), lang)
        .print(new PrintStream(out, true, StandardCharsets.UTF_8), "1");
  }

  private String report() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
