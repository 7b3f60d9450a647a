package dev.errdict.search.learning;

import dev.errdict.db.learning.AskedGroup;
import dev.errdict.db.words.Lang;
import dev.errdict.search.meaning.Cosine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Merges groups with the same meaning, and ranks them. */
public final class Misses {
  /** Returns a question's vector of length 1; empty without models. */
  @FunctionalInterface
  public interface Meaning {
    Optional<float[]> of(Lang lang, String question);
  }

  /** The cosine from which on two questions count as the same. */
  static final float SAME = 0.92f;

  /** The number of groups, the most asked first, that are compared by meaning. */
  private static final int MOST_COMPARED = 300;

  private record Compared(List<AskedGroup> groups, Optional<float[]> vector) {}

  private Misses() {}

  /**
   * @param groups the most asked first
   * @return the most urgent first
   */
  public static List<Miss> of(List<AskedGroup> groups, Meaning meaning, LocalDate today) {
    List<Compared> compared = new ArrayList<>();
    for (AskedGroup group : groups) {
      Optional<float[]> vector =
          compared.size() < MOST_COMPARED
              ? meaning.of(group.lang(), Miss.phrase(group))
              : Optional.empty();
      Optional<Compared> same =
          compared.stream().filter(one -> isSame(one, group, vector)).findFirst();
      if (same.isPresent()) {
        same.get().groups().add(group);
      } else {
        compared.add(new Compared(new ArrayList<>(List.of(group)), vector));
      }
    }
    return compared.stream()
        .map(one -> new Miss(one.groups()))
        .sorted(Comparator.comparingDouble((Miss miss) -> -miss.rank(today)))
        .toList();
  }

  private static boolean isSame(Compared one, AskedGroup group, Optional<float[]> vector) {
    AskedGroup first = one.groups().getFirst();
    // The same words in two places have one fingerprint.
    return first.fingerprint().equals(group.fingerprint())
        || (first.lang() == group.lang()
            && vector.isPresent()
            && one.vector().isPresent()
            && Cosine.of(vector.get(), one.vector().get()) >= SAME);
  }
}
