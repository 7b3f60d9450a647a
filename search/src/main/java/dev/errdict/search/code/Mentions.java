package dev.errdict.search.code;

import dev.errdict.search.code.CodeMention.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The mentions of one text while they are collected. */
final class Mentions {
  private static final int MOST_OF_A_KIND = 1000;

  /** What may stand between two codes of a list. */
  private static final Pattern LISTED =
      Pattern.compile(
          "\\s*(?:[,/&+、]|and|or|vs\\.?|和|与|跟|或|及|还有|还是)?\\s*", Pattern.CASE_INSENSITIVE);

  private static final int FARTHEST_LISTED = 10;

  /** The least chance of a number beside a code with letters: {@code 4304 and SHIP-99}. */
  private static final double LISTED_CHANCE = 0.9;

  private final String text;
  private final Depths depths;
  private final List<CodeMention> all = new ArrayList<>();
  private final List<CodeMention> waiting = new ArrayList<>();
  private final NavigableMap<Integer, CodeMention> byStart = new TreeMap<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

  /**
   * @param text as long as that which is scanned, with the same letters between codes
   */
  Mentions(String text, Depths depths) {
    this.text = text;
    this.depths = depths;
  }

  void add(String written, String code, Kind kind, int start, double chance) {
    add(mention(written, code, kind, start, chance));
  }

  /** A code behind the name of its catalog. */
  void addOf(String catalog, String code, int start) {
    add(
        new CodeMention(
            code, code, Kind.LABELLED, start, depths.at(start), 1, Optional.of(catalog)));
  }

  /** A code that no catalog has, which is meant as one only if it is listed with others. */
  void addIfListed(String code, int start) {
    if (waiting.size() < MOST_OF_A_KIND) {
      waiting.add(mention(code, code, Kind.LABELLED, start, 1));
    }
  }

  private CodeMention mention(String written, String code, Kind kind, int start, double chance) {
    return new CodeMention(written, code, kind, start, depths.at(start), chance);
  }

  private void add(CodeMention mention) {
    if (counts.merge(mention.kind(), 1, Integer::sum) <= MOST_OF_A_KIND) {
      all.add(mention);
      byStart.put(mention.at(), mention);
    }
  }

  /** The mention before a place, when only a mark or a word of lists is between. */
  Optional<CodeMention> listedBefore(int at) {
    return Optional.ofNullable(byStart.lowerEntry(at))
        .map(Map.Entry::getValue)
        .filter(before -> isListed(before.end(), at));
  }

  private Optional<CodeMention> listedBehind(int end) {
    return Optional.ofNullable(byStart.higherEntry(end))
        .map(Map.Entry::getValue)
        .filter(behind -> isListed(end, behind.at()));
  }

  private boolean isListed(int end, int at) {
    return at > end
        && at - end < FARTHEST_LISTED
        && LISTED.matcher(text.substring(end, at)).matches();
  }

  /** All mentions; those that wait count as what they are listed with. */
  List<CodeMention> found() {
    waiting.removeIf(this::isAdded);
    for (CodeMention one : waiting.reversed()) {
      isAdded(one);
    }
    return all;
  }

  private boolean isAdded(CodeMention one) {
    Optional<CodeMention> beside =
        listedBefore(one.at())
            .or(() -> listedBehind(one.end()))
            .filter(other -> other.isNamed() || other.kind() == Kind.PROSE);
    beside.ifPresent(
        other -> {
          Kind kind = other.kind() == Kind.PROSE ? Kind.PROSE : Kind.LABELLED;
          all.replaceAll(each -> each.equals(other) ? each.atLeast(LISTED_CHANCE) : each);
          add(one.written(), one.code(), kind, one.at(), other.chance());
        });
    return beside.isPresent();
  }
}
