package dev.errdict.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs command lines on one home, inside this process. */
record Shell(Map<String, String> environment, String input) {
  /** What a command line printed and came to. */
  record Run(int exit, String out, String err) {
    private static final Pattern MADE =
        Pattern.compile("(?m)^(There was no dictionary in .*|.* 里还没有词典，已新建一部。)\\R");

    /**
     * @param err without the line that the first command of a test may print
     */
    Run {
      err = MADE.matcher(err).replaceAll("");
    }

    String line(int number) {
      return out.lines().skip(number).findFirst().orElse("");
    }
  }

  Shell(Path home) {
    this(Map.of("ERRDICT_HOME", home.toString(), "USER", "tester"), "");
  }

  Shell with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Shell(more, input);
  }

  Shell typing(String text) {
    return new Shell(environment, text);
  }

  Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Cli.run(
            List.of(arguments),
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            out,
            err,
            environment);
    return new Run(exit, out.toString(UTF_8), err.toString(UTF_8));
  }
}
