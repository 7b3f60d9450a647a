package dev.errdict.search.text;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Normalises the spelling of symbols: an acronym before a word is separated, as in {@code
 * AVIM_ConversationFull}, and "Exception" at the end of a name of several words is removed.
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
   * Whether a word has a capital after its first letter and a small letter; most words have not and
   * are unchanged.
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
