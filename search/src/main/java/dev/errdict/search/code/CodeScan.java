package dev.errdict.search.code;

import dev.errdict.search.code.CodeMention.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One pass over a text whose numerals are digits and whose addresses and dates are blank: codes of
 * several parts first, then each word.
 */
final class CodeScan {
  /** As many words that may be codes are looked at; of a longer paste those at its two ends. */
  private static final int MAX_LOOKED_AT = 4000;

  private static final int MAX_COMPOUNDS = 1000;
  private static final Pattern WORD = Pattern.compile("(?<!\\w)-?\\w{1,64}");

  /** Some whole words. */
  private static final Pattern PIECE = Pattern.compile(".{1,500}\\S*", Pattern.DOTALL);

  private static final Pattern LIST_WORDS =
      Pattern.compile("\\b(?:and|or|vs)\\b|和|与|跟|或|及|还有|还是", Pattern.CASE_INSENSITIVE);

  /** A type around a value, as programs print it: {@code Optional(4303)}. */
  private static final Pattern WRAPPER = Pattern.compile("\\b[A-Za-z]{2,20}\\((?=-?\\d)");

  private final KnownCodes known;
  private final NamedCatalogs names;
  private final CodePrefixes prefixes;
  private final Mentions mentions;
  private final String text;
  private final NumberScan numbers;
  private final WordScan words;

  CodeScan(String all, Depths depths, KnownCodes known, NamedCatalogs names, Set<String> prefixes) {
    this.known = known;
    this.names = names;
    this.prefixes = new CodePrefixes(prefixes, known);
    this.mentions = new Mentions(all, depths);
    this.text = withoutCompounds(all);
    Scanned scanned = new Scanned(text, known, names, this.prefixes, hasCodesOnly(text), mentions);
    this.numbers = new NumberScan(scanned);
    this.words = new WordScan(scanned);
  }

  /** What may be codes. */
  List<CodeMention> mentions() {
    for (int start : candidates()) {
      String word = wordAt(start);
      if (isAName(word) && !known.hasItself(word)) {
        continue;
      }
      if (NumberScan.isNumber(word)) {
        numbers.number(word, start);
      } else {
        words.word(word, start);
      }
    }
    return mentions.found();
  }

  /** Takes codes of several parts out of the text, so that no part of one is taken for another. */
  private String withoutCompounds(String all) {
    StringBuilder rest = new StringBuilder(all);
    CompoundCodes finder = new CompoundCodes(known::has, names);
    for (Span word : atBothEnds(CompoundCodes.WORD.matcher(all))) {
      Matcher inside =
          CompoundCodes.WORD
              .matcher(all)
              .useTransparentBounds(true)
              .region(word.start(), word.end());
      while (inside.find()) {
        Optional<CompoundCodes.Found> found = compound(finder, all, inside.start(), inside.group());
        found.ifPresent(one -> take(one, rest));
        inside.region(found.map(CompoundCodes.Found::end).orElse(word.end()), word.end());
      }
    }
    for (Span word : atBothEnds(CompoundCodes.NUMBERS.matcher(rest.toString()))) {
      String code = all.substring(word.start(), word.end());
      Surroundings around = new Surroundings(all, word.start(), word.end());
      boolean named = around.label() == Label.CODE || !around.somethingElse();
      if (named && known.hasItself(code)) {
        take(new CompoundCodes.Found(code, word.start(), Optional.empty(), true), rest);
      }
    }
    return rest.toString();
  }

  private Optional<CompoundCodes.Found> compound(
      CompoundCodes finder, String all, int start, String word) {
    return finder
        .find(all, start, word)
        .or(
            () ->
                prefixes
                    .unknownIn(word)
                    .map(code -> new CompoundCodes.Found(code, start, Optional.empty(), true)));
  }

  /** The position of a word. */
  private record Span(int start, int end) {}

  private static List<Span> atBothEnds(Matcher words) {
    List<Span> all = new ArrayList<>();
    while (words.find()) {
      all.add(new Span(words.start(), words.end()));
    }
    return bothEnds(all, MAX_COMPOUNDS);
  }

  private void take(CompoundCodes.Found found, StringBuilder from) {
    add(found, known.has(found.code()));
    CodeRecogniser.blank(from, found.at(), found.end());
  }

  private void add(CompoundCodes.Found found, boolean known) {
    if (found.name().isPresent()) {
      mentions.addOf(found.name().get(), found.code(), found.at());
    } else {
      Kind certain = known ? Kind.BARE : Kind.LABELLED;
      Kind kind = found.sure() ? certain : Kind.PROSE;
      double chance = found.sure() ? 1 : WordScan.EITHER;
      mentions.add(found.code(), found.code(), kind, found.at(), chance);
    }
  }

  /** Whether it has no word but numbers and what looks like a code. */
  private boolean hasCodesOnly(String all) {
    // Most long texts have another word near their beginning, after which nothing is read.
    return PIECE.matcher(all).results().allMatch(piece -> areCodesOnly(piece.group()));
  }

  private boolean areCodesOnly(String piece) {
    String rest = WRAPPER.matcher(LIST_WORDS.matcher(piece).replaceAll(" ")).replaceAll(" ");
    rest = OtherCode.blank(rest);
    rest = WORD.matcher(rest).replaceAll(word -> isOrMayBeACode(word.group()) ? " " : "x");
    return rest.chars().noneMatch(Character::isLetter);
  }

  private boolean isOrMayBeACode(String word) {
    return NumberScan.isNumber(word) || WordScan.isSlip(word) || known.has(word);
  }

  /** Where the words stand that may be codes, going by their letters and digits alone. */
  private List<Integer> candidates() {
    List<Integer> starts = new ArrayList<>();
    List<Integer> names = new ArrayList<>();
    Matcher all = WORD.matcher(text);
    while (all.find()) {
      String word = all.group();
      if (isAName(word)) {
        names.add(all.start());
      } else if (NumberScan.isNumber(word) ? NumberScan.mayBeACode(word) : looksLikeACode(word)) {
        starts.add(all.start());
      }
    }
    return Stream.of(starts, names)
        .flatMap(each -> bothEnds(each, MAX_LOOKED_AT).stream())
        .sorted()
        .toList();
  }

  private static <T> List<T> bothEnds(List<T> all, int most) {
    return all.size() <= most
        ? all
        : Stream.concat(
                all.subList(0, most / 2).stream(),
                all.subList(all.size() - most / 2, all.size()).stream())
            .toList();
  }

  private static boolean looksLikeACode(String word) {
    return word.chars().anyMatch(Character::isDigit)
        || (word.length() > 2 && word.equals(word.toUpperCase(Locale.ROOT)));
  }

  /** Whether a word is a name of small letters, as {@code invalid_grant} or {@code NoSuchKey}. */
  private static boolean isAName(String word) {
    boolean joined = false;
    for (int i = 0; i < word.length(); i++) {
      char unit = word.charAt(i);
      if (Character.isDigit(unit)) {
        return false;
      }
      boolean parts = unit == '_' || Character.isUpperCase(unit);
      joined |= parts && i > 0 && Character.isLowerCase(word.charAt(i - 1));
    }
    return joined;
  }

  private String wordAt(int start) {
    Matcher word = WORD.matcher(text);
    // The look-behind needs the character before the start.
    word.useTransparentBounds(true).region(start, text.length());
    return word.lookingAt() ? word.group() : "";
  }
}
