package dev.errdict.search.code;

import dev.errdict.search.code.CodeMention.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what a number in a text is: a code, something else, or perhaps a code. */
final class NumberScan {
  /** A longer number is an id, an amount or a verification code, unless it is called a code. */
  private static final int MAX_DIGITS = 5;

  private static final int MAX_NAMED_DIGITS = 10;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}");

  /** A number beside another, as in telephone numbers: {@code 603 921}. */
  private static final Pattern NUMBER_BEFORE = Pattern.compile("(?<![\\w.-])(\\d{3,4}) $");

  private static final Pattern NUMBER_BEHIND = Pattern.compile("^ (\\d{3,4})(?![\\w-])");
  private static final int GROUP_REACH = 16;

  /** The chance from which on a number of one or two digits in a sentence is taken for a code. */
  static final double SURE = 0.9;

  /** What the sentence must say before a unit or another label beside the number is doubted. */
  private static final double SURER = 0.97;

  /** In a longer text nobody asks for a number that no catalog has. */
  private static final int SENTENCE = 300;

  private static final int MAX_JUDGED = 60;

  private final Scanned scanned;
  private final String text;
  private int judged;

  NumberScan(Scanned scanned) {
    this.scanned = scanned;
    this.text = scanned.text();
  }

  static boolean isNumber(String word) {
    return NUMBER.matcher(word).matches();
  }

  /** Whether a number is short enough for a code that is called one. */
  static boolean mayBeACode(String number) {
    return number.length() <= MAX_NAMED_DIGITS + 1;
  }

  /**
   * @param word with its sign
   */
  void number(String word, int start) {
    Optional<String> hex = hexadecimal(word).filter(scanned::isKnown);
    if (hex.isPresent()) {
      scanned.mentions().add(word, hex.get(), Kind.LABELLED, start, 1);
      return;
    }
    int end = start + word.length();
    int from = start;
    Surroundings around = new Surroundings(text, start, end);
    if (word.startsWith("-") && around.label() != Label.CODE && !scanned.known().hasItself(word)) {
      from++;
      around = new Surroundings(text, from, end);
    }
    String number = text.substring(from, end);
    if (!isOfACatalog(number, from) && !isOfAnother(number, from, around.label())) {
      judge(number, from, around);
    }
  }

  /** Whether a catalog's name or prefix precedes it. */
  private boolean isOfACatalog(String number, int from) {
    if (scanned.isOfNamed(number, from)) {
      return true;
    }
    Optional<CodePrefixes.Prefixed> prefixed = scanned.prefixes().before(text, from, number);
    prefixed.ifPresent(one -> addPrefixed(number, from, one));
    return prefixed.isPresent() || scanned.isOfNamedAlone(number, from);
  }

  private void addPrefixed(String number, int from, CodePrefixes.Prefixed prefixed) {
    boolean alone =
        text.length() <= SENTENCE
            && text.substring(0, prefixed.at()).isBlank()
            && text.substring(from + number.length()).chars().noneMatch(Character::isLetter);
    boolean sure =
        prefixed.sure()
            || alone
            || new Surroundings(text, prefixed.at(), from).label() == Label.CODE;
    Kind kind = sure ? Kind.LABELLED : Kind.PROSE;
    scanned.mentions().add(number, prefixed.code(), kind, from, sure ? 1 : WordScan.EITHER);
  }

  /**
   * Whether letters that no catalog's codes begin with are joined to a number; it is a mention then
   * only if it is called a code, is alone or is listed with codes.
   */
  private boolean isOfAnother(String number, int from, Label label) {
    Optional<OtherCode> other =
        label == Label.NONE
            ? OtherCode.before(text, from, number, scanned.codesOnly())
            : Optional.empty();
    other.ifPresent(
        one -> {
          String whole = one.written();
          boolean called =
              new Surroundings(text, one.at(), one.at() + whole.length()).label() == Label.CODE;
          if (called || scanned.codesOnly()) {
            Kind kind = called ? Kind.LABELLED : Kind.BARE;
            scanned.mentions().add(whole, whole, kind, one.at(), 1);
          } else {
            scanned.mentions().addIfListed(whole, one.at());
          }
        });
    return other.isPresent();
  }

  private void judge(String number, int from, Surroundings around) {
    boolean doubted =
        CodeMention.isCommon(number) && around.isOnlySaid() && scanned.isKnown(number);
    Label label = doubted ? Label.NONE : around.label();
    Optional<CodeMention> listedWith =
        scanned
            .mentions()
            .listedBefore(from)
            .filter(last -> last.kind() == Kind.LABELLED || last.kind() == Kind.PROSE)
            .filter(last -> scanned.isKnown(number));
    boolean inAList =
        scanned.codesOnly()
            || listedWith.isPresent()
            || (label == Label.CODE && number.length() > 2);
    if (label == Label.FOREIGN || around.partOfANumber(inAList) || isTooLong(number, around)) {
      return;
    }
    if (label == Label.CODE && around.countedErrors()) {
      return;
    }
    if (label == Label.CODE) {
      add(number, Kind.LABELLED, from, 1);
    } else if (scanned.codesOnly() && !around.quantity()) {
      add(number, Kind.BARE, from, 1);
    } else if (label == Label.NONE && listedWith.isPresent() && !around.somethingElse()) {
      add(number, listedWith.get().kind(), from, listedWith.get().chance());
    } else if (label == Label.NONE) {
      prose(number, from, around);
    } else {
      Kind kind = label == Label.STATUS ? Kind.STATUS : Kind.OTHER_KEY;
      if (kind == Kind.STATUS || number.length() > 2) {
        add(number, kind, from, chance(number, from));
      }
    }
  }

  private boolean isTooLong(String number, Surroundings around) {
    int digits = number.length() - (number.startsWith("-") ? 1 : 0);
    return digits > (around.called() || scanned.isKnown(number) ? MAX_NAMED_DIGITS : MAX_DIGITS);
  }

  private void add(String number, Kind kind, int from, double chance) {
    scanned.mentions().add(number, number, kind, from, chance);
  }

  /** Whether it is a part of a longer number whose digits stand in groups. */
  private boolean isAGroup(int from, int end) {
    Matcher before = NUMBER_BEFORE.matcher(text.substring(Math.max(0, from - GROUP_REACH), from));
    Matcher behind =
        NUMBER_BEHIND.matcher(text.substring(end, Math.min(text.length(), end + GROUP_REACH)));
    return (before.find() && !scanned.isKnown(before.group(1)))
        || (behind.find() && !scanned.isKnown(behind.group(1)));
  }

  private void prose(String number, int from, Surroundings around) {
    if (isAGroup(from, from + number.length())) {
      return;
    }
    boolean known = scanned.isKnown(number);
    double chance = around.logged() && known ? 1 : chance(number, from);
    if (number.length() < 3 && (chance < SURE || !known)) {
      return; // an amount or a count: give back 80
    }
    if (around.somethingElse() && chance < SURER) {
      return;
    }
    if (known || chance >= SURE) {
      add(number, Kind.PROSE, from, chance);
    }
  }

  /** How likely the sentence means a code; 0 where that is not worth asking. */
  private double chance(String number, int from) {
    boolean worth = scanned.isKnown(number) || text.length() <= SENTENCE;
    return worth && judged++ < MAX_JUDGED
        ? MentionClassifier.chance(text, from, from + number.length())
        : 0;
  }

  /** A large number as Windows names its errors, which logs write with a sign: -2147024891. */
  private static Optional<String> hexadecimal(String number) {
    return number.length() > MAX_DIGITS + 1
        ? Optional.of("0x%08X".formatted((int) Long.parseLong(number)))
        : Optional.empty();
  }
}
