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
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a setting's value looks like.
 *
 * @param label the placeholder for the value in the help, such as {@code true|false}
 * @param problem key of the sentence about a value that does not fit
 * @param detail what that sentence names between the setting and the value
 * @param fits whether a value that is not blank fits
 * @param hidden whether a value must not be printed
 */
record ValueFormat(
    String label,
    String problem,
    Optional<String> detail,
    Predicate<String> fits,
    Predicate<String> hidden) {
  private static final Pattern SHARDS_OF_PROCESS =
      Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

  /** Discord's ids, with commas or blanks between them. */
  static final ValueFormat IDS =
      of("ID,ID", "problem.no-ids", value -> split(value).allMatch(ValueFormat::isSnowflake));

  /** How many shards there are in all: a number, or as many as Discord advises. */
  static final ValueFormat SHARDS =
      of("auto|TOTAL", "problem.no-shards", value -> value.matches("auto|[1-9][0-9]{0,4}"));

  /** The shards of one process: one number, or the first and the last. */
  static final ValueFormat SHARD_RANGE =
      of("FIRST-LAST", "problem.no-shard-range", value -> firstShard(value) <= lastShard(value));

  /** A number of milliseconds, from 1 to 9,999,999. */
  static final ValueFormat MILLISECONDS =
      of("MS", "problem.no-milliseconds", value -> value.matches("[1-9][0-9]{0,6}"));

  /** {@code HOST:PORT}, or {@code PORT} of the loopback address; IPv6 in brackets. */
  static final ValueFormat ADDRESS = of("HOST:PORT", "problem.no-address", HttpAddress::isOne);

  /** An address of this machine, for trials. */
  static final ValueFormat LOCAL_URL =
      of(
          "URL",
          "problem.no-loopback",
          value ->
              isUrl(value, List.of("http"))
                  && Set.of("127.0.0.1", "[::1]").contains(URI.create(value).getHost()));

  /** The address of a database; one with a password in it is refused and not printed. */
  static final ValueFormat DATABASE =
      new ValueFormat(
          "URL",
          "problem.no-database",
          Optional.empty(),
          ValueFormat::isDatabase,
          Predicate.not(ValueFormat::isDatabase));

  /** A secret: never printed, and never taken from the command line, which others can read. */
  static final ValueFormat SECRET =
      new ValueFormat("", "", Optional.empty(), any -> true, any -> true);

  private static ValueFormat of(String label, String problem, Predicate<String> fits) {
    return new ValueFormat(label, problem, Optional.empty(), fits, any -> false);
  }

  /** Any text. */
  static ValueFormat text(String label) {
    return of(label, "", any -> true);
  }

  /** A path of the file system, which need not exist. */
  static ValueFormat path(String label) {
    return of(label, "problem.no-path", ValueFormat::isPath);
  }

  /** One of a few words, in any case. */
  static ValueFormat choice(String... words) {
    List<String> all = List.of(words);
    return new ValueFormat(
        String.join("|", all),
        "problem.no-choice",
        Optional.of(String.join(", ", all)),
        value -> all.contains(value.toLowerCase(Locale.ROOT)),
        any -> false);
  }

  /** An address with one of these schemes and a host. */
  static ValueFormat url(String... schemes) {
    List<String> all = List.of(schemes);
    return new ValueFormat(
        "URL",
        "problem.no-url",
        Optional.of(String.join("://, ", all) + "://"),
        value -> isUrl(value, all),
        any -> false);
  }

  /** What is wrong with a value that is not blank. */
  Optional<Problem> check(String name, String value) {
    if (fits.test(value)) {
      return Optional.empty();
    }
    Optional<String> shown = Optional.of(value).filter(hidden.negate());
    List<Object> arguments =
        Stream.of(Optional.of(name), detail, shown)
            .flatMap(Optional::stream)
            .map(Object.class::cast)
            .toList();
    return Optional.of(new Problem(problem, arguments));
  }

  private static boolean isUrl(String value, List<String> schemes) {
    try {
      URI uri = new URI(value);
      return uri.getHost() != null
          && uri.getScheme() != null
          && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isDatabase(String value) {
    try {
      var _ = DatabaseAddress.of(value, Map.of());
      return true;
    } catch (CatalogException e) {
      return false;
    }
  }

  private static boolean isPath(String value) {
    try {
      var _ = Path.of(value);
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isSnowflake(String id) {
    return id.matches("[1-9][0-9]{0,18}");
  }

  private static Stream<String> split(String value) {
    return Stream.of(value.split("[,\\s]+")).filter(id -> !id.isEmpty());
  }

  /** The ids of a value that fits {@link #IDS}. */
  static Set<Long> ids(String value) {
    return split(value).map(Long::parseUnsignedLong).collect(Collectors.toUnmodifiableSet());
  }

  private static int firstShard(String value) {
    Matcher range = SHARDS_OF_PROCESS.matcher(value);
    return range.matches() ? Integer.parseInt(range.group(1)) : Integer.MAX_VALUE;
  }

  /** The last shard of a value that fits {@link #SHARD_RANGE}. */
  static int lastShard(String value) {
    Matcher range = SHARDS_OF_PROCESS.matcher(value);
    return range.matches()
        ? Integer.parseInt(range.group(2) == null ? range.group(1) : range.group(2))
        : 0;
  }
}
