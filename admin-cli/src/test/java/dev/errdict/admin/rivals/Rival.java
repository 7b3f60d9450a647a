package dev.errdict.admin.rivals;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody at a terminal who edits the same few entries again and again: each edit is a run of the
 * real errdict that reads an entry, adds a phrase to what it has read, and saves.
 */
final class Rival {
  static final List<String> CODES = List.of("4303", "4401", "137");

  private final Path home;
  private final String name;
  private final Map<String, Long> accepted = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();

  Rival(Path home, String name) {
    this.home = home;
    this.name = name;
  }

  String name() {
    return name;
  }

  /** The phrases that were saved, and the revisions that the program named for them. */
  Map<String, Long> accepted() {
    return Map.copyOf(accepted);
  }

  int refused() {
    return refused.get();
  }

  /** One edit; the number tells it from all others of this rival. */
  void edit(int number) throws IOException, InterruptedException {
    String code = CODES.get(number % CODES.size());
    String phrase = name + " asks " + number + " of " + code;
    List<String> command = new ArrayList<>(Jvm.command("dev.errdict.admin.Main"));
    command.addAll(List.of("phrase", "add", code, phrase, "--no-input", "--draft"));
    command.addAll(List.of("--author", name, "--message", phrase, "--lang", "en"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("ERRDICT_HOME", home.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    String last = said.lines().reduce((one, other) -> other).orElse("");
    if (exit == 0 && last.startsWith("Saved as revision ")) {
      accepted.put(phrase, Long.valueOf(last.replaceAll("\\D", "")));
    } else if (exit == 3 && last.startsWith("Nothing was saved: ")) {
      refused.incrementAndGet();
    } else {
      throw new AssertionError(phrase + ": exit " + exit + ", " + said);
    }
  }
}
