package dev.errdict.search.lookup;

import dev.errdict.db.catalog.CatalogOrder;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.answer.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies the settings of the catalogs to an outcome: among entries that fit about equally well the
 * preferred catalog comes first, and retired catalogs are dropped when others have an answer.
 */
record CatalogPreference(CatalogOrder order) {
  /** Chances whose ratio differs by at most this are about equal. */
  private static final double NEARLY = 0.1;

  Outcome of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Found found -> found;
      case Outcome.Choices choices -> choices(choices);
      case Outcome.NotFound nothing ->
          new Outcome.NotFound(
              answering(nothing.near()), nothing.unknown(), nothing.more(), nothing.reason());
    };
  }

  private Outcome choices(Outcome.Choices choices) {
    List<EntryRef> all = new ArrayList<>(choices.chances().keySet());
    Map<EntryRef, Double> chances = new LinkedHashMap<>();
    int from = 0;
    while (from < all.size()) {
      int to = from + 1;
      double chance = chance(choices, all.get(from));
      while (to < all.size() && isNearly(chance, chance(choices, all.get(to)))) {
        to++;
      }
      sorted(all.subList(from, to)).forEach(ref -> chances.put(ref, chance(choices, ref)));
      from = to;
    }
    if (chances.keySet().stream().anyMatch(ref -> !order.isRetired(ref))) {
      chances.keySet().removeIf(order::isRetired);
    }
    boolean sameCode = choices.reason().kind() == Reason.Kind.SEVERAL_CATALOGS;
    return sameCode && chances.size() == 1
        ? new Outcome.Found(
            List.copyOf(chances.keySet()), new Reason(Reason.Kind.CODE, choices.reason().about()))
        : new Outcome.Choices(chances, choices.reason());
  }

  private static boolean isNearly(double one, double other) {
    return Math.abs(one - other) <= NEARLY * Math.max(one, other);
  }

  private static double chance(Outcome.Choices choices, EntryRef ref) {
    return choices.chances().getOrDefault(ref, 0.0);
  }

  private List<EntryRef> answering(List<EntryRef> refs) {
    return order.answering(refs, ref -> ref);
  }

  /**
   * Entries of equal chance in the preferred order; retired ones are removed later, when all are
   * known.
   */
  private List<EntryRef> sorted(List<EntryRef> equals) {
    List<EntryRef> live = equals.stream().filter(ref -> !order.isRetired(ref)).toList();
    List<EntryRef> sorted = new ArrayList<>(answering(live));
    equals.stream().filter(order::isRetired).forEach(sorted::add);
    return sorted;
  }
}
