package dev.errdict.search.code;

import dev.errdict.search.code.CodeMention.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts mentions into the order in which they are answered. */
final class MentionOrder {
  private MentionOrder() {}

  /** Each code once, with the strongest that speaks for it, at its first place. */
  static List<CodeMention> of(List<CodeMention> mentions, Depths depths) {
    List<CodeMention> sorted = new ArrayList<>(mentions);
    sorted.sort(
        Comparator.<CodeMention>comparingInt(mention -> depths.groupAt(mention.at()))
            .thenComparing(Comparator.comparingInt(CodeMention::depth).reversed())
            .thenComparingInt(CodeMention::at));
    boolean named =
        sorted.stream().anyMatch(one -> one.kind() == Kind.LABELLED && one.code().length() > 2);
    // Beside a code that is named, a small number alone counts something: "got 1 error: 4303"; and
    // a nought says that nothing is wrong there: {"appCode":0,"code":4303}.
    sorted.removeIf(
        one ->
            named
                && (one.code().equals("0")
                    || (one.kind() == Kind.BARE && one.code().length() < 3)));
    Map<String, CodeMention> byCode = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (CodeMention mention : sorted) {
      CodeMention standing = byCode.get(mention.code());
      if (standing == null) {
        order.add(mention.code());
        byCode.put(mention.code(), mention);
      } else if (isStronger(mention, standing)) {
        byCode.put(mention.code(), mention);
      }
    }
    return order.stream().map(byCode::get).toList();
  }

  private static boolean isStronger(CodeMention one, CodeMention other) {
    return one.kind() == other.kind()
        ? one.chance() > other.chance()
        : one.kind().compareTo(other.kind()) > 0;
  }
}
