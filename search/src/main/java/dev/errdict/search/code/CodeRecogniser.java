package dev.errdict.search.code;

import dev.errdict.search.code.CodeMention.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what may be codes in a normalised text; see the package's description for the grammar. */
public final class CodeRecogniser {
  private static final int MAX_MENTIONS = 200;

  /** As long as a code may be. */
  private static final int MAX_LENGTH = 64;

  /** As many words that may be codes are looked at; of a longer paste those at its two ends. */
  private static final int MAX_LOOKED_AT = 4000;

  private static final int MAX_COMPOUNDS = 1000;

  /** A longer number is an id, an amount or a verification code, unless it is called a code. */
  private static final int MAX_DIGITS = 5;

  private static final int MAX_NAMED_DIGITS = 10;

  private static final Pattern URL =
      Pattern.compile("\\b[a-z][a-z0-9+.-]{1,10}://[^\\s\"'<>]{1,2000}", Pattern.CASE_INSENSITIVE);
  private static final Pattern FILE_POSITION =
      Pattern.compile(
          "[\\w$-]{1,80}\\.[a-z]{1,6}:\\d{1,7}(?::\\d{1,7})?", Pattern.CASE_INSENSITIVE);
  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)(?:(?:19|20)\\d{2}([-/.])(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12]\\d|3[01])"
              + "|\\d{1,2}([-/.])\\d{1,2}\\2(?:19|20)\\d{2})(?!\\d)");
  private static final Pattern WORD = Pattern.compile("(?<![A-Za-z0-9_])-?[A-Za-z0-9_]{1,64}");

  /** A code of several parts: {@code ORA-00001}, {@code auth/user-not-found}. */
  private static final Pattern COMPOUND =
      Pattern.compile(
          "(?<![A-Za-z0-9_])[A-Za-z][A-Za-z0-9_]{0,31}(?:[-./:][A-Za-z0-9_]{1,32}){1,5}");

  private static final Pattern LAST_PART = Pattern.compile("[-./:][A-Za-z0-9_]+$");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}");
  private static final Pattern LISTED =
      Pattern.compile("\\s*(?:[,/&+、]|and|or|和|与|跟|或|及|还有)\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern GLUED =
      Pattern.compile(
          "(?:err(?:or)?(?:_?code)?|code|errno|ec|e)_?\\d{3,5}", Pattern.CASE_INSENSITIVE);
  private static final Pattern SHORTLY_GLUED =
      Pattern.compile("ec?_?\\d{3,5}", Pattern.CASE_INSENSITIVE);
  private static final Pattern OF_ANOTHER_PRODUCT = Pattern.compile("[A-Z]{2,6}\\d{3,5}");
  private static final Pattern SLIP = Pattern.compile("(?=.*\\d.*\\d)[0-9OoIlSsBZz]{3,5}");

  private final Predicate<String> known;

  /**
   * @param known whether a catalog has this code; asked about words with a letter and about numbers
   *     in a list behind a labelled code
   */
  public CodeRecogniser(Predicate<String> known) {
    this.known = known;
  }

  /**
   * The mentions as they are to be answered: in the text's order, but of nested errors the inner
   * one first.
   */
  public List<CodeMention> recognise(String text) {
    String whole = text.strip();
    if (whole.length() <= MAX_LENGTH && known.test(whole)) {
      return List.of(new CodeMention(whole, whole, Kind.BARE, text.indexOf(whole), 0));
    }
    String plain =
        blank(blank(blank(new Numerals(known).inDigits(text), URL), FILE_POSITION), DATE);
    boolean asksOnly = Filler.isAllOf(plain);
    List<CodeMention> mentions = new ArrayList<>();
    Depths depths = new Depths(plain);
    plain = withoutCompounds(plain, depths, mentions);
    for (int start : candidates(plain)) {
      String word = wordAt(plain, start);
      if (NUMBER.matcher(word).matches()) {
        number(plain, word, start, asksOnly, depths, mentions);
      } else if (GLUED.matcher(word).matches()) {
        String digits = word.substring(word.length() - digitsBehind(word));
        if (SHORTLY_GLUED.matcher(word).matches() && !asksOnly && !known.test(digits)) {
          continue; // another product's name for something: E11000
        }
        int from = start + word.length() - digits.length();
        add(new CodeMention(digits, digits, Kind.LABELLED, from, depths.at(from)), mentions);
      } else {
        symbolic(plain, word, start, asksOnly, depths, mentions);
      }
    }
    return inOrder(mentions, depths);
  }

  /** Takes codes of several parts out of the text, so that no part of one is taken for another. */
  private String withoutCompounds(String text, Depths depths, List<CodeMention> into) {
    StringBuilder rest = new StringBuilder(text);
    Matcher compounds = COMPOUND.matcher(text);
    for (int i = 0; i < MAX_COMPOUNDS && compounds.find(); i++) {
      String code = compounds.group();
      while (!code.isEmpty() && !known.test(code)) {
        Matcher last = LAST_PART.matcher(code);
        code = last.find() ? code.substring(0, last.start()) : "";
      }
      if (LAST_PART.matcher(code).find()) {
        int start = compounds.start();
        add(new CodeMention(code, code, Kind.BARE, start, depths.at(start)), into);
        blank(rest, start, start + code.length());
      }
    }
    return rest.toString();
  }

  /** Where the words stand that may be codes, going by their letters and digits alone. */
  private static List<Integer> candidates(String text) {
    List<Integer> starts = new ArrayList<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group();
      boolean number = NUMBER.matcher(word).matches();
      if (number ? word.length() <= MAX_NAMED_DIGITS + 1 : looksLikeACode(word)) {
        starts.add(words.start());
      }
    }
    if (starts.size() > MAX_LOOKED_AT) {
      starts.subList(MAX_LOOKED_AT / 2, starts.size() - MAX_LOOKED_AT / 2).clear();
    }
    return starts;
  }

  private static String wordAt(String text, int start) {
    Matcher word = WORD.matcher(text);
    // The look-behind must see what stands before the start.
    word.useTransparentBounds(true).region(start, text.length());
    return word.lookingAt() ? word.group() : "";
  }

  private static void add(CodeMention mention, List<CodeMention> to) {
    long alike = to.stream().filter(one -> one.kind() == mention.kind()).count();
    if (alike < MAX_MENTIONS) {
      to.add(mention);
    }
  }

  private void number(
      String text,
      String word,
      int start,
      boolean asksOnly,
      Depths depths,
      List<CodeMention> into) {
    Optional<String> hex = hexadecimal(word).filter(known);
    if (hex.isPresent()) {
      add(new CodeMention(word, hex.get(), Kind.LABELLED, start, depths.at(start)), into);
      return;
    }
    int from = start;
    String number = word;
    Surroundings around = new Surroundings(text, start, start + word.length());
    if (word.startsWith("-") && !around.labelled()) {
      from++;
      number = word.substring(1);
      around = new Surroundings(text, from, start + word.length());
    }
    boolean listed = !into.isEmpty() && listed(text, into.getLast(), from) && known.test(number);
    boolean inAList = asksOnly || listed || (around.labelled() && number.length() > 2);
    if (around.partOfANumber(inAList)
        || digitsBehind(number) > (around.called() ? MAX_NAMED_DIGITS : MAX_DIGITS)) {
      return;
    }
    Kind kind = kind(around, asksOnly && !around.quantity());
    if (kind == Kind.PROSE
        && number.length() > 2
        && (around.reported() || around.logged())
        && known.test(number)) {
      kind = Kind.LABELLED;
    }
    if (kind == Kind.PROSE && listed && !around.somethingElse()) {
      kind = Kind.LABELLED;
    }
    if (kind == Kind.PROSE && (number.length() < 3 || around.somethingElse())) {
      return;
    }
    add(new CodeMention(number, number, kind, from, depths.at(from)), into);
  }

  /** A large number as Windows names its errors, which logs write with a sign: -2147024891. */
  private static Optional<String> hexadecimal(String number) {
    return number.length() > MAX_DIGITS + 1
        ? Optional.of("0x%08X".formatted((int) Long.parseLong(number)))
        : Optional.empty();
  }

  /** Whether only a mark or a word that lists stands between a labelled code and this place. */
  private static boolean listed(String text, CodeMention last, int at) {
    int end = last.at() + last.written().length();
    return last.kind() == Kind.LABELLED
        && at > end
        && at - end < 10
        && LISTED.matcher(text.substring(end, at)).matches();
  }

  private void symbolic(
      String text,
      String word,
      int start,
      boolean asksOnly,
      Depths depths,
      List<CodeMention> into) {
    Surroundings around = new Surroundings(text, start, start + word.length());
    boolean asWritten = known.test(word);
    String read = asWritten || !SLIP.matcher(word).matches() ? word : digits(word);
    if (!asWritten && (read.equals(word) || !known.test(read))) {
      if (OF_ANOTHER_PRODUCT.matcher(word).matches() && around.labelled()) {
        add(new CodeMention(word, word, Kind.LABELLED, start, depths.at(start)), into);
      }
      return;
    }
    Kind kind = kind(around, asksOnly);
    boolean strong = kind == Kind.BARE || kind == Kind.LABELLED;
    if (asWritten || strong) {
      add(new CodeMention(word, read, strong ? kind : Kind.BARE, start, depths.at(start)), into);
    }
  }

  private static int digitsBehind(String word) {
    int digits = 0;
    while (digits < word.length() && Character.isDigit(word.charAt(word.length() - 1 - digits))) {
      digits++;
    }
    return digits;
  }

  private static boolean looksLikeACode(String word) {
    return word.chars().anyMatch(Character::isDigit)
        || (word.length() > 2 && word.equals(word.toUpperCase(Locale.ROOT)));
  }

  private static Kind kind(Surroundings around, boolean asksOnly) {
    if (around.status()) {
      return asksOnly ? Kind.BARE : Kind.STATUS;
    }
    if (around.labelled()) {
      return Kind.LABELLED;
    }
    return asksOnly ? Kind.BARE : Kind.PROSE;
  }

  private static String digits(String slip) {
    return slip.replaceAll("[Oo]", "0")
        .replaceAll("[Il]", "1")
        .replaceAll("[Zz]", "2")
        .replaceAll("[Ss]", "5")
        .replace('B', '8');
  }

  private static String blank(String text, Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder blanked = new StringBuilder(text);
    while (matcher.find()) {
      blank(blanked, matcher.start(), matcher.end());
    }
    return blanked.toString();
  }

  private static void blank(StringBuilder text, int from, int to) {
    for (int i = from; i < to; i++) {
      text.setCharAt(i, '\u2026');
    }
  }

  /** Each code once, with the strongest that speaks for it, at its first place. */
  private static List<CodeMention> inOrder(List<CodeMention> mentions, Depths depths) {
    mentions.sort(
        Comparator.<CodeMention>comparingInt(mention -> depths.groupAt(mention.at()))
            .thenComparing(Comparator.comparingInt(CodeMention::depth).reversed())
            .thenComparingInt(CodeMention::at));
    boolean named =
        mentions.stream().anyMatch(one -> one.kind() == Kind.LABELLED && one.code().length() > 2);
    // Beside a code that is named, a small number alone counts something: "got 1 error: 4303"; and
    // a nought says that nothing is wrong there: {"appCode":0,"code":4303}.
    mentions.removeIf(
        one ->
            named
                && (one.code().equals("0")
                    || (one.kind() == Kind.BARE && one.code().length() < 3)));
    Map<String, CodeMention> byCode = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (CodeMention mention : mentions) {
      CodeMention standing = byCode.get(mention.code());
      if (standing == null) {
        order.add(mention.code());
        byCode.put(mention.code(), mention);
      } else if (mention.kind().compareTo(standing.kind()) > 0) {
        byCode.put(mention.code(), mention);
      }
    }
    return order.stream().map(byCode::get).toList();
  }
}
