package dev.errdict.search.quality;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A question with its expected answer.
 *
 * @param category its kind, such as {@code exact} or {@code typo-zh}
 * @param relevant the codes that answer it, the best first; empty when it should be declined
 */
public record LabelledQuestion(
    String id, String lang, String category, String text, List<String> relevant) {
  private static final int COLUMNS = 5;

  public LabelledQuestion {
    relevant = List.copyOf(relevant);
  }

  public boolean answerable() {
    return !relevant.isEmpty();
  }

  /**
   * Reads tab-separated lines with a header: id, lang, category, query, relevant codes separated by
   * commas or {@code -}, and perhaps a note.
   *
   * @throws CatalogException when a line has too few columns; the message names it
   */
  public static List<LabelledQuestion> read(List<String> lines) throws CatalogException {
    List<LabelledQuestion> questions = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank()) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      if (columns.length < COLUMNS) {
        throw new CatalogException(Problem.QUESTIONS_COLUMNS, i + 1, columns.length);
      }
      questions.add(
          new LabelledQuestion(
              columns[0].strip(),
              columns[1].strip(),
              columns[2].strip(),
              columns[3],
              columns[4].strip().equals("-")
                  ? List.of()
                  : Arrays.stream(columns[4].split(",")).map(String::strip).toList()));
    }
    return questions;
  }
}
