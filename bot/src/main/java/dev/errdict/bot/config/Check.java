package dev.errdict.bot.config;

import dev.errdict.db.home.PrivateFiles;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code errdict-bot --check}: prints every setting with its source and all problems, without
 * connecting to Discord or a server, and without writing anything.
 */
public final class Check {
  private static final int WANTED_JAVA = 25;

  /** Three parts in Base64 for URLs: the bot's id, a time, a signature. */
  private static final Predicate<String> TOKEN =
      Pattern.compile("[\\w-]{18,}\\.[\\w-]{5,}\\.[\\w-]{25,}").asMatchPredicate();

  private final Settings settings;
  private final Lang lang;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param lang of the report
   */
  public Check(Settings settings, Lang lang) {
    this.settings = settings;
    this.lang = lang;
    problems.addAll(settings.problems());
    if (settings.isComplete() || settings.get(Setting.TOKEN).isPresent()) {
      checkToken();
    }
    checkPasswordFile();
    if (isSound(Setting.HOME)) {
      checkHome(settings.home().folder());
    }
    if (isSound(Setting.HTTP)) {
      checkHttp();
    }
    if (Runtime.version().feature() < WANTED_JAVA) {
      problems.add(Problem.of("problem.java", Runtime.version().feature(), WANTED_JAVA));
    }
  }

  private boolean isSound(Setting setting) {
    return settings
        .get(setting)
        .flatMap(value -> setting.form().check(setting.option(), value))
        .isEmpty();
  }

  /**
   * Prints the report.
   *
   * @param version of errdict-bot
   * @return whether nothing is wrong
   */
  public boolean print(PrintStream out, String version) {
    Words words = Words.of(Check.class, lang);
    out.println("errdict-bot " + version + ", Java " + Runtime.version());
    settings
        .file()
        .ifPresentOrElse(
            file -> out.println(words.say("check.file", file)),
            () -> out.println(words.say("check.no-file")));
    for (Setting setting : Setting.values()) {
      Optional<Settings.Value> value = settings.value(setting);
      out.println(
          "  "
              + setting.option()
              + " = "
              + value
                  .map(
                      v ->
                          setting.shown(v.text())
                              + "  ("
                              + words.say(
                                  "check." + v.source(),
                                  v.source() == Settings.Source.VARIABLE
                                      ? v.named().variable()
                                      : "--" + v.named().option())
                              + ")")
                  .orElseGet(() -> words.say("check.default")));
    }
    settings
        .unknownVariables()
        .forEach(name -> out.println(words.say("check.unknown-variable", name)));
    Stream.of(Setting.TOKEN_FILE, Setting.DATABASE_PASSWORD_FILE)
        .filter(this::isSound)
        .flatMap(setting -> settings.get(setting).stream())
        .filter(file -> PrivateFiles.isOpenToOthers(Path.of(file)))
        .forEach(file -> out.println(words.say("check.secret-file-open", file)));
    problems.forEach(problem -> out.println(words.say("check.wrong", problem.say(lang))));
    out.println(words.say(problems.isEmpty() ? "check.good" : "check.bad", problems.size()));
    return problems.isEmpty();
  }

  /** A server other than Discord may have tokens of another form. */
  private void checkToken() {
    Optional<String> token = settings.get(Setting.TOKEN);
    if (token.isEmpty()) {
      problems.add(Problem.of("problem.no-token"));
    } else if (settings.get(Setting.API_URL).isEmpty() && !TOKEN.test(token.get())) {
      problems.add(Problem.of("problem.token-form"));
    }
  }

  private void checkPasswordFile() {
    settings
        .get(Setting.DATABASE_PASSWORD_FILE)
        .filter(file -> isSound(Setting.DATABASE_PASSWORD_FILE) && !hasText(Path.of(file)))
        .ifPresent(file -> problems.add(Problem.of("problem.password-file", file)));
  }

  private static boolean hasText(Path file) {
    try {
      return !Files.readString(file).isBlank();
    } catch (IOException e) {
      return false;
    }
  }

  private void checkHome(Path home) {
    Path existing = home;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      problems.add(Problem.of("problem.home-no-folder", existing));
    } else if (!Files.isWritable(existing) || !Files.isExecutable(existing)) {
      problems.add(Problem.of("problem.home-not-writable", existing));
    } else if (existing.equals(home)) {
      Path database = settings.home().database();
      if (PrivateFiles.isOpenToOthers(home)) {
        problems.add(Problem.of("problem.home-open", home));
      }
      if (Files.exists(database) && !(Files.isReadable(database) && Files.isWritable(database))) {
        problems.add(Problem.of("problem.home-not-writable", database));
      } else if (settings.get(Setting.DATABASE).isEmpty()) {
        Store.diagnose(settings.home())
            .ifPresent(trouble -> problems.add(Problem.of("problem.home", trouble)));
      }
    }
  }

  private void checkHttp() {
    Optional<InetSocketAddress> address = settings.get(Setting.HTTP).map(HttpAddress::parse);
    if (address.isEmpty()) {
      return;
    }
    if (address.get().isUnresolved()) {
      problems.add(Problem.of("problem.http-host", address.get().getHostString()));
      return;
    }
    InetAddress host = address.get().getAddress();
    try (ServerSocket socket = new ServerSocket(address.get().getPort(), 1, host)) {
      assert socket.isBound();
    } catch (IOException e) {
      problems.add(
          Problem.of("problem.http-taken", host.getHostAddress() + ":" + address.get().getPort()));
    }
  }
}
