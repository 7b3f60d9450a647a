package dev.errdict.search.learning;

import dev.errdict.db.learning.AskedWording;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes from a question what may be a secret or identify the person. Known shapes such as
 * addresses are replaced first; of the rest, only Han characters, ordinary words and words of the
 * catalogs are kept. Everything else is replaced, so that unknown kinds of secrets are not kept
 * either.
 */
final class Redaction {
  /** The rest of a longer question is dropped. */
  private static final int MOST = 4_000;

  /** A word of this length or more is kept only if the catalogs have it. */
  private static final int LONG = 12;

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\n\\r\\t]]+");

  /** A run without spaces, Han characters and the punctuation of sentences. */
  private static final Pattern TOKEN =
      Pattern.compile("[^\\s\\p{IsHan},，。;；:：!！?？()（）\\[\\]【】{}<>《》、=|\"'`“”‘’…]+");

  private static final Pattern HAN_PUNCTUATION = Pattern.compile("(?<=\\p{IsHan})[,:;!?]");
  private static final int FULL_WIDTH = 0xfee0;
  private static final Pattern NUMBER = Pattern.compile("[-+]?[\\p{N}.,%]+");

  /** lower, Capital, UPPER; parts may be joined by a hyphen. */
  private static final Pattern ORDINARY =
      Pattern.compile("(?:\\p{Lu}?[\\p{Ll}\\p{Lo}\\p{M}]+|\\p{Lu}+)(?:-\\p{L}+){0,2}");

  /** A line break that may be inside a secret, with marks beside it. */
  private static final Pattern LINE_BREAK =
      Pattern.compile("^[^\\s\\p{IsHan}]*[ \\t]*\\R\\s*[^\\s\\p{IsHan}]*$");

  private static final Pattern GLUE = Pattern.compile("[^\\s\\p{IsHan}]+");

  private static final Pattern QUOTES = Pattern.compile("^[\\p{P}`]+|[\\p{P}`]+$");

  private static final Pattern ENDS = Pattern.compile("^[.\\-_*~#/\\\\]+|[.\\-_*~/\\\\]+$");

  private final Vocabulary vocabulary;

  Redaction(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The redacted question, in one line.
   *
   * @return at most {@value AskedWording#MOST} characters; may be empty
   */
  String of(String question) {
    String text =
        INVISIBLE
            .matcher(
                Normalizer.normalize(
                    question.substring(0, Math.min(MOST, question.length())), Normalizer.Form.NFKC))
            .replaceAll("");
    for (SecretPatterns.Shape shape : SecretPatterns.ALL) {
      text = shape.pattern().matcher(text).replaceAll(found -> inPlace(found.group(), shape));
    }
    return cut(punctuated(words(text).replaceAll("\\s+", " ").strip()));
  }

  /** Restores the punctuation of Chinese sentences, which NFKC turned into ASCII. */
  private static String punctuated(String text) {
    return HAN_PUNCTUATION
        .matcher(text)
        .replaceAll(found -> Character.toString(found.group().charAt(0) + FULL_WIDTH));
  }

  private String inPlace(String found, SecretPatterns.Shape shape) {
    String bare = QUOTES.matcher(found).replaceAll("");
    return vocabulary.isName(bare)
        ? Matcher.quoteReplacement(" " + bare + " ")
        : " \0" + shape.placeholder().word() + "\0 ";
  }

  private record Token(String text, int start, int end) {}

  /** Replaces the tokens that must not be kept; no part of a broken one is kept. */
  private String words(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(new Token(matcher.group(), matcher.start(), matcher.end()));
    }
    StringBuilder kept = new StringBuilder();
    int at = 0;
    for (int first = 0; first < tokens.size(); ) {
      int behind = first + 1;
      boolean broken = false;
      while (behind < tokens.size()) {
        String between = text.substring(tokens.get(behind - 1).end(), tokens.get(behind).start());
        boolean breaks = LINE_BREAK.matcher(between).find();
        if (!breaks && !GLUE.matcher(between).matches()) {
          break;
        }
        broken |= breaks || between.indexOf('=') >= 0;
        behind++;
      }
      for (Token token : tokens.subList(first, behind)) {
        kept.append(text, at, token.start()).append(kept(token.text(), broken));
        at = token.end();
      }
      first = behind;
    }
    return kept.append(text, at, text.length()).toString();
  }

  /**
   * @param broken whether it is one of several tokens separated only by marks and line breaks, such
   *     as a value after its name or an address in two lines
   */
  private String kept(String token, boolean broken) {
    if (token.startsWith("\0") && token.endsWith("\0") && token.length() > 2) {
      return "<" + token.substring(1, token.length() - 1) + ">";
    }
    String core = ENDS.matcher(token).replaceAll("");
    if (core.isEmpty()) {
      return "";
    }
    if (vocabulary.isName(core)) {
      return core;
    }
    if (NUMBER.matcher(core).matches()) {
      return Placeholder.NUMBER.text();
    }
    boolean letters = core.codePoints().allMatch(c -> Character.isLetter(c) || c == '-');
    if (letters && vocabulary.isWord(core)) {
      return core;
    }
    return letters && !broken && core.length() < LONG && ORDINARY.matcher(core).matches()
        ? core
        : Placeholder.ID.text();
  }

  private static String cut(String text) {
    if (text.length() <= AskedWording.MOST) {
      return text;
    }
    int end = AskedWording.MOST;
    int space = text.lastIndexOf(' ', end);
    if (space > end / 2) {
      // Do not cut a placeholder.
      return text.substring(0, space);
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
