package dev.errdict.bot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A question that the tests of every door ask, and what each of them must answer.
 *
 * @param kind found, choices or none
 * @param codes separated by commas; a last {@code *} allows others behind them
 */
public record DoorQuestion(String kind, String codes, String text) {
  private static final Path FILE = Path.of("../search/src/test/resources/doors.tsv");

  /** All of them, in the file's order. */
  public static Stream<DoorQuestion> all() throws IOException {
    return Files.readAllLines(FILE).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", 3))
        .map(columns -> new DoorQuestion(columns[0], columns[1], columns[2]));
  }

  /** What must be answered, as {@link #seen} writes it. */
  public String expected() {
    return kind + " " + codes;
  }

  /** What was answered, as far as the question says it. */
  public String seen(String kindSeen, List<String> codesSeen) {
    String all = codesSeen.isEmpty() ? "-" : String.join(",", codesSeen);
    boolean open = codes.endsWith("*");
    return kindSeen
        + " "
        + (open && all.startsWith(codes.substring(0, codes.length() - 1)) ? codes : all);
  }
}
