package dev.errdict.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lets a real shell run errdict inside this process: its {@code errdict} hands over its arguments,
 * environment and input as files, and waits for what the command prints.
 */
final class CommandServer implements AutoCloseable {
  private final Path bin;
  private final Path calls;
  private final Thread thread;
  private volatile boolean closed;

  CommandServer(Path folder) throws IOException {
    bin = Files.createDirectories(folder.resolve("bin"));
    calls = Files.createDirectories(folder.resolve("calls"));
    script(
        "errdict",
        """
        call=$(mktemp -d '%s/XXXXXXXX')
        ERRDICT_TERMINALS=02
        if [ -p /dev/stdin ]; then ERRDICT_TERMINALS=2; fi
        export ERRDICT_TERMINALS
        for word in "$@"; do printf '%%s\\0' "$word"; done > "$call/args"
        env -0 > "$call/env"
        cat > "$call/in"
        : > "$call/ready"
        while [ ! -e "$call/exit" ]; do sleep 0.02; done
        cat "$call/err" >&2
        cat "$call/out"
        exit "$(cat "$call/exit")"
        """
            .formatted(calls));
    // An editor that fills in titles and changes others.
    script(
        "code",
        """
        for file in "$@"; do :; done
        if grep -q 'Conversation not found' "$file"; then
          sed -i 's/Conversation not found/No such conversation/' "$file"
        else
          sed -i 's/^\\( *\\)zh:$/\\1zh: 聊天室已关闭。/; s/^\\( *\\)en:$/\\1en: Chat room closed./' "$file"
        fi
        """);
    script("errno", "echo 'EPERM 1 Operation not permitted'\n");
    script("generate-texts", "echo 'note.en=Written by a program.'\n");
    thread = Thread.ofPlatform().daemon().start(this::serve);
  }

  Path bin() {
    return bin;
  }

  private void script(String name, String text) throws IOException {
    Path script = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private void serve() {
    while (!closed) {
      try (Stream<Path> waiting = Files.list(calls)) {
        for (Path call : waiting.toList()) {
          if (Files.exists(call.resolve("ready")) && !Files.exists(call.resolve("exit"))) {
            answer(call);
          }
        }
        Thread.sleep(10);
      } catch (IOException e) {
        return; // the folder is gone: the tests are over
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void answer(Path call) throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (String variable : parts(call.resolve("env"))) {
      int sign = variable.indexOf('=');
      environment.put(variable.substring(0, sign), variable.substring(sign + 1));
    }
    Shell.Run run =
        new Shell(environment, Files.readString(call.resolve("in")))
            .run(
                parts(call.resolve("args")).stream()
                    .map(word -> inFolder(word, environment.getOrDefault("PWD", "")))
                    .toArray(String[]::new));
    Files.writeString(call.resolve("out"), run.out());
    Files.writeString(call.resolve("err"), run.err());
    Path exit = Files.writeString(call.resolve("exit.part"), Integer.toString(run.exit()));
    Files.move(exit, call.resolve("exit"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** This process is in another folder than the shell. */
  private static String inFolder(String word, String folder) {
    return word.matches("(\\./)?[\\w-]+\\.(yaml|csv|txt|tsv|backup)|\\./[\\w-]+")
        ? Path.of(folder, word).normalize().toString()
        : word;
  }

  private static List<String> parts(Path file) throws IOException {
    List<String> parts = new ArrayList<>(List.of(Files.readString(file, UTF_8).split("\0", -1)));
    parts.removeLast();
    return parts;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
