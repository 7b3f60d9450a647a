package dev.errdict.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the real program on one home, as a process of its own. */
record Program(List<String> command, Map<String, String> environment) {
  Program(Path home) {
    this(
        java(System.getProperty("java.class.path"), "dev.errdict.admin.Main"),
        Map.of("ERRDICT_HOME", home.toString(), "LC_ALL", "C.UTF-8"));
  }

  /** How the launchers start one of errdict's programs. */
  static List<String> java(String classPath, String main) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        classPath,
        main);
  }

  Program with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Program(command, more);
  }

  /** Behind another program that starts it. */
  Program behind(List<String> starter) {
    List<String> whole = new ArrayList<>(starter);
    whole.addAll(command);
    return new Program(whole, environment);
  }

  Shell.Run run(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(arguments));
    Path err = Files.createTempFile("errdict", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(words).redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Shell.Run(process.waitFor(), out, Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }

  /** Starts it with nothing to read; what it prints goes into a file. */
  Process start(Path out, String... arguments) throws IOException {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }
}
