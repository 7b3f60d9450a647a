package dev.errdict.bot;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Standard input, output and error, in UTF-8: Java's own follow the locale, and lose every Chinese
 * character in the C locale of a container.
 *
 * @param terminal whether a person sits at both ends
 */
record Streams(BufferedReader in, PrintStream out, PrintStream err, boolean terminal) {
  static Streams standard() {
    return new Streams(
        new BufferedReader(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8)),
        print(FileDescriptor.out),
        print(FileDescriptor.err),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
  }

  private static PrintStream print(FileDescriptor to) {
    return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
  }
}
