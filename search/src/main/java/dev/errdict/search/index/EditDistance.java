package dev.errdict.search.index;

import java.util.Arrays;

/**
 * How many edits lead from one word to another: insertions, deletions, replacements, and swaps of
 * two neighbours (optimal string alignment; Boytsov, 2011). Bounded, so that most words are
 * rejected after a letter or two. Not safe for use by several threads.
 */
final class EditDistance {
  private int[] before = {};
  private int[] above = {};
  private int[] row = {};

  /**
   * The distance in UTF-16 units, or {@code most + 1} when it is larger than {@code most}.
   *
   * @param most 0 or more
   */
  int between(String one, String other, int most) {
    int width = other.length();
    if (Math.abs(one.length() - width) > most) {
      return most + 1;
    }
    if (row.length <= width) {
      before = new int[width + 1];
      above = new int[width + 1];
      row = new int[width + 1];
    }
    Arrays.setAll(above, column -> column);
    for (int i = 1; i <= one.length(); i++) {
      // Cells farther from the diagonal exceed the bound.
      int from = Math.max(1, i - most);
      int to = Math.min(width, i + most);
      Arrays.fill(row, most + 1);
      row[0] = i;
      int least = from == 1 ? i : most + 1;
      for (int j = from; j <= to; j++) {
        row[j] = cell(one, other, i, j);
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return most + 1;
      }
      int[] free = before;
      before = above;
      above = row;
      row = free;
    }
    return Math.min(above[width], most + 1);
  }

  private int cell(String one, String other, int i, int j) {
    char left = one.charAt(i - 1);
    char right = other.charAt(j - 1);
    int edits =
        Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + (left == right ? 0 : 1));
    return i > 1 && j > 1 && left == other.charAt(j - 2) && right == one.charAt(i - 2)
        ? Math.min(edits, before[j - 2] + 1)
        : edits;
  }
}
