package dev.errdict.admin.edit;

import dev.errdict.admin.base.Terminal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The author's editor, on a file that is kept until it is no longer needed. */
final class Editor implements AutoCloseable {
  private final String command;
  private final Terminal terminal;
  private final Path file;
  private boolean keep;

  private Editor(String command, Terminal terminal, Path file) {
    this.command = command;
    this.terminal = terminal;
    this.file = file;
  }

  /** VISUAL, else EDITOR, else vi if there is a terminal. */
  static Optional<String> find(Terminal terminal) {
    return terminal
        .variable("VISUAL")
        .or(() -> terminal.variable("EDITOR"))
        .or(() -> terminal.canAsk() ? Optional.of("vi") : Optional.empty());
  }

  static Editor open(String command, Terminal terminal, String name) throws IOException {
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
    return new Editor(command, terminal, Files.createTempFile("errdict-" + plain + "-", ".yaml"));
  }

  /**
   * Lets the author edit a text.
   *
   * @return the saved text; empty when the editor could not run or failed, or the file was deleted
   * @throws CharacterCodingException when it is not in UTF-8
   */
  Optional<String> edit(String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
    terminal.flush();
    // Through a shell, as git does, since EDITOR may contain options.
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command + " \"$@\"", command, file.toString()).inheritIO();
    builder.environment().clear();
    builder.environment().putAll(terminal.environment());
    try {
      int exit = builder.start().waitFor();
      return exit == 0 && Files.exists(file)
          ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Keeps the file, since the author's text is not saved anywhere else. */
  Path keep() {
    keep = true;
    return file;
  }

  @Override
  public void close() throws IOException {
    if (!keep) {
      Files.deleteIfExists(file);
    }
  }
}
