package dev.errdict.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command in a shell on a terminal of its own, as somebody sees it who types. */
final class Typescript implements AutoCloseable {
  private final Process process;
  private final Reader screen;
  private final Writer keys;

  Typescript(Path folder, String command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("script", "--quiet", "--command", command, "/dev/null")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("SHELL", "/bin/bash");
    process = builder.start();
    screen = new InputStreamReader(process.getInputStream(), UTF_8);
    keys = process.outputWriter(UTF_8);
  }

  void type(String line) throws IOException {
    keys.write(line + "\n");
    keys.flush();
  }

  /** What appears up to an end, without colours; all that is left when that never comes. */
  String until(String end) throws IOException {
    StringBuilder said = new StringBuilder();
    while (said.length() < end.length() || said.lastIndexOf(end) != said.length() - end.length()) {
      int character = screen.read();
      if (character < 0) {
        break;
      }
      said.append((char) character);
    }
    return said.toString().replace("\r", "").replaceAll("\u001b\\[[;\\d]*m", "");
  }

  /** What appears until the command ends. */
  String rest() throws IOException {
    StringBuilder said = new StringBuilder();
    for (String more = until("\n"); !more.isEmpty(); more = until("\n")) {
      said.append(more);
    }
    return said.toString();
  }

  /** Ends the command, and waits until it has ended. */
  @Override
  public void close() {
    List<ProcessHandle> below = process.descendants().toList();
    below.forEach(ProcessHandle::destroy);
    below.forEach(one -> one.onExit().join());
    process.destroy();
  }
}
