package dev.errdict.bot.config;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.DatabaseAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The format of a setting's value. */
sealed interface Form {
  /** The placeholder for the value in the help, such as {@code true|false}. */
  String label();

  /** The problem of a value that is not blank; empty when it is valid. */
  Optional<Problem> check(String name, String value);

  /** Whether a value must not be printed. */
  default boolean isSecret(String value) {
    return false;
  }

  /** Any text. */
  record Text(String label) implements Form {
    @Override
    public Optional<Problem> check(String name, String value) {
      return Optional.empty();
    }
  }

  /** The address of a database; one with a password in it is refused and not printed. */
  record Database() implements Form {
    @Override
    public String label() {
      return "URL";
    }

    @Override
    public Optional<Problem> check(String name, String value) {
      return isSecret(value)
          ? Optional.of(Problem.of("problem.no-database", name))
          : Optional.empty();
    }

    @Override
    public boolean isSecret(String value) {
      try {
        var _ = DatabaseAddress.of(value, Map.of());
        return false;
      } catch (CatalogException e) {
        return true;
      }
    }
  }

  /** One of a few words, ignoring case. */
  record Choice(List<String> words) implements Form {
    public Choice {
      words = List.copyOf(words);
    }

    static Choice of(String... words) {
      return new Choice(List.of(words));
    }

    @Override
    public String label() {
      return String.join("|", words);
    }

    @Override
    public Optional<Problem> check(String name, String value) {
      return words.contains(value.toLowerCase(Locale.ROOT))
          ? Optional.empty()
          : Optional.of(Problem.of("problem.no-choice", name, String.join(", ", words), value));
    }
  }

  /** An address with one of these schemes and a host. */
  record Url(List<String> schemes) implements Form {
    public Url {
      schemes = List.copyOf(schemes);
    }

    @Override
    public String label() {
      return "URL";
    }

    @Override
    public Optional<Problem> check(String name, String value) {
      return isUrl(value)
          ? Optional.empty()
          : Optional.of(
              Problem.of("problem.no-url", name, String.join("://, ", schemes) + "://", value));
    }

    boolean isUrl(String value) {
      try {
        URI uri = new URI(value);
        return uri.getHost() != null
            && uri.getScheme() != null
            && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT));
      } catch (URISyntaxException e) {
        return false;
      }
    }
  }

  /** An address of this machine, for tests. */
  record LocalUrl() implements Form {
    private static final Url HTTP = new Url(List.of("http"));
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

    @Override
    public String label() {
      return "URL";
    }

    @Override
    public Optional<Problem> check(String name, String value) {
      return HTTP.isUrl(value) && LOOPBACK.contains(URI.create(value).getHost())
          ? Optional.empty()
          : Optional.of(Problem.of("problem.no-loopback", name, value));
    }
  }

  /** Discord ids, separated by commas or blanks. */
  record Ids() implements Form {
    private static final String ID = "[1-9][0-9]{0,18}";

    @Override
    public String label() {
      return "ID,ID";
    }

    @Override
    public Optional<Problem> check(String name, String value) {
      return split(value).allMatch(id -> id.matches(ID))
          ? Optional.empty()
          : Optional.of(Problem.of("problem.no-ids", name, value));
    }

    /** The ids of a valid value. */
    static Set<Long> parse(String value) {
      return split(value).map(Long::parseUnsignedLong).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> split(String value) {
      return Stream.of(value.split("[,\\s]+")).filter(id -> !id.isEmpty());
    }
  }

  /** The total number of shards: a number, or the one that Discord recommends. */
  record Shards() implements Form {
    @Override
    public String label() {
      return "auto|TOTAL";
    }

    @Override
    public Optional<Problem> check(String name, String value) {
      return value.matches("auto|[1-9][0-9]{0,4}")
          ? Optional.empty()
          : Optional.of(Problem.of("problem.no-shards", name, value));
    }
  }

  /** The shards of one process: one number, or the first and the last. */
  record ShardRange() implements Form {
    private static final Pattern PATTERN = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

    @Override
    public String label() {
      return "FIRST-LAST";
    }

    @Override
    public Optional<Problem> check(String name, String value) {
      Matcher range = PATTERN.matcher(value);
      return range.matches() && first(range) <= last(range)
          ? Optional.empty()
          : Optional.of(Problem.of("problem.no-shard-range", name, value));
    }

    private static int first(Matcher range) {
      return Integer.parseInt(range.group(1));
    }

    private static int last(Matcher range) {
      return Integer.parseInt(range.group(2) == null ? range.group(1) : range.group(2));
    }

    /** The last shard of a valid value. */
    static int last(String value) {
      Matcher range = PATTERN.matcher(value);
      return range.matches() ? last(range) : 0;
    }
  }

  /** A number of milliseconds, from 1 to 9,999,999. */
  record Milliseconds() implements Form {
    @Override
    public String label() {
      return "MS";
    }

    @Override
    public Optional<Problem> check(String name, String value) {
      return value.matches("[1-9][0-9]{0,6}")
          ? Optional.empty()
          : Optional.of(Problem.of("problem.no-milliseconds", name, value));
    }
  }

  /** A path of the file system, which need not exist. */
  record PathName(String label) implements Form {
    @Override
    public Optional<Problem> check(String name, String value) {
      try {
        var _ = Path.of(value);
        return Optional.empty();
      } catch (InvalidPathException e) {
        return Optional.of(Problem.of("problem.no-path", name, value));
      }
    }
  }

  /** {@code HOST:PORT}, or {@code PORT} of the loopback address; IPv6 in brackets. */
  record Address() implements Form {
    static final Pattern PATTERN =
        Pattern.compile("(?:(?<host>\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+):)?(?<port>[0-9]{1,5})");

    private static final int LAST_PORT = 65_535;

    @Override
    public String label() {
      return "HOST:PORT";
    }

    @Override
    public Optional<Problem> check(String name, String value) {
      Matcher address = PATTERN.matcher(value);
      return address.matches() && Integer.parseInt(address.group("port")) <= LAST_PORT
          ? Optional.empty()
          : Optional.of(Problem.of("problem.no-address", name, value));
    }
  }

  /** A secret: never printed, and never taken from the command line, which others can read. */
  record Secret() implements Form {
    @Override
    public String label() {
      return "";
    }

    @Override
    public Optional<Problem> check(String name, String value) {
      return Optional.empty();
    }

    @Override
    public boolean isSecret(String value) {
      return true;
    }
  }
}
