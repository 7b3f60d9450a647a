package dev.errdict.admin.exchange;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.base.TargetFile;
import dev.errdict.admin.base.Terminal;
import dev.errdict.db.words.Words;
import dev.errdict.search.terminal.TerminalText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where an export goes: a file, which is replaced as a whole, or standard output. */
public final class ExportTarget {
  public static final String STANDARD_OUTPUT = "-";

  /** Writes the content. */
  @FunctionalInterface
  public interface Content {
    void to(Writer out) throws IOException;
  }

  private final Terminal terminal;
  private final Words words;
  private final String name;
  private final Optional<Path> file;

  /**
   * @param name as given on the command line
   * @param force whether an existing file may be replaced
   * @throws Refusal when nothing can or may be written there
   */
  public ExportTarget(Invocation invocation, String name, boolean force) throws Refusal {
    this.terminal = invocation.terminal();
    this.words = Words.of(ExportTarget.class, invocation.lang());
    this.name = name;
    this.file = name.equals(STANDARD_OUTPUT) ? Optional.empty() : Optional.of(path(force));
  }

  public boolean isFile() {
    return file.isPresent();
  }

  private Path path(boolean force) throws Refusal {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw complain(Exit.USAGE, "export.folder", name);
      }
      if (Files.isRegularFile(path) && !force) {
        throw complain(Exit.USAGE, "export.is-there", name);
      }
      return path;
    } catch (InvalidPathException e) {
      throw complain(Exit.USAGE, "file.no-name", name);
    }
  }

  /** Writes all of it, or leaves the file as it is. */
  public void write(Content content) throws IOException, Refusal {
    if (file.isEmpty()) {
      print(content);
      return;
    }
    try {
      new TargetFile(file.get()).write(content::to);
    } catch (FileSystemException e) {
      throw complain(Exit.FAILURE, "export.no-place", name);
    } catch (IOException e) {
      throw complain(Exit.FAILURE, "export.not-written", name, String.valueOf(e.getMessage()));
    }
  }

  private void print(Content content) throws IOException, Refusal {
    if (terminal.isShown()) {
      // Control characters are written to files only, not to a terminal.
      StringWriter text = new StringWriter();
      content.to(text);
      terminal.out().print(TerminalText.clean(text.toString()));
    } else {
      content.to(terminal.out());
    }
    if (terminal.out().checkError()) {
      throw complain(Exit.FAILURE, "export.cut-short");
    }
  }

  private Refusal complain(int exit, String key, Object... arguments) {
    return new Refusal(exit, words.say(key, arguments));
  }
}
