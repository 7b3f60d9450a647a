package dev.errdict.search.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code bin/errdict-bot --console} as a process of its own. */
final class ConsoleBot implements AutoCloseable {
  /** A shipped code, whose answer is the end of the answer before it. */
  private static final String KNOWN = "4303";

  private final Process process;
  private final Writer questions;
  private final BufferedReader answers;

  private ConsoleBot(Process process) {
    this.process = process;
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Returns when it answers. */
  static ConsoleBot start(Path home) throws IOException {
    String program = Path.of("..", "bin", "errdict-bot").toAbsolutePath().normalize().toString();
    ProcessBuilder command = new ProcessBuilder(program, "--console");
    command.environment().put("ERRDICT_HOME", home.toString());
    command.environment().put("LANG", "en_US.UTF-8");
    command.redirectError(ProcessBuilder.Redirect.DISCARD);
    ConsoleBot bot = new ConsoleBot(command.start());
    boolean _ = bot.answers("why is my login locked", KNOWN);
    return bot;
  }

  /** Whether it answers a question with a code's entry. */
  boolean answers(String question, String code) throws IOException {
    questions.write("!err " + question + "\n!err " + KNOWN + "\n");
    questions.flush();
    boolean found = false;
    for (String line = line(); !line.startsWith(KNOWN + " "); line = line()) {
      found |= line.startsWith(code + " ");
    }
    return found;
  }

  private String line() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IllegalStateException("the bot has ended");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroy();
    var _ = process.onExit().join();
  }
}
