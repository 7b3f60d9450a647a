package dev.errdict.search.code;

import dev.errdict.search.code.CodeMention.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts mentions into the order in which they are answered. */
final class MentionOrder {
  private MentionOrder() {}

  /** A code and the name of its catalog. */
  private record Named(String code, Optional<String> of) {}

  /** Each code once, with its strongest kind, at its first place. */
  static List<CodeMention> of(List<CodeMention> mentions, Depths depths) {
    List<CodeMention> sorted = new ArrayList<>(mentions);
    sorted.sort((one, other) -> compare(one, other, depths));
    boolean named =
        sorted.stream().anyMatch(one -> one.kind() == Kind.LABELLED && one.code().length() > 2);
    // Next to a named code, a small number is a count: "got 1 error: 4303"; and a zero means
    // success: {"appCode":0,"code":4303}.
    sorted.removeIf(
        one ->
            named
                && (one.code().equals("0")
                    || (one.kind() == Kind.BARE
                        && one.code().length() < 3
                        && NumberScan.isNumber(one.code()))));
    Map<Named, CodeMention> byCode = new LinkedHashMap<>();
    for (CodeMention mention : sorted) {
      byCode.merge(
          new Named(mention.code(), mention.of()),
          mention,
          (standing, other) -> isStronger(other, standing) ? other : standing);
    }
    return List.copyOf(byCode.values());
  }

  private static int compare(CodeMention one, CodeMention other, Depths depths) {
    int order = Integer.compare(depths.groupAt(one.at()), depths.groupAt(other.at()));
    if (order == 0) {
      order = Integer.compare(other.depth(), one.depth());
    }
    return order == 0 ? Integer.compare(one.at(), other.at()) : order;
  }

  private static boolean isStronger(CodeMention one, CodeMention other) {
    return one.kind() == other.kind()
        ? one.chance() > other.chance()
        : one.kind().compareTo(other.kind()) > 0;
  }
}
