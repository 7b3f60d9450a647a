package dev.errdict.search.witness;

import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.index.Unit;
import dev.errdict.search.text.Terms;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of other products around an official text: words that no catalog has, names of several
 * parts of which one is unknown ({@code git-lfs}), and a program at the head of a line that no
 * official text names ({@code nginx: }).
 */
final class Strangers {
  private static final Pattern WORD =
      Pattern.compile("[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}]{3,}");
  private static final Pattern PART = Pattern.compile("[a-z]{2,}");
  private static final Pattern OF_PARTS =
      Pattern.compile("(?<![\\w-])[a-z]+(?:-[a-z]+)+(?![\\w-])");
  private static final Pattern HEAD =
      Pattern.compile(
          "^([a-z][a-z0-9_.-]{1,30})(?:\\[\\d{1,7}\\])?:\\s*[\"'`]?$", Pattern.MULTILINE);

  private static final Set<Unit.Kind> OFFICIAL =
      EnumSet.of(Unit.Kind.TITLE, Unit.Kind.MESSAGE, Unit.Kind.SYMBOL);

  /** In a longer text strangers are no wonder. */
  private static final int LONGEST_AROUND = 200;

  private static final int FEW_UNITS = 60;

  private final IndexSnapshot snapshot;
  private final Optional<String> catalog;

  Strangers(IndexSnapshot snapshot, Optional<String> catalog) {
    this.snapshot = snapshot;
    this.catalog = catalog;
  }

  /** Whether some stand around a text. */
  boolean around(TextWitness witness, String text) {
    String before = text.substring(0, witness.at());
    String around = before + ' ' + text.substring(witness.end());
    return around.length() <= LONGEST_AROUND
        && (isUnknown(around, WORD) || hasUnknownParts(around) || isHeadedByAnother(before));
  }

  private boolean isUnknown(String words, Pattern form) {
    return Terms.of(words).stream()
        .anyMatch(term -> form.matcher(term).matches() && !snapshot.has(term));
  }

  private boolean hasUnknownParts(String around) {
    return OF_PARTS.matcher(around).results().anyMatch(name -> isUnknown(name.group(), PART));
  }

  private boolean isHeadedByAnother(String before) {
    Matcher head = HEAD.matcher(before);
    return head.find() && Terms.of(head.group(1)).stream().noneMatch(this::isOfficial);
  }

  private boolean isOfficial(String term) {
    return snapshot.withTerms(Map.of(term, 1f), Map.of(), catalog, FEW_UNITS).stream()
        .anyMatch(unit -> OFFICIAL.contains(unit.kind()));
  }
}
