package dev.errdict.search.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Makes texts safe for a terminal and measures them in columns. */
public final class TerminalText {
  /** CSI and OSC sequences with their ends (ECMA-48, 5.4 and 8.3.89). */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "(?:\\x1b\\[|\\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]"
              + "|(?:\\x1b[]PX^_]|\\x9d)[^\\x07\\x1b\\x9c]{0,4096}(?:\\x07|\\x1b\\\\|\\x9c)");

  /** The wide and fullwidth ranges of Unicode UAX #11: first and last character of each. */
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x2e80, 0x303e, 0x3040, 0xa4cf, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe30, 0xfe6f,
    0xff00, 0xff60, 0xffe0, 0xffe6, 0x1f300, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f900, 0x1f9ff, 0x20000,
    0x3fffd
  };

  private static final String NEVER_FIRST = "，。、；：？！」』）》〉】〕”’…—·%℃,.;:?!)]}";
  private static final String NEVER_LAST = "「『（《〈【〔“‘([{#";

  private TerminalText() {}

  /**
   * The text without control sequences and characters that change its order: escape sequences,
   * control characters (line ends stay, tabs become spaces), bidirectional controls (Unicode UAX
   * #9) and other invisible format characters, halves of surrogate pairs.
   */
  public static String clean(String text) {
    String plain = ESCAPE.matcher(text).replaceAll("");
    StringBuilder clean = new StringBuilder(plain.length());
    plain.codePoints().forEach(point -> append(point, clean));
    return clean.toString();
  }

  private static void append(int point, StringBuilder clean) {
    switch (Character.getType(point)) {
      case Character.CONTROL -> {
        if (point == '\n') {
          clean.append('\n');
        } else if (point == '\t') {
          clean.append(' ');
        }
      }
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> clean.append('\n');
      case Character.SURROGATE -> clean.append('\ufffd');
      case Character.FORMAT -> {
        // The joiners shape emoji and some scripts; they move nothing.
        if (point == 0x200c || point == 0x200d) {
          clean.appendCodePoint(point);
        }
      }
      default -> clean.appendCodePoint(point);
    }
  }

  /** The text, cleaned, on one line. */
  public static String line(String text) {
    return clean(text).replace('\n', ' ').strip();
  }

  /** The columns that a clean text takes: Han and other wide characters take two. */
  public static int width(String text) {
    return text.codePoints().map(TerminalText::width).sum();
  }

  private static int width(int point) {
    if (point < 0x300) {
      return 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int from = 0; from < WIDE.length; from += 2) {
      if (point >= WIDE[from] && point <= WIDE[from + 1]) {
        return 2;
      }
    }
    return 1;
  }

  /**
   * Breaks a clean text into lines of at most that many columns: at spaces and between Han
   * characters, keeping closing punctuation off the start of a line and opening punctuation off its
   * end. A longer word, such as a web address, stays whole so that it can be copied.
   */
  public static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      wrapParagraph(paragraph.strip(), columns, lines);
    }
    return lines;
  }

  private static void wrapParagraph(String text, int columns, List<String> lines) {
    StringBuilder line = new StringBuilder();
    int used = 0;
    int at = 0;
    while (at < text.length()) {
      int end = pieceEnd(text, at);
      String piece = text.substring(at, end);
      int width = width(piece.stripTrailing());
      if (used > 0 && used + width > columns) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        used = 0;
      }
      line.append(piece);
      used += width(piece);
      at = end;
    }
    lines.add(line.toString().stripTrailing());
  }

  /** Where the piece that starts here may be followed by a line end. */
  private static int pieceEnd(String text, int start) {
    int at = start;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      if (at < text.length() && mayBreak(point, text.codePointAt(at))) {
        return at;
      }
    }
    return text.length();
  }

  private static boolean mayBreak(int before, int after) {
    if (after == ' ') {
      return false;
    }
    if (before == ' ') {
      return true;
    }
    return (width(before) == 2 || width(after) == 2)
        && NEVER_FIRST.indexOf(after) < 0
        && NEVER_LAST.indexOf(before) < 0;
  }
}
