package dev.errdict.admin.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.admin.Cli;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A home and the site that the command writes from it. */
record SiteBed(Path folder) {
  /** What a command printed and came to. */
  record Run(int exit, String out, String err) {}

  Path site() {
    return folder.resolve("site");
  }

  /** Runs a command line on the home, in English. */
  Run run(String... arguments) {
    return run(Map.of(), arguments);
  }

  private Run run(Map<String, String> more, String... arguments) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("ERRDICT_HOME", folder.resolve("home").toString());
    environment.put("USER", "tester");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = new ArrayList<>(Arrays.asList(arguments));
    words.addAll(List.of("--lang", "en"));
    int exit = Cli.run(words, new ByteArrayInputStream(new byte[0]), out, err, environment);
    return new Run(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  Run done(String... arguments) {
    return done(Map.of(), arguments);
  }

  /** Runs it with more variables; it has to do what it says. */
  Run done(Map<String, String> environment, String... arguments) {
    Run run = run(environment, arguments);
    assertEquals(0, run.exit(), run.err());
    return run;
  }

  /** Writes the site. */
  SiteBed written(String... options) {
    List<String> words = new ArrayList<>(List.of("site", site().toString()));
    words.addAll(Arrays.asList(options));
    done(words.toArray(String[]::new));
    return this;
  }

  /** Imports a catalog from the text of a YAML file. */
  SiteBed with(String yaml) throws IOException {
    Path file = folder.resolve("catalog.yaml");
    Files.writeString(file, yaml);
    done("import", file.toString(), "--yes", "--draft");
    return this;
  }

  String read(String path) throws IOException {
    return Files.readString(site().resolve(path));
  }
}
