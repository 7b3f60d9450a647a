package dev.errdict.bot.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a setting's value looks like. */
sealed interface Form {
  /** What stands for the value in the help, such as {@code true|false}. */
  String label();

  /** What is wrong with a value that is not blank. */
  Optional<Problem> check(String name, String value);

  /** One of a few words, in any case. */
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

    private boolean isUrl(String value) {
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
  }
}
