package dev.errdict.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs command lines on one home, inside this process. */
record Shell(Map<String, String> environment, String input) {
  /** What a command line printed and came to. */
  record Run(int exit, String out, String err) {
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
