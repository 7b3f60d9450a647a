package dev.errdict.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presses Tab in real shells. */
class CompletionTest {
  /** Calls what the script has registered for errdict as bash does at the Tab key. */
  private static final String TAB_IN_BASH =
      """
      set -eu
      source "$1"
      shift
      COMP_WORDS=("$@")
      COMP_CWORD=$(($# - 1))
      COMP_LINE="$*"
      COMP_POINT=${#COMP_LINE}
      completer=$(complete -p errdict | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
      set +eu
      "$completer" errdict "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}" 2>/dev/null # no compopt out of readline
      echo "${COMPREPLY[@]}"
      """;

  /**
   * Types into a zsh that believes that it is on a terminal, and waits for what Tab makes of it.
   */
  private static final String TAB_IN_ZSH =
      """
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell "PS1='> '; autoload -U compinit; compinit -u -D; source $1; print -n rea; print dy"
      zpty -r shell out '*ready*'
      zpty -w -n shell "$2"$'\\t'
      zpty -r shell out "*$3*" && print completed
      """;

  @TempDir static Path folder;
  private static Path script;

  @BeforeAll
  static void print() throws IOException {
    Shell.Run run = new Shell(folder.resolve("home")).run("completion", "bash");
    assertEquals(0, run.exit(), run.err());
    script = Files.writeString(folder.resolve("errdict"), run.out());
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said.strip();
  }

  private static String bash(String... words) throws IOException, InterruptedException {
    return run(
        Stream.concat(
                List.of("bash", "-c", TAB_IN_BASH, "tab", script.toString()).stream(),
                Arrays.stream(words))
            .toArray(String[]::new));
  }

  @Test
  void bash_completes_commands() throws Exception {
    assertEquals("history", bash("errdict", "his"));
    assertEquals(
        "relate retire remove restore rename restore-backup reindex", bash("errdict", "re"));
  }

  @Test
  void bash_completes_options_and_the_values_that_they_take() throws Exception {
    assertEquals("--lang --later", bash("errdict", "undo", "--la"));
    assertEquals("keep overwrite", bash("errdict", "undo", "--later", ""));
    assertEquals("back-off", bash("errdict", "list", "--retry", "b"));
    assertEquals("zh en", bash("errdict", "show", "--lang", ""));
  }

  @Test
  void bash_completes_what_a_command_does() throws Exception {
    assertEquals("bash zsh", bash("errdict", "completion", ""));
    assertEquals("add", bash("errdict", "phrase", "a"));
    assertEquals("rename rename-module", bash("errdict", "catalog", "ren"));
  }

  @Test
  void zsh_completes_commands_and_values() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "no zsh here");

    assertEquals("completed", zsh("errdict hist", "errdict history"));
    assertEquals("completed", zsh("errdict undo --later over", "overwrite"));
  }

  private static String zsh(String typed, String completed)
      throws IOException, InterruptedException {
    String said =
        run(
            "timeout",
            "60",
            "zsh",
            "-f",
            "-c",
            TAB_IN_ZSH,
            "tab",
            script.toString(),
            typed,
            completed);
    return said.lines().reduce((one, other) -> other).orElse("");
  }

  @Test
  void a_shell_that_it_cannot_serve_is_bad_usage() {
    Shell.Run run = new Shell(folder.resolve("home")).run("completion", "fish");

    assertEquals(2, run.exit());
    assertTrue(
        run.err().startsWith("\"fish\" does not fit bash|zsh. It takes: bash, zsh."), run.err());
  }
}
