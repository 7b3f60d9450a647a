package dev.errdict.search.terminal;

/** Colours and styles of text on a terminal (ECMA-48, SGR). */
public enum TextStyle {
  TITLE("1"),
  HEADING("1;36"),
  /** A server's message, verbatim. */
  VERBATIM("33"),
  FAINT("2"),
  WARNING("1;33"),
  ADDED("32"),
  REMOVED("31");

  private final String sgr;

  TextStyle(String sgr) {
    this.sgr = sgr;
  }

  /** The text in this ink where colours are wanted, else the text. */
  public String on(String text, boolean colour) {
    return colour && !text.isEmpty() ? "\u001b[" + sgr + "m" + text + "\u001b[0m" : text;
  }
}
