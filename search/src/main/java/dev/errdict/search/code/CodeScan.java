package dev.errdict.search.code;

import dev.errdict.search.code.CodeMention.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One pass over a text in which numerals were replaced by digits, and addresses and dates by
 * blanks.
 */
final class CodeScan {
  private static final int MAX_MENTIONS = 200;

  /** The number of candidate words that are examined; in a longer text, those at its two ends. */
  private static final int MAX_LOOKED_AT = 4000;

  private static final int MAX_COMPOUNDS = 1000;

  /**
   * A longer number is an id, an amount or a verification code, unless it is labelled as a code.
   */
  private static final int MAX_DIGITS = 5;

  private static final int MAX_NAMED_DIGITS = 10;

  private static final Pattern WORD = Pattern.compile("(?<![A-Za-z0-9_])-?[A-Za-z0-9_]{1,64}");

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}");
  private static final Pattern LISTED =
      Pattern.compile(
          "\\s*(?:[,/&+、]|and|or|vs\\.?|和|与|跟|或|及|还有|还是)?\\s*", Pattern.CASE_INSENSITIVE);

  private static final Pattern LIST_WORDS =
      Pattern.compile("\\b(?:and|or|vs)\\b|和|与|跟|或|及|还有|还是", Pattern.CASE_INSENSITIVE);

  /** A type around a value, as programs print it: {@code Optional(4303)}. */
  private static final Pattern WRAPPER = Pattern.compile("\\b[A-Za-z]{2,20}\\((?=-?\\d)");

  /** The letters of another product's code or of a ticket: {@code MY-2345}. */
  private static final Pattern OF_ANOTHER = Pattern.compile("(?<![A-Za-z0-9_-])([A-Z]{2,10})[-_]$");

  /** A number next to another, as in telephone numbers: {@code 603 921}. */
  private static final Pattern NUMBER_BEFORE = Pattern.compile("(?<![\\w.-])(\\d{3,4}) $");

  private static final Pattern NUMBER_BEHIND = Pattern.compile("^ (\\d{3,4})(?![\\w-])");

  private static final int PREFIX_REACH = 16;
  private static final Pattern GLUED =
      Pattern.compile(
          "(?:err(?:or)?(?:_?code)?|code|errno|ec|e)_?\\d{3,5}", Pattern.CASE_INSENSITIVE);
  private static final Pattern SHORTLY_GLUED =
      Pattern.compile("ec?_?\\d{3,5}", Pattern.CASE_INSENSITIVE);
  private static final Pattern OF_ANOTHER_PRODUCT = Pattern.compile("[A-Z]{2,6}\\d{3,5}");
  private static final Pattern SLIP = Pattern.compile("(?=.*\\d)(?=.*[^\\d])[0-9OoIilSsBZz]{3,5}");

  /** The chance from which on a number of one or two digits in a sentence is taken for a code. */
  private static final double SURE = 0.9;

  /** The chance from which on a number counts although a unit or another label is beside it. */
  private static final double SURER = 0.97;

  /** In a longer text, numbers that no catalog has are ignored. */
  private static final int SENTENCE = 300;

  private static final int MAX_JUDGED = 60;

  private final String text;
  private final Depths depths;
  private final Predicate<String> known;
  private final NamedCatalogs names;
  private final CodePrefixes prefixes;
  private final boolean codesOnly;
  private final List<CodeMention> mentions = new ArrayList<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private int judged;

  CodeScan(
      String text,
      Depths depths,
      Predicate<String> known,
      NamedCatalogs names,
      Set<String> prefixes) {
    this.depths = depths;
    this.known = known;
    this.names = names;
    this.prefixes = new CodePrefixes(prefixes, known);
    this.text = withoutCompounds(text);
    this.codesOnly = hasCodesOnly(this.text);
  }

  /** The possible codes, in the text's order. */
  List<CodeMention> mentions() {
    for (int start : candidates()) {
      String word = wordAt(start);
      if (NUMBER.matcher(word).matches()) {
        number(word, start);
      } else if (GLUED.matcher(word).matches()) {
        glued(word, start);
      } else {
        symbol(word, start);
      }
    }
    return mentions;
  }

  /** Removes codes of several parts from the text, so that their parts are not found again. */
  private String withoutCompounds(String all) {
    StringBuilder rest = new StringBuilder(all);
    CompoundCodes finder = new CompoundCodes(known, names);
    Matcher compounds = CompoundCodes.WORD.matcher(all);
    for (int i = 0; i < MAX_COMPOUNDS && compounds.find(); i++) {
      finder
          .find(all, compounds.start(), compounds.group())
          .ifPresent(
              found -> {
                Kind kind = found.name().isPresent() ? Kind.LABELLED : Kind.BARE;
                int at = found.at();
                add(
                    new CodeMention(
                        found.code(), found.code(), kind, at, depths.at(at), 1, found.name()));
                CodeRecogniser.blank(rest, at, found.end());
              });
    }
    return rest.toString();
  }

  /** Whether its words are all numbers or look like codes. */
  private boolean hasCodesOnly(String all) {
    String rest = WRAPPER.matcher(LIST_WORDS.matcher(all).replaceAll(" ")).replaceAll(" ");
    rest = WORD.matcher(rest).replaceAll(word -> isOrMayBeACode(word.group()) ? " " : "x");
    return rest.chars().noneMatch(Character::isLetter);
  }

  private boolean isOrMayBeACode(String word) {
    return NUMBER.matcher(word).matches() || SLIP.matcher(word).matches() || known.test(word);
  }

  /** The starts of the words that may be codes, judged by their letters and digits alone. */
  private List<Integer> candidates() {
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

  private static boolean looksLikeACode(String word) {
    return word.chars().anyMatch(Character::isDigit)
        || (word.length() > 2 && word.equals(word.toUpperCase(Locale.ROOT)));
  }

  private String wordAt(int start) {
    Matcher word = WORD.matcher(text);
    // The look-behind needs the character before the start.
    word.useTransparentBounds(true).region(start, text.length());
    return word.lookingAt() ? word.group() : "";
  }

  private void add(String written, String code, Kind kind, int start, double chance) {
    add(new CodeMention(written, code, kind, start, depths.at(start), chance));
  }

  private void add(CodeMention mention) {
    if (counts.merge(mention.kind(), 1, Integer::sum) <= MAX_MENTIONS) {
      mentions.add(mention);
    }
  }

  private void number(String word, int start) {
    Optional<String> hex = hexadecimal(word).filter(known);
    if (hex.isPresent()) {
      add(word, hex.get(), Kind.LABELLED, start, 1);
      return;
    }
    int end = start + word.length();
    int from = start;
    Surroundings around = new Surroundings(text, start, end);
    Label label = around.label();
    if (word.startsWith("-") && label != Label.CODE) {
      from++;
      around = new Surroundings(text, from, end);
      label = around.label();
    }
    String number = text.substring(from, end);
    if (isOfNamed(number, from, names.before(text, from))) {
      return;
    }
    Optional<String> prefixed = prefixes.before(text, from, number);
    if (prefixed.isPresent()) {
      add(number, prefixed.get(), Kind.LABELLED, from, 1);
      return;
    }
    if (isOfNamedAlone(number, from, names.before(text, from))) {
      return;
    }
    if (label == Label.NONE && isOfAnother(from, number)) {
      return;
    }
    Optional<CodeMention> listedWith = listedWith(from).filter(last -> known.test(number));
    boolean inAList =
        codesOnly || listedWith.isPresent() || (label == Label.CODE && number.length() > 2);
    if (label == Label.FOREIGN
        || around.partOfANumber(inAList)
        || number.length() - (number.startsWith("-") ? 1 : 0)
            > (around.called() ? MAX_NAMED_DIGITS : MAX_DIGITS)) {
      return;
    }
    if (label == Label.CODE && around.countedErrors()) {
      return;
    }
    if (label == Label.CODE) {
      add(number, number, Kind.LABELLED, from, 1);
    } else if (codesOnly && !around.quantity()) {
      add(number, number, Kind.BARE, from, 1);
    } else if (label == Label.NONE && listedWith.isPresent() && !around.somethingElse()) {
      add(number, number, listedWith.get().kind(), from, listedWith.get().chance());
    } else if (label == Label.NONE) {
      prose(number, from, around);
    } else {
      Kind kind = label == Label.STATUS ? Kind.STATUS : Kind.OTHER_KEY;
      if (kind == Kind.STATUS || number.length() > 2) {
        add(number, number, kind, from, chance(number, from));
      }
    }
  }

  /**
   * Whether letters that are no catalog's prefix are joined to a number; then it is a mention only
   * if it is labelled as a code.
   */
  private boolean isOfAnother(int at, String number) {
    int start = Math.max(0, at - PREFIX_REACH);
    Matcher other = OF_ANOTHER.matcher(text.substring(start, at));
    if (!other.find() || Label.of(other.group(1)) != Label.NONE) {
      return false;
    }
    int from = start + other.start();
    String whole = text.substring(from, at) + number;
    if (new Surroundings(text, from, from + whole.length()).label() == Label.CODE) {
      add(whole, whole, Kind.LABELLED, from, 1);
    }
    return true;
  }

  /** Whether the name of a catalog that has the code precedes it; then it is a mention. */
  private boolean isOfNamed(String code, int at, Optional<NamedCatalogs.Named> named) {
    Optional<NamedCatalogs.Named> has = named.filter(one -> names.has(one.name(), code));
    has.ifPresent(
        one ->
            add(
                new CodeMention(
                    code, code, Kind.LABELLED, at, depths.at(at), 1, Optional.of(one.name()))));
    return has.isPresent();
  }

  /**
   * Whether the name of a catalog that lacks the code precedes it, as in {@code PG-4307}: then no
   * catalog's code is meant.
   */
  private boolean isOfNamedAlone(String code, int at, Optional<NamedCatalogs.Named> named) {
    Optional<NamedCatalogs.Named> lacks =
        named.filter(one -> names.isAlone(one.name()) && known.test(code));
    if (lacks.isPresent()) {
      String whole = text.substring(lacks.get().at(), at + code.length());
      add(whole, whole, Kind.LABELLED, lacks.get().at(), 1);
    }
    return lacks.isPresent();
  }

  /** Whether it is one group of digits in a longer number. */
  private boolean isAGroup(int from, int end) {
    Matcher before = NUMBER_BEFORE.matcher(text.substring(Math.max(0, from - PREFIX_REACH), from));
    Matcher behind =
        NUMBER_BEHIND.matcher(text.substring(end, Math.min(text.length(), end + PREFIX_REACH)));
    return (before.find() && !known.test(before.group(1)))
        || (behind.find() && !known.test(behind.group(1)));
  }

  private void prose(String number, int from, Surroundings around) {
    if (isAGroup(from, from + number.length())) {
      return;
    }
    double chance = around.logged() && known.test(number) ? 1 : chance(number, from);
    if (chance < SURE && number.length() < 3) {
      return;
    }
    if (around.somethingElse() && chance < SURER) {
      return;
    }
    if (known.test(number) || chance >= SURE) {
      add(number, number, Kind.PROSE, from, chance);
    }
  }

  /** The chance that the sentence means a code; 0 where it is not computed. */
  private double chance(String written, int from) {
    boolean worth = known.test(written) || text.length() <= SENTENCE;
    return worth && judged++ < MAX_JUDGED
        ? MentionClassifier.chance(text, from, from + written.length())
        : 0;
  }

  /** A Windows error code that a log shows as a negative number: -2147024891. */
  private static Optional<String> hexadecimal(String number) {
    return number.length() > MAX_DIGITS + 1
        ? Optional.of("0x%08X".formatted((int) Long.parseLong(number)))
        : Optional.empty();
  }

  /** The previous mention, when only a list mark or list word is between them. */
  private Optional<CodeMention> listedWith(int at) {
    if (mentions.isEmpty()) {
      return Optional.empty();
    }
    CodeMention last = mentions.getLast();
    return (last.kind() == Kind.LABELLED || last.kind() == Kind.PROSE)
            && at > last.end()
            && at - last.end() < 10
            && LISTED.matcher(text.substring(last.end(), at)).matches()
        ? Optional.of(last)
        : Optional.empty();
  }

  /** {@code err4303}. */
  private void glued(String word, int start) {
    String digits = word.replaceFirst(".*\\D", "");
    // Such as E11000, another product's code.
    if (codesOnly || known.test(digits) || !SHORTLY_GLUED.matcher(word).matches()) {
      add(digits, digits, Kind.LABELLED, start + word.length() - digits.length(), 1);
    }
  }

  private void symbol(String word, int start) {
    Surroundings around = new Surroundings(text, start, start + word.length());
    Label label = around.label();
    Kind kind = label == Label.CODE ? Kind.LABELLED : Kind.BARE;
    Optional<NamedCatalogs.Named> named = names.before(text, start);
    if (isOfNamed(word, start, named) || isOfNamedAlone(word, start, named)) {
      return;
    }
    if (known.test(word)) {
      add(word, word, kind, start, 1);
      return;
    }
    Optional<String> number = CodePrefixes.number(word);
    if (number.isPresent()
        && isGluedToName(number.get(), start + word.length() - number.get().length())) {
      return;
    }
    Optional<String> prefixed = prefixes.in(word);
    if (prefixed.isPresent()) {
      add(word, prefixed.get(), Kind.LABELLED, start, 1);
    } else if (SLIP.matcher(word).matches() && known.test(digits(word))) {
      slip(word, start, label);
    } else if (prefixes.isLikeACode(word)
        || (OF_ANOTHER_PRODUCT.matcher(word).matches() && label == Label.CODE)) {
      add(word, word, Kind.LABELLED, start, 1);
    }
  }

  /** {@code PG57014}: the name of a catalog and a number in one word. */
  private boolean isGluedToName(String number, int at) {
    Optional<NamedCatalogs.Named> named = names.before(text, at);
    return isOfNamed(number, at, named) || isOfNamedAlone(number, at, named);
  }

  /** Finds {@code 43O3} after a label. */
  private void slip(String word, int start, Label label) {
    if (label == Label.CODE || codesOnly) {
      add(word, digits(word), label == Label.CODE ? Kind.LABELLED : Kind.BARE, start, 1);
    } else {
      double chance = MentionClassifier.chance(text, start, start + word.length());
      if (chance >= SURE) {
        add(word, digits(word), Kind.PROSE, start, chance);
      }
    }
  }

  private static String digits(String slip) {
    return slip.replaceAll("[Oo]", "0")
        .replaceAll("[Iil]", "1")
        .replaceAll("[Zz]", "2")
        .replaceAll("[Ss]", "5")
        .replace('B', '8');
  }
}
