package dev.errdict.search.code;

import dev.errdict.search.code.CodeMention.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells whether a word with letters is a code: {@code 42P01}, {@code err4303}, {@code 43O3}. */
final class WordScan {
  private static final Pattern GLUED =
      Pattern.compile(
          "(?:err(?:or)?(?:_?code)?|code|errno|ec|e)_?\\d{3,5}", Pattern.CASE_INSENSITIVE);
  private static final Pattern GLUED_BEFORE =
      Pattern.compile("\\d{3,5}_?(?:err(?:or)?s?|code)", Pattern.CASE_INSENSITIVE);

  /** {@code 42P99}. */
  private static final Pattern MIXED = Pattern.compile("(?=.{4,8}$)\\d+[A-Z]+\\d[0-9A-Z]*");

  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9A-Fa-f]{2,8}");
  private static final Pattern SHORTLY_GLUED =
      Pattern.compile("ec?_?\\d{3,5}", Pattern.CASE_INSENSITIVE);
  private static final Pattern OF_ANOTHER_PRODUCT = Pattern.compile("[A-Z]{2,6}_?\\d{3,5}");
  private static final Pattern SLIP = Pattern.compile("(?=.*\\d)(?=.*[^\\d])[0-9OoIilSsBZz]{3,5}");

  /** What a key may call a code: {@code code: 'ERESOLVE'}. */
  private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z0-9_]{3,62}");

  /** What any server may send, and so is a code of many products: {@code npm ERR! code E403}. */
  private static final Pattern HTTP_STATUS = Pattern.compile("[1-5]\\d\\d");

  /**
   * The chance of what reads two ways: {@code code E403}, an E of another product or of "error".
   */
  static final double EITHER = 0.5;

  private final Scanned scanned;
  private final String text;

  WordScan(Scanned scanned) {
    this.scanned = scanned;
    this.text = scanned.text();
  }

  /** Whether it has digits, and letters that look like digits. */
  static boolean isSlip(String word) {
    return SLIP.matcher(word).matches();
  }

  void word(String word, int start) {
    if (scanned.isOfNamed(word, start) || scanned.isOfNamedAlone(word, start)) {
      return;
    }
    Surroundings around = new Surroundings(text, start, start + word.length());
    Label label = around.label();
    if (scanned.isKnown(word)) {
      add(word, label == Label.CODE ? Kind.LABELLED : Kind.BARE, start);
      return;
    }
    if (isGluedToName(word, start)) {
      return;
    }
    Optional<String> prefixed = scanned.prefixes().in(word);
    if (prefixed.isPresent()) {
      scanned.mentions().add(word, prefixed.get(), Kind.LABELLED, start, 1);
    } else if (GLUED.matcher(word).matches()) {
      glued(word, start, around);
    } else if (GLUED_BEFORE.matcher(word).matches()) {
      String digits = word.replaceFirst("\\D.*", "");
      scanned.mentions().add(digits, digits, Kind.LABELLED, start, 1);
    } else if (isSlip(word) && scanned.isKnown(digits(word))) {
      slip(word, start, label);
    } else if (scanned.prefixes().isLikeACode(word)
        || (label == Label.CODE && OF_ANOTHER_PRODUCT.matcher(word).matches())
        || (around.called()
            && (HEXADECIMAL.matcher(word).matches() || MIXED.matcher(word).matches()))
        || isCalled(word, start, around)) {
      add(word, Kind.LABELLED, start);
    } else if (OF_ANOTHER_PRODUCT.matcher(word).matches()) {
      scanned.mentions().addIfListed(word, start);
    }
  }

  /** {@code code: 'ERESOLVE'}, not {@code code ERR 4303} or {@code code SHIP-99}. */
  private boolean isCalled(String word, int start, Surroundings around) {
    int end = start + word.length();
    return CAPITALS.matcher(word).matches()
        && around.calledByAKey()
        && Label.of(word) == Label.NONE
        && (end == text.length() || "-./:".indexOf(text.charAt(end)) < 0);
  }

  private void add(String word, Kind kind, int start) {
    scanned.mentions().add(word, word, kind, start, 1);
  }

  /** {@code PG57014}: the name of a catalog and a number in one word. */
  private boolean isGluedToName(String word, int start) {
    Optional<String> number = CodePrefixes.number(word);
    int at = start + word.length() - number.map(String::length).orElse(0);
    return number
            .filter(
                digits ->
                    scanned.known().hasItself(digits) || !scanned.prefixes().hasOurLetters(word))
            .isPresent()
        && (scanned.isOfNamed(number.get(), at) || scanned.isOfNamedAlone(number.get(), at));
  }

  /** {@code err4303}. */
  private void glued(String word, int start, Surroundings around) {
    String digits = word.replaceFirst(".*\\D", "");
    boolean shortly = SHORTLY_GLUED.matcher(word).matches();
    int at = start + word.length() - digits.length();
    if (scanned.prefixes().hasOurLetters(word)) {
      ours(word, start, digits, at);
      return;
    }
    boolean known = scanned.isKnown(digits);
    if (shortly && known && !scanned.known().hasItself(digits)) {
      // E1001 is not W1001.
      add(word, Kind.LABELLED, start);
      return;
    }
    boolean called = around.label() == Label.CODE;
    boolean distinct = known && (!called || !HTTP_STATUS.matcher(digits).matches());
    if (!shortly || scanned.codesOnly() || distinct) {
      scanned.mentions().add(digits, digits, Kind.LABELLED, at, 1);
    } else if (known) {
      // What is called a code already may have an E of its own.
      scanned.mentions().add(digits, digits, Kind.PROSE, at, EITHER);
    } else if (around.calledByAKey()) {
      // E11000 is another product's name for something.
      add(word, Kind.LABELLED, start);
    }
  }

  /**
   * A word with the letters of a catalog's codes that the catalog lacks: E1001 beside E1002.
   * Another catalog may have the number alone.
   */
  private void ours(String word, int start, String digits, int at) {
    boolean saysError =
        !SHORTLY_GLUED.matcher(word).matches() && word.equals(word.toLowerCase(Locale.ROOT));
    if (scanned.known().hasItself(digits)) {
      Kind kind = saysError ? Kind.LABELLED : Kind.PROSE;
      scanned.mentions().add(digits, digits, kind, at, saysError ? 1 : EITHER);
    } else {
      add(word, Kind.LABELLED, start);
    }
  }

  /** {@code 43O3} where a code is named. */
  private void slip(String word, int start, Label label) {
    if (label == Label.CODE || scanned.codesOnly()) {
      Kind kind = label == Label.CODE ? Kind.LABELLED : Kind.BARE;
      scanned.mentions().add(word, digits(word), kind, start, 1);
    } else {
      double chance = MentionClassifier.chance(text, start, start + word.length());
      if (chance >= NumberScan.SURE) {
        scanned.mentions().add(word, digits(word), Kind.PROSE, start, chance);
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
