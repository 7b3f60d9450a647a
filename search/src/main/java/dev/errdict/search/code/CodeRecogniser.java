package dev.errdict.search.code;

import dev.errdict.db.catalog.EntryAddress;
import dev.errdict.search.text.Lookalikes;
import dev.errdict.search.text.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds possible codes in a normalised text; see the package's description for the grammar. */
public final class CodeRecogniser {
  /** The longest code, in characters. */
  private static final int MAX_LENGTH = 64;

  /** An address ends at a Chinese character, unless that is a part of its path or query. */
  private static final Pattern URL =
      Pattern.compile(
          "\\b[a-z][a-z0-9+.-]{1,10}://(?:[^\\s\"'<>\\u2E80-\\uFFFF]{1,2000}+"
              + "|(?<=[/=?&#%])[\\u2E80-\\uFFFF]{1,40}(?=[/?#&=%])){1,40}",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FILE_POSITION =
      Pattern.compile(
          "(?<![\\w$-])(?<name>[\\w$-]++\\.[a-z]{1,6})(?::\\d{1,7}(?::\\d{1,7})?|\\(\\d{1,7}(?:,\\d{1,7})?\\))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)(?:(?:19|20)\\d{2}([-/.])(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12]\\d|3[01])"
              + "|\\d{1,2}([-/.])\\d{1,2}\\2(?:19|20)\\d{2})(?!\\d)");

  /** A typographic dash inside a code: {@code G–203}. */
  private static final Pattern DASH =
      Pattern.compile("(?<=[A-Za-z])[\\u2010-\\u2015\\u2212](?=\\d)");

  /** The first and the last of some codes: {@code 4303-4310}. */
  private static final Pattern RANGE =
      Pattern.compile("(?<![\\w.:/-])(\\d{3,5})[-~\\u2010-\\u2015](\\d{3,5})(?![\\w:/-])");

  private static final String CODE_KEY = ".code";

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final String CLAUSE = ",.;!?\uFF0C\u3002\uFF1B\uFF01\uFF1F";

  private final KnownCodes known;
  private final NamedCatalogs names;
  private final Set<String> prefixes;

  /**
   * @param known whether a catalog has this code
   */
  public CodeRecogniser(Predicate<String> known) {
    this(known::test, NamedCatalogs.NONE, Set.of());
  }

  /**
   * @param known asks the catalogs for a code
   * @param names the names of the catalogs, which are labels before a number
   * @param prefixes what codes of the catalogs begin with, in lower case, with the mark behind it
   */
  public CodeRecogniser(KnownCodes known, NamedCatalogs names, Set<String> prefixes) {
    this.known = known;
    this.names = names;
    this.prefixes = prefixes;
  }

  /**
   * The mentions in the order of their answers: the text's order, but the inner one of nested
   * errors first.
   */
  public List<CodeMention> recognise(String text) {
    String whole = text.strip();
    if (whole.length() <= MAX_LENGTH && known.has(whole)) {
      return List.of(
          new CodeMention(whole, whole, CodeMention.Kind.BARE, text.indexOf(whole), 0, 1));
    }
    Optional<EntryAddress> address =
        whole.length() <= MAX_LENGTH ? names.address(whole) : Optional.empty();
    if (address.isPresent()) {
      String code = address.get().code();
      int at = text.indexOf(whole) + whole.length() - code.length();
      return List.of(
          new CodeMention(
              code, code, CodeMention.Kind.LABELLED, at, 0, 1, Optional.of(address.get().name())));
    }
    Numerals.Reading reading =
        new Numerals(known::has, withPlainDashes(Lookalikes.inCodes(text))).read();
    String plain = blank(reading.text(), "://", URL);
    plain = blank(blank(plain, ".", FILE_POSITION, CodeRecogniser::isInAFile), "", DATE);
    Depths depths = new Depths(plain);
    List<CodeMention> mentions = new ArrayList<>();
    for (CodeMention mention : new CodeScan(plain, depths, known, names, prefixes).mentions()) {
      mentions.add(mention.as(reading.written(text, mention.at(), mention.end())));
    }
    return MentionOrder.of(mentions, depths);
  }

  /** Whether a text only names some other number: {@code 验证码是 603 921}, {@code exit code 137}. */
  public static boolean tellsAnotherNumber(String text) {
    Matcher number = DIGITS.matcher(text);
    return text.length() <= MAX_LENGTH
        && number.find()
        && Label.of(text.substring(0, number.start())) == Label.FOREIGN
        && text.substring(0, number.start()).chars().noneMatch(unit -> CLAUSE.indexOf(unit) >= 0)
        && text.substring(number.end()).chars().noneMatch(Character::isLetter)
        && saysNothing(Label.withoutForeign(text.substring(0, number.start())));
  }

  private static boolean saysNothing(String text) {
    return text.strip().length() <= 2 || Terms.of(text).stream().allMatch(Terms::isFunctionWord);
  }

  /** The text as long as before, with hyphens in codes, and ranges of known codes as lists. */
  private String withPlainDashes(String text) {
    return RANGE
        .matcher(DASH.matcher(text).replaceAll("-"))
        .replaceAll(
            range ->
                known.has(range.group(1)) && known.has(range.group(2))
                    ? range.group(1) + "/" + range.group(2)
                    : Matcher.quoteReplacement(range.group()));
  }

  /**
   * @param part a text that every match contains; it is searched for first, which is quicker
   */
  private static String blank(String text, String part, Pattern pattern) {
    return blank(text, part, pattern, _ -> true);
  }

  private static String blank(
      String text, String part, Pattern pattern, Predicate<MatchResult> wanted) {
    if (!text.contains(part)) {
      return text;
    }
    Matcher matcher = pattern.matcher(text);
    StringBuilder blanked = new StringBuilder(text);
    while (matcher.find()) {
      if (wanted.test(matcher)) {
        blank(blanked, matcher.start(), matcher.end());
      }
    }
    return blanked.toString();
  }

  /** Not {@code err.code:4303}, where the name says what the number is. */
  private static boolean isInAFile(MatchResult position) {
    return !position.group("name").toLowerCase(Locale.ROOT).endsWith(CODE_KEY);
  }

  static void blank(StringBuilder text, int from, int to) {
    for (int i = from; i < to; i++) {
      text.setCharAt(i, '\u2026');
    }
  }
}
