package dev.errdict.bot.config;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.ConfigLines;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.DatabaseChoice;
import dev.errdict.db.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The value of every setting and where it comes from. An option overrides a variable of the
 * environment, which overrides a line of the file, which overrides the default. Blank values count
 * as not set. The file is {@code --config}, else {@code ERRDICT_CONFIG}, else {@code errdict.conf}
 * in the home, if it exists.
 */
public final class Settings {
  /** Where a value comes from. */
  enum Source {
    OPTION,
    VARIABLE,
    FILE
  }

  /**
   * A configured value.
   *
   * @param named the setting by which it was given: the token may come from a file that is named
   */
  record Value(String text, Source source, Setting named) {}

  private static final Set<String> OF_THE_LAUNCHER = Set.of("ERRDICT_LC_ALL", "ERRDICT_TERMINALS");

  private final Map<Setting, Value> values = new EnumMap<>(Setting.class);
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> environment;
  private final Optional<Path> file;

  private boolean complete = true;

  private Settings(Map<Setting, String> options, Map<String, String> environment) {
    this.environment = environment;
    for (Setting setting : Setting.values()) {
      set(setting, options.get(setting), Source.OPTION);
      set(setting, environment.get(setting.variable()), Source.VARIABLE);
    }
    Optional<Path> named = path(Setting.CONFIG);
    this.file = named.or(this::fileOfHome);
    file.ifPresent(path -> read(path, named.isPresent()));
    values.forEach(
        (setting, value) ->
            setting.form().check(name(setting, value), value.text()).ifPresent(problems::add));
    checkShards();
    checkDatabase();
    readToken();
  }

  /** A home that was used with a server's database must not be used without one by mistake. */
  private void checkDatabase() {
    if (get(Setting.DATABASE).isEmpty() && problems.isEmpty()) {
      try {
        var _ = database();
      } catch (CatalogException e) {
        problems.add(Problem.of("problem.database", e));
      }
    }
  }

  /** A range of shards needs a fixed total, the same in all processes. */
  private void checkShards() {
    Optional<String> range = get(Setting.SHARD_RANGE);
    String total = get(Setting.SHARDS).orElse("auto");
    if (range.isPresent()
        && problems.isEmpty()
        && (total.equals("auto")
            || ValueFormat.lastShard(range.get()) >= Integer.parseInt(total))) {
      problems.add(Problem.of("problem.shard-range-without-total", range.get(), total));
    }
  }

  /**
   * @param options the settings on the command line
   */
  public static Settings of(Map<Setting, String> options, Map<String, String> environment) {
    return new Settings(options, environment);
  }

  /** All problems of the values, the file and the token's file; empty when there is none. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /**
   * @throws ConfigurationException when there is any problem
   */
  public Settings orThrow() throws ConfigurationException {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return this;
  }

  /** The configured value; empty for the default. */
  public Optional<String> get(Setting setting) {
    return value(setting).map(Value::text);
  }

  Optional<Value> value(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  /** The value of a {@link ValueFormat.Choice} setting. */
  public String choice(Setting setting, String usual) {
    return get(setting).orElse(usual).toLowerCase(Locale.ROOT);
  }

  /** The value of a boolean setting, which is true by default. */
  public boolean isOn(Setting setting) {
    return choice(setting, "true").equals("true");
  }

  /** The value of an {@link ValueFormat.Ids} setting. */
  public Set<Long> ids(Setting setting) {
    return get(setting).map(ValueFormat::ids).orElseGet(Set::of);
  }

  public Home home() {
    Map<String, String> variables = new HashMap<>(environment);
    // Its file is read already, unless --config names another.
    variables.remove(ConfigLines.VARIABLE);
    return Home.find(path(Setting.HOME), variables);
  }

  /**
   * The database of several processes; empty when it is in the home.
   *
   * @throws CatalogException when its address cannot be used; or when none is named and the home
   *     was used with one
   */
  public Optional<DatabaseAddress> database() throws CatalogException {
    Map<String, String> variables = new HashMap<>();
    for (Setting setting :
        List.of(Setting.DATABASE, Setting.DATABASE_USER, Setting.DATABASE_PASSWORD_FILE)) {
      get(setting).ifPresent(value -> variables.put(setting.variable(), value));
    }
    file.ifPresent(one -> variables.put(ConfigLines.VARIABLE, one.toString()));
    return DatabaseChoice.find(home(), variables);
  }

  /** Whether all files were read without a mistake: only then is what has no value set nowhere. */
  boolean isComplete() {
    return complete;
  }

  /** The file that was read. */
  Optional<Path> file() {
    return file;
  }

  private Optional<Path> path(Setting setting) {
    try {
      return get(setting).map(Path::of);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<Path> fileOfHome() {
    try {
      return Optional.of(ConfigLines.fileOf(home())).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private void read(Path path, boolean named) {
    ConfigFile content =
        ConfigFile.read(
            path, named ? Set.of(Setting.CONFIG) : Set.of(Setting.CONFIG, Setting.HOME));
    problems.addAll(content.problems());
    complete &= content.problems().isEmpty();
    content.values().forEach((setting, text) -> set(setting, text, Source.FILE));
  }

  private void set(Setting setting, @org.jspecify.annotations.Nullable String text, Source source) {
    if (text != null && !text.isBlank()) {
      values.putIfAbsent(setting, new Value(text.strip(), source, setting));
    }
  }

  /** Variables that are called like settings and are none, such as misspelt ones. */
  public List<String> unknownVariables() {
    Set<String> known =
        Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
    return environment.keySet().stream()
        .filter(name -> name.startsWith("ERRDICT_") || name.startsWith("DISCORD_"))
        .filter(name -> !known.contains(name) && !OF_THE_LAUNCHER.contains(name))
        .sorted()
        .toList();
  }

  private static String name(Setting setting, Value value) {
    return switch (value.source()) {
      case OPTION -> "--" + setting.option();
      case VARIABLE -> setting.variable();
      case FILE -> setting.option();
    };
  }

  /** A token overrides the token's file. */
  private void readToken() {
    Value named = values.get(Setting.TOKEN_FILE);
    Optional<Path> tokenFile = path(Setting.TOKEN_FILE);
    if (values.containsKey(Setting.TOKEN) || named == null || tokenFile.isEmpty()) {
      return;
    }
    try {
      String token = Files.readString(tokenFile.get()).strip();
      if (!token.isEmpty()) {
        values.put(Setting.TOKEN, new Value(token, named.source(), Setting.TOKEN_FILE));
      }
    } catch (IOException e) {
      complete = false;
      problems.add(
          Problem.of("problem.token-file", name(Setting.TOKEN_FILE, named), tokenFile.get()));
    }
  }
}
