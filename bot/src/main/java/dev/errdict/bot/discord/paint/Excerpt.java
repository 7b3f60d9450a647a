package dev.errdict.bot.discord.paint;

import dev.errdict.search.terminal.TerminalText;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The beginning of a text that fits in some lines: whole sentences if one fits, else words,
 * followed by a mark when the text is cut.
 */
final class Excerpt {
  /** The columns of a line on a phone; Han and other wide characters take two. */
  static final int COLUMNS = 40;

  private Excerpt() {}

  /** The number of lines that a text takes on a phone; 0 when it is empty. */
  static int lines(String text) {
    return text.isEmpty()
        ? 0
        : TerminalText.wrap(text, COLUMNS).stream().mapToInt(Excerpt::rows).sum();
  }

  /** A phone breaks a word that is longer than a line, such as a web address. */
  private static int rows(String line) {
    return Math.max(1, Math.ceilDiv(TerminalText.width(line), COLUMNS));
  }

  /**
   * The text, or its beginning and the mark.
   *
   * @param lines at least 1
   */
  static String of(String text, int lines, String mark) {
    if (lines(text) <= lines) {
      return text;
    }
    List<Integer> ends = sentenceEnds(text);
    for (int end : ends.reversed()) {
      String whole = text.substring(0, end).stripTrailing() + mark;
      if (lines(whole) <= lines) {
        return whole;
      }
    }
    return words(text, lines, mark);
  }

  /** The first sentence of a text. */
  static String firstSentence(String text) {
    List<Integer> ends = sentenceEnds(text);
    return ends.isEmpty() ? text : text.substring(0, ends.getFirst()).strip();
  }

  private static List<Integer> sentenceEnds(String text) {
    List<Integer> ends = new ArrayList<>();
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(text);
    for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
      ends.add(end);
    }
    return ends;
  }

  private static String words(String text, int lines, String mark) {
    String shown = "";
    for (int end : wordEnds(text)) {
      String next = text.substring(0, end).stripTrailing() + mark;
      if (lines(next) > lines) {
        break;
      }
      shown = next;
    }
    return shown.isEmpty() ? mark.strip() : shown;
  }

  private static List<Integer> wordEnds(String text) {
    List<Integer> ends = new ArrayList<>();
    BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
    places.setText(text);
    for (int end = places.next(); end != BreakIterator.DONE; end = places.next()) {
      ends.add(end);
    }
    return ends;
  }
}
