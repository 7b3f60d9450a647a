package dev.errdict.admin;

import dev.errdict.search.index.IndexAhead;
import dev.errdict.search.meaning.UnpackedModels;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs the most frequent commands, so that the JVM can cache their classes (JEP 514). The launcher
 * starts it after a build, once for each cache, on a temporary home.
 */
final class Training {
  private static final String HOME = "ERRDICT_HOME";

  /** Makes the home, with an index that has followed an edit. */
  private static final List<List<String>> MAKE =
      List.of(
          List.of("ask", "4303"),
          List.of("set", "4303", "action.en=Check it first.", "--yes", "--author", "training"),
          List.of("ask", "4303"));

  private static final List<List<String>> SHOW =
      List.of(List.of("show", "4303"), List.of("show", "4303", "211", "--lang", "zh"));
  private static final List<List<String>> LIST =
      List.of(List.of("list"), List.of("list", "--lang", "zh"));
  private static final List<List<String>> ASK =
      List.of(
          List.of("ask", "4303"),
          List.of("ask", "对话不存在怎么办"),
          List.of("ask", "why can nobody log in", "--lang", "en"),
          List.of("ask", "重试了 3 次还是发不出去"));
  private static final List<List<String>> SET =
      List.of(
          List.of("set", "4303", "action.en=Check the id.", "--yes", "--author", "training"),
          List.of("set", "211", "title.zh=找不到用户", "--yes", "--author", "training"),
          List.of("set", "211", "note.en=In English only.", "--yes", "--author", "training"));
  private static final List<List<String>> EDIT =
      List.of(
          List.of("set", "4303", "action.en=Check it.", "-y", "--author", "training"),
          List.of("phrase", "add", "4303", "no such conversation", "-y", "--author", "training"),
          List.of("set", "211", "title.zh=", "--dry-run", "--author", "training"));
  private static final List<List<String>> ALL =
      List.of(
          List.of("show", "9999", "--json"),
          List.of("list", "--search", "SMS"),
          List.of("ask", "对话不存在", "--no-embeddings"),
          List.of("set", "4303", "action.en=Check the id.", "--yes", "--author", "training"),
          List.of("history"),
          List.of("export"),
          List.of("lint"),
          List.of("doctor"),
          List.of("show", "--help"));

  private Training() {}

  /** A list that is long enough for an import to prepare its part of the index. */
  private static List<List<String>> importLesson(Path folder) throws IOException {
    Path list =
        Files.write(
            folder.resolve("doors.csv"),
            Stream.concat(
                    Stream.of("code,en,zh,solution"),
                    IntStream.range(0, IndexAhead.FEWEST)
                        .mapToObj(
                            row ->
                                "T%d,Door %d does not open,第 %d 扇门打不开,Turn the key of door %d."
                                    .formatted(row, row, row, row)))
                .toList());
    return List.of(
        List.of(
            "import", list.toString(), "--catalog", "training", "--yes", "--author", "training"));
  }

  /**
   * @param args the cache to train: {@code show}, {@code list}, {@code ask}, {@code set}, {@code
   *     edit}, {@code import} or {@code all}; {@code home} to make the home, and to unpack the
   *     files that commands load
   */
  public static void main(String[] args) throws IOException {
    // The only setting that comes from outside: an operator's database is not for training.
    String home = Objects.requireNonNull(System.getenv(HOME), HOME);
    boolean makesHome = args.length > 0 && args[0].equals("home");
    List<List<String>> lesson =
        switch (args.length == 0 ? "all" : args[0]) {
          case "home" -> MAKE;
          case "show" -> SHOW;
          case "list" -> LIST;
          case "ask" -> ASK;
          case "set" -> SET;
          case "edit" -> EDIT;
          case "import" -> importLesson(Path.of(home));
          default -> ALL;
        };
    for (List<String> command : lesson) {
      Cli.run(
          command,
          InputStream.nullInputStream(),
          OutputStream.nullOutputStream(),
          OutputStream.nullOutputStream(),
          Map.of(HOME, home));
    }
    if (makesHome) {
      UnpackedModels.write(); // last: a build without models has none
    }
  }
}
