package dev.errdict.search.text;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Makes symbols of the form that they are written in elsewhere: an acronym before a word is set
 * apart, as in {@code AVIM_ConversationFull}, and the "Exception" that a language hangs on a name
 * of several words goes.
 */
final class SymbolFilter extends TokenFilter {
  private static final Pattern ACRONYM_END = Pattern.compile("(?<=[A-Z]{2})(?=[A-Z][a-z]{2})");

  /** {@code ConversationNotFoundException}, but neither AVException nor MissingException. */
  private static final Pattern EXCEPTION =
      Pattern.compile("(?<=[a-z]{2}[A-Z][a-z]{1,30})Exception$");

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  SymbolFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (mixesCases()) {
      String symbol = term.toString();
      if (symbol.endsWith("Exception")) {
        symbol = EXCEPTION.matcher(symbol).replaceFirst("");
      }
      term.setEmpty().append(ACRONYM_END.matcher(symbol).replaceAll("_"));
    }
    return true;
  }

  /**
   * A capital behind the first letter and a small one: most words have not, and stay as they are.
   */
  private boolean mixesCases() {
    boolean capital = false;
    boolean small = false;
    for (int i = 1; i < term.length(); i++) {
      char character = term.charAt(i);
      capital |= character >= 'A' && character <= 'Z';
      small |= character >= 'a' && character <= 'z';
    }
    return capital && small;
  }
}
