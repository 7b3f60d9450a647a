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
      Pattern.compile("^[ \\t]*[^\\s\\p{IsHan}]*[ \\t]*\\R\\s*[^\\s\\p{IsHan}]*$");

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
    String normal = Normalizer.normalize(start(question), Normalizer.Form.NFKC);
    String text = INVISIBLE.matcher(start(normal)).replaceAll("");
    text = new NamedSecrets(vocabulary).removed(text);
    for (SecretPatterns.Shape shape : SecretPatterns.ALL) {
      text = shape.pattern().matcher(text).replaceAll(found -> inPlace(found.group(), shape));
    }
    return cut(punctuated(words(text).replaceAll("\\s+", " ").strip()));
  }

  private static String start(String text) {
    return text.substring(0, Math.min(MOST, text.length()));
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
        : shape.placeholder().mark();
  }

  /**
   * @param breaks whether a line break separates it from the token before
   */
  private record Token(String text, int start, int end, boolean breaks) {}

  /** Replaces the tokens that must not be kept; no part of a broken one is kept. */
  private String words(String text) {
    List<Token> tokens = tokens(text);
    StringBuilder kept = new StringBuilder();
    int at = 0;
    for (int first = 0; first < tokens.size(); ) {
      int behind = first + 1;
      boolean broken = false;
      while (behind < tokens.size()) {
        String between = text.substring(tokens.get(behind - 1).end(), tokens.get(behind).start());
        boolean breaks = tokens.get(behind).breaks();
        if (!breaks && !GLUE.matcher(between).matches()) {
          break;
        }
        broken |= breaks || between.indexOf('=') >= 0;
        behind++;
      }
      for (Token token : kept(tokens.subList(first, behind), broken)) {
        kept.append(text, at, token.start()).append(token.text());
        at = token.end();
      }
      first = behind;
    }
    return kept.append(text, at, text.length()).toString();
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int last = 0;
    while (matcher.find()) {
      boolean breaks =
          !tokens.isEmpty() && LINE_BREAK.matcher(text.substring(last, matcher.start())).find();
      tokens.add(new Token(matcher.group(), matcher.start(), matcher.end(), breaks));
      last = matcher.end();
    }
    return tokens;
  }

  /** The tokens of a group as they are kept. */
  private List<Token> kept(List<Token> group, boolean broken) {
    List<Token> kept = new ArrayList<>();
    for (int first = 0; first < group.size(); ) {
      int behind = first + 1;
      while (behind < group.size() && !group.get(behind).breaks()) {
        behind++;
      }
      List<Token> line = group.subList(first, behind);
      List<String> texts = glued(line.stream().map(one -> kept(one.text(), broken)).toList());
      for (int i = 0; i < line.size(); i++) {
        Token token = line.get(i);
        kept.add(new Token(texts.get(i), token.start(), token.end(), token.breaks()));
      }
      first = behind;
    }
    return kept;
  }

  /**
   * What is kept of tokens with only marks between them. When one is removed, the others are parts
   * of the same secret: {@code P4ss!hunter}, {@code 4111,1111}.
   */
  private List<String> glued(List<String> tokens) {
    if (tokens.contains(Placeholder.ID.text())) {
      return tokens.stream().map(token -> isKept(token) ? Placeholder.ID.text() : token).toList();
    }
    if (!tokens.contains(Placeholder.NUMBER.text())) {
      return tokens;
    }
    return tokens.stream()
        .map(
            token ->
                !isKept(token) || (isLetters(token) && vocabulary.isWord(token))
                    ? token
                    : (isLetters(token) ? Placeholder.ID : Placeholder.NUMBER).text())
        .toList();
  }

  private static boolean isKept(String token) {
    return !token.isEmpty() && !token.startsWith("<");
  }

  private static boolean isLetters(String text) {
    return text.codePoints().allMatch(c -> Character.isLetter(c) || c == '-');
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
    boolean letters = isLetters(core);
    boolean path = token.indexOf('/') >= 0 || token.indexOf('\\') >= 0;
    if (letters && vocabulary.isWord(core)) {
      return core;
    }
    return letters && !broken && !path && core.length() < LONG && ORDINARY.matcher(core).matches()
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
