package dev.errdict.admin;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Enumeration;
import java.util.ResourceBundle;

/**
 * Keeps picocli from breaking lines inside quotation marks and inside options: until they are
 * printed, the characters there are replaced by private-use characters, between which no line is
 * broken.
 */
final class UnbrokenText extends ResourceBundle {
  private static final char FIRST = '\ue000';

  /** The replaced characters; each one's index is its offset in the private use area. */
  private static final StringBuilder HIDDEN = new StringBuilder();

  private final ResourceBundle texts;

  UnbrokenText(ResourceBundle texts) {
    this.texts = texts;
  }

  @Override
  protected Object handleGetObject(String key) {
    String text = texts.getString(key);
    return key.contains(".footer") ? text : unbroken(text);
  }

  @Override
  public boolean containsKey(String key) {
    return texts.containsKey(key);
  }

  @Override
  public Enumeration<String> getKeys() {
    return texts.getKeys();
  }

  private static String unbroken(String text) {
    StringBuilder unbroken = new StringBuilder(text);
    boolean quoted = false;
    boolean option = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      quoted ^= character == '"';
      option =
          text.startsWith("--", i)
              || (option && (character == '-' || ('a' <= character && character <= 'z')));
      if (quoted || character == '"' || option) {
        unbroken.setCharAt(i, hide(character));
      }
    }
    return unbroken.toString();
  }

  private static synchronized char hide(char character) {
    int at = HIDDEN.indexOf(String.valueOf(character));
    if (at < 0) {
      at = HIDDEN.length();
      HIDDEN.append(character);
    }
    return (char) (FIRST + at);
  }

  private static synchronized char shown(char character) {
    int at = character - FIRST;
    return at >= 0 && at < HIDDEN.length() ? HIDDEN.charAt(at) : character;
  }

  /** A writer for the help that restores the characters. */
  static Writer plain(Writer out) {
    return new FilterWriter(out) {
      @Override
      public void write(int character) throws IOException {
        out.write(shown((char) character));
      }

      @Override
      public void write(char[] text, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
          write(text[i]);
        }
      }

      @Override
      public void write(String text, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
          write(text.charAt(i));
        }
      }
    };
  }
}
