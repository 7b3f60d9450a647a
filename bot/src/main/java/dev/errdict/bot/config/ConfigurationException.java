package dev.errdict.bot.config;

import dev.errdict.db.words.Lang;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;

/** The command line, the environment or the file has invalid settings. */
public final class ConfigurationException extends Exception {
  private final transient List<Problem> problems;

  ConfigurationException(List<Problem> problems) {
    super(problems.getFirst().key());
    this.problems = List.copyOf(problems);
  }

  /** The address of the HTTP server is in use or invalid. */
  public static ConfigurationException addressTaken(InetSocketAddress address) {
    return new ConfigurationException(
        List.of(
            Problem.of("problem.http-taken", address.getHostString() + ":" + address.getPort())));
  }

  /** One line for each problem. */
  public String say(Lang lang) {
    return problems.stream().map(problem -> problem.say(lang)).collect(Collectors.joining("\n"));
  }
}
