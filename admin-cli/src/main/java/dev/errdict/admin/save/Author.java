package dev.errdict.admin.save;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The author of a change: the requested name, else git's user, else the system's user. */
public final class Author {
  private static final int MOST = 200;
  private static final String NOBODY = "unknown";

  private Author() {}

  public static String find(Optional<String> asked, Map<String, String> environment) {
    String author =
        asked
            .filter(name -> !name.isBlank())
            .or(() -> ofGit(environment))
            .orElseGet(() -> System.getProperty("user.name", NOBODY));
    String line = author.replaceAll("\\p{Cntrl}", " ").strip();
    return line.isEmpty() ? NOBODY : line.substring(0, Math.min(MOST, line.length()));
  }

  private static Optional<String> ofGit(Map<String, String> environment) {
    Optional<String> name = git(environment, "user.name");
    Optional<String> email = git(environment, "user.email").map(address -> "<" + address + ">");
    return name.isPresent() && email.isPresent()
        ? Optional.of(name.get() + " " + email.get())
        : name.or(() -> email);
  }

  private static Optional<String> git(Map<String, String> environment, String key) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder("git", "config", "--get", key)
              .redirectInput(new File("/dev/null"))
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      String value =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      boolean ended = process.waitFor(2, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 && !value.isEmpty()
          ? Optional.of(value)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // git is not installed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
