package dev.errdict.bot.process;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Standard input, output and error, in UTF-8: Java's own streams use the locale's encoding, and
 * lose Chinese characters in the C locale of a container.
 *
 * @param prompts whether input and output are a terminal
 * @param colour whether the output is a terminal
 * @param columns how wide it is
 */
public record Streams(
    BufferedReader in,
    PrintStream out,
    PrintStream err,
    boolean prompts,
    boolean colour,
    int columns) {
  private static final int USUAL_COLUMNS = 80;

  /**
   * @param environment in which the launcher reports which streams are terminals ({@code
   *     ERRDICT_TERMINALS}, such as {@code 012}) and how wide ({@code COLUMNS}), since Java cannot
   *     tell
   */
  public static Streams standard(Map<String, String> environment) {
    boolean console = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    String terminals = environment.getOrDefault("ERRDICT_TERMINALS", console ? "01" : "");
    String columns = environment.getOrDefault("COLUMNS", "");
    return new Streams(
        new BufferedReader(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8)),
        print(FileDescriptor.out),
        print(FileDescriptor.err),
        terminals.contains("0") && terminals.contains("1"),
        terminals.contains("1"),
        columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS);
  }

  private static PrintStream print(FileDescriptor to) {
    return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
  }
}
