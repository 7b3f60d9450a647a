package dev.errdict.admin;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Runs the commands that people wait for, so that the JVM can remember their classes (JEP 514). The
 * launcher starts it once after a build, on a home of its own.
 */
final class Training {
  private static final List<List<String>> LESSONS =
      List.of(
          List.of("show", "4303"),
          List.of("show", "4303", "--lang", "zh"),
          List.of("show", "9999", "--json"),
          List.of("list", "--search", "SMS"),
          List.of("ask", "对话不存在", "--no-embeddings"),
          List.of("show", "--help"));

  private Training() {}

  public static void main(String[] args) {
    Map<String, String> environment = System.getenv();
    for (List<String> lesson : LESSONS) {
      Cli.run(
          lesson,
          InputStream.nullInputStream(),
          OutputStream.nullOutputStream(),
          OutputStream.nullOutputStream(),
          environment);
    }
  }
}
