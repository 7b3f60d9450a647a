package dev.errdict.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints the examples of a command so that they can be copied: a line that is too long is continued
 * with a backslash, only between words and never inside quotation marks or brackets.
 */
final class HelpExamples {
  private static final String INDENT = "  ";
  private static final String CONTINUED = " \\";

  private HelpExamples() {}

  /**
   * @param examples from the help texts, with percent signs doubled
   * @param width of the terminal in columns
   */
  static String print(String[] examples, int width) {
    StringBuilder text = new StringBuilder();
    for (String example : examples) {
      text.append(wrap(String.format(Locale.ROOT, example).strip(), width));
    }
    return text.toString();
  }

  static String wrap(String example, int width) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder(INDENT);
    boolean fresh = true;
    for (String word : words(example)) {
      int needed = columns(line) + (fresh ? 0 : 1) + columns(word) + CONTINUED.length();
      if (!fresh && needed > width) {
        text.append(line).append(CONTINUED).append('\n');
        line = new StringBuilder(INDENT + INDENT);
        fresh = true;
      }
      line.append(fresh ? "" : " ").append(word);
      fresh = false;
    }
    return text.append(line).append('\n').toString();
  }

  /** Splits at the spaces at which a shell would split. */
  static List<String> words(String example) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    int brackets = 0;
    for (int i = 0; i < example.length(); i++) {
      char character = example.charAt(i);
      if (quote != 0) {
        quote = character == quote ? 0 : quote;
      } else if (character == '"' || character == '\'') {
        quote = character;
      } else if (character == '(') {
        brackets++;
      } else if (character == ')') {
        brackets--;
      } else if (character == ' ' && brackets == 0) {
        words.add(word.toString());
        word.setLength(0);
        continue;
      }
      word.append(character);
    }
    words.add(word.toString());
    return words;
  }

  private static int columns(CharSequence text) {
    return text.codePoints()
        .map(character -> Character.isIdeographic(character) || character > 0xFF00 ? 2 : 1)
        .sum();
  }
}
