package dev.errdict.search.learning;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.learning.AskedGroup;
import dev.errdict.db.learning.AskedGroup.State;
import dev.errdict.db.learning.AskedGroups;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.lookup.Dictionary;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What maintainers have decided about kept questions, compared with the catalogs: a decision that
 * these no longer carry out, since somebody has undone or removed it, has ended.
 */
public final class Decisions {
  private final Dictionary dictionary;
  private final AskedGroups groups;
  private final Set<String> offTopic = new HashSet<>();

  public Decisions(Dictionary dictionary) {
    this.dictionary = dictionary;
    this.groups = dictionary.underlying().learning().groups();
    dictionary.store().catalogs().forEach(one -> offTopic.addAll(one.settings().offTopic()));
  }

  /** The groups without a good answer or a decision, the most asked first. */
  public List<AskedGroup> open() {
    return groups.in(EnumSet.of(State.OPEN, State.ANSWERED, State.OFF_TOPIC)).stream()
        .filter(group -> !isDecided(group))
        .toList();
  }

  /** The groups with one of these decisions, the most asked first. */
  public List<AskedGroup> decided(Set<State> states) {
    return groups.in(states).stream().filter(this::isDecided).toList();
  }

  /** Whether a maintainer has decided, and the catalogs still carry that out. */
  public boolean isDecided(AskedGroup group) {
    return switch (group.state()) {
      case GOOD, OPEN -> false;
      case IGNORED -> true;
      case ANSWERED -> isAnswered(group);
      case OFF_TOPIC ->
          offTopic.contains(Miss.phrase(group))
              || ask(group).reason().kind() == Reason.Kind.OFF_TOPIC;
    };
  }

  /**
   * Another wording of an answered question is no phrase of the entry itself, so it is asked; that
   * takes longer.
   */
  private boolean isAnswered(AskedGroup group) {
    EntryRef ref = group.answer().orElseThrow();
    String phrase = Miss.phrase(group);
    return dictionary.entry(ref).stream()
            .flatMap(entry -> entry.phrases().stream())
            .map(Phrase::content)
            .anyMatch(phrase::equals)
        || GoodQuestions.single(ask(group)).equals(Optional.of(ref));
  }

  private Answer ask(AskedGroup group) {
    return dictionary.ask(Question.of(Miss.phrase(group)));
  }
}
