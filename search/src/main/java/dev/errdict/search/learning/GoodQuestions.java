package dev.errdict.search.learning;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.AskedGroup;
import dev.errdict.db.learning.AskedGroup.State;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.lookup.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds kept questions whose good answer a change would remove. */
public final class GoodQuestions {
  /**
   * A question that would lose its answer.
   *
   * @param now the new answer; empty for none or choices
   */
  public record Lost(String question, EntryRef answer, Optional<EntryRef> now) {}

  private GoodQuestions() {}

  /**
   * The questions that have their answer now and would lose it if an entry were stored like this.
   *
   * @param except groups that the change is meant for
   */
  public static List<Lost> lost(Dictionary dictionary, Entry changed, Set<Long> except) {
    return lost(dictionary, () -> dictionary.trial(changed), except);
  }

  /** The same for what is chosen for a catalog. */
  public static List<Lost> lost(Dictionary dictionary, Catalog changed, Set<Long> except) {
    return lost(dictionary, () -> dictionary.trial(changed), except);
  }

  private static List<Lost> lost(Dictionary dictionary, Supplier<Trial> changed, Set<Long> except) {
    List<AskedGroup> good =
        dictionary.underlying().learning().groups().in(Set.of(State.GOOD, State.ANSWERED)).stream()
            .filter(group -> !except.contains(group.id()) && group.answer().isPresent())
            .filter(group -> isAnswered(dictionary.ask(question(group)), group))
            .toList();
    if (good.isEmpty()) {
      return List.of();
    }
    try (Trial trial = changed.get()) {
      return good.stream()
          .flatMap(
              group -> {
                Answer answer = trial.ask(question(group));
                return isAnswered(answer, group)
                    ? Stream.empty()
                    : Stream.of(
                        new Lost(Miss.phrase(group), group.answer().orElseThrow(), single(answer)));
              })
          .toList();
    }
  }

  private static Question question(AskedGroup group) {
    return Question.of(Miss.phrase(group));
  }

  private static boolean isAnswered(Answer answer, AskedGroup group) {
    return single(answer).equals(group.answer());
  }

  /** The only entry of an answer; empty for none or choices. */
  static Optional<EntryRef> single(Answer answer) {
    return answer instanceof Answer.Found found && found.entries().size() == 1
        ? Optional.of(found.entries().getFirst().ref())
        : Optional.empty();
  }
}
