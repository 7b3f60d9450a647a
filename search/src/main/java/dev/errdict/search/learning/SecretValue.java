package dev.errdict.search.learning;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a secret ends that begins at a known place. */
final class SecretValue {
  private static final String OPENING = "\"'`“‘「『«„";
  private static final String CLOSING = "\"'`”’」』»“";

  /** Up to a space, a Chinese character or the next key of a JSON object. */
  private static final Pattern BARE =
      Pattern.compile("(?:=\"[^\"\\n]*+\"|(?!,\\s*+\"[\\w-]{1,40}\"\\s*+:)[^\\s\\p{IsHan}])++");

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}++");
  private static final Pattern SPACES = Pattern.compile("[ \\t]++");
  private static final Pattern NEXT_PART =
      Pattern.compile(
          "[\"')]{0,2}(?:(?:[ \\t]*+\\R\\s*+)?[,;]\\s*+|[ \\t]*+\\R\\s*+(?:(?==)|(?<==\\s{1,9})))");
  private static final Pattern SCHEME =
      Pattern.compile(
          "(?i)(?:"
              + SecretForms.words(
                  "bearer basic digest token apikey api-key negotiate ntlm hmac oauth key")
              + ")\\s++(?=\\S)");

  /** What begins or ends an item of a list. */
  private static final String LIST_MARK =
      "(?:[ \\t]*+[,;/、，；][ \\t]*+(?:(?:or|and)[ \\t]++)?|[ \\t]++(?:or|and)[ \\t]++|[ \\t]*+[或和][ \\t]*+)";

  private static final Pattern LISTED =
      Pattern.compile(
          "(?i)(?:"
              + LIST_MARK
              + "[^\\s,;/、，；:=\"{}或和]{1,64}(?="
              + LIST_MARK
              + "|[ \\t]*+(?:[.!?]?\\s*+\\z|\\R))){1,50}");

  private static final String SENTENCE_MARKS = ",;.!?";
  private static final String MARKS = ",;.!?)]}\"'`>”’」』»";

  private final String text;
  private final Vocabulary vocabulary;

  SecretValue(String text, Vocabulary vocabulary) {
    this.text = text;
    this.vocabulary = vocabulary;
  }

  /**
   * The end of a value with this certainty.
   *
   * @return {@code start} when there is no secret
   */
  int end(int start, SecretForms.Certainty certainty) {
    if (start >= text.length()) {
      return start;
    }
    return switch (certainty) {
      case ELEMENT -> text.indexOf("</", start);
      case HEADER -> trimmed(start, parts(sure(start)));
      case SURE -> sure(start);
      case LIKELY -> OrdinaryWords.has(bare(start)) ? start : unsure(start);
      case POSSIBLE -> OrdinaryWords.has(bare(start), vocabulary) ? start : unsure(start);
    };
  }

  private int sure(int start) {
    Matcher scheme = at(SCHEME, start);
    int from = scheme.lookingAt() ? scheme.end() : start;
    int quoted = quotedEnd(from);
    if (quoted > from) {
      return quoted;
    }
    int end = run(BARE, from);
    return listed(trimmed(start, words(end > from ? end : run(HAN, from))));
  }

  /** Adds the other values of a list: {@code passwords: one, two or three}. */
  private int listed(int end) {
    Matcher next = at(LISTED, end);
    return next.lookingAt() ? next.end() : end;
  }

  private int unsure(int start) {
    int quoted = quotedEnd(start);
    if (quoted > start) {
      return quoted;
    }
    int end = run(BARE, start);
    return bare(start).codePoints().anyMatch(Character::isLetterOrDigit)
        ? listed(trimmed(start, words(end)))
        : start;
  }

  /** Adds the other parts of a header: {@code Cookie: a=b; c=d}. */
  private int parts(int end) {
    Matcher next = at(NEXT_PART, end);
    while (next.lookingAt()) {
      int part = trimmed(next.end(), run(BARE, next.end()));
      if (part == next.end()) {
        break;
      }
      end = part;
      next = at(NEXT_PART, end);
    }
    return end;
  }

  /** Adds the following words that are no ordinary words, and those behind Chinese ones. */
  private int words(int first) {
    int end = first;
    while (end < text.length()) {
      int from = run(HAN, end);
      if (from == end && SENTENCE_MARKS.indexOf(text.charAt(end - 1)) < 0) {
        from = run(SPACES, end);
      }
      String next = bare(from);
      if (from == end
          || next.codePoints().noneMatch(Character::isLetter)
          || OrdinaryWords.has(next, vocabulary)) {
        break;
      }
      end = from + next.length();
    }
    return end;
  }

  /** The end without the marks of the sentence around the value. */
  private int trimmed(int start, int end) {
    int at = end;
    while (at > start && MARKS.indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
  }

  private String bare(int start) {
    return text.substring(start, run(BARE, start));
  }

  private int run(Pattern pattern, int start) {
    Matcher run = at(pattern, start);
    return run.lookingAt() ? run.end() : start;
  }

  private Matcher at(Pattern pattern, int start) {
    return pattern.matcher(text).region(start, text.length()).useTransparentBounds(true);
  }

  /**
   * The end of a quoted value: behind the quote that closes it, which is neither escaped nor
   * doubled nor in front of a letter, or else at the end of the line.
   */
  private int quotedEnd(int start) {
    int open = start;
    while (open < text.length() && text.charAt(open) == '\\') {
      open++;
    }
    if (open == text.length() || OPENING.indexOf(text.charAt(open)) < 0) {
      return start;
    }
    char close = CLOSING.charAt(OPENING.indexOf(text.charAt(open)));
    boolean escapes = open == start;
    for (int at = open + 1; at < text.length(); at++) {
      char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      if (text.charAt(at) == close && next != close && !isInWord(next)) {
        return at + 1;
      }
      if ((text.charAt(at) == close && next == close) || (escapes && text.charAt(at) == '\\')) {
        at++;
      }
    }
    int line = text.indexOf('\n', open);
    return line < 0 ? text.length() : line;
  }

  private static boolean isInWord(char c) {
    return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
  }
}
