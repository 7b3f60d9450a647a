package dev.errdict.search.learning;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.AskedGroup;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Questions that mean the same and have no good answer.
 *
 * @param groups at least one, the most asked first; its wording is the best one
 */
public record Miss(List<AskedGroup> groups) {
  /** After this number of days, a question counts half. */
  private static final double HALF_LIFE = 14;

  public Miss {
    groups = List.copyOf(groups);
  }

  public AskedGroup best() {
    return groups.getFirst();
  }

  /** The wording as a phrase of an entry, without placeholders of secrets. */
  public String phrase() {
    return phrase(best());
  }

  /** A group's wording without placeholders of secrets. */
  public static String phrase(AskedGroup group) {
    return phrase(group.content());
  }

  /** A redacted text without what stands for a secret. */
  public static String phrase(String redacted) {
    return Placeholder.removed(redacted);
  }

  public List<Long> ids() {
    return groups.stream().map(AskedGroup::id).toList();
  }

  public int asked() {
    return groups.stream().mapToInt(AskedGroup::asked).sum();
  }

  public LocalDate last() {
    return groups.stream().map(AskedGroup::last).max(LocalDate::compareTo).orElseThrow();
  }

  /** What people chose after they had refused the answer, with how often. */
  public Map<EntryRef, Integer> choices() {
    Map<EntryRef, Integer> choices = new HashMap<>();
    groups.forEach(
        group -> group.choices().forEach((ref, times) -> choices.merge(ref, times, Integer::sum)));
    return choices;
  }

  /** Its urgency: the number of times it was asked, with older ones counting less. */
  double rank(LocalDate today) {
    return asked() * Math.pow(0.5, ChronoUnit.DAYS.between(last(), today) / HALF_LIFE);
  }
}
