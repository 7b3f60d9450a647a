package dev.errdict.search.lookup;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogOrder;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.FormerName;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Candidate;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.index.CatalogIndex;
import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.rank.Ranker;
import dev.errdict.search.rank.Ranking;
import dev.errdict.search.text.Normaliser;
import dev.errdict.search.witness.CodeWitness;
import dev.errdict.search.witness.NumberWitness;
import dev.errdict.search.witness.WitnessFinder;
import dev.errdict.search.witness.Witnesses;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the answer to a question: by witnesses first, then by words. Safe for use by several
 * threads.
 */
public final class Lookup {
  /** Without a code, in both languages' words. */
  private static final String FIRST_QUESTION = "为什么登录失败了？ Why does the login fail?";

  private static final int MAX_TEXT = 100_000;
  private static final int NEIGHBOURS_EACH = 2;
  private static final int FARTHEST_NEIGHBOUR = 20;
  private static final int MOST_SIMILAR = 4;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

  private final Supplier<Map<String, Catalog>> catalogs;
  private final CatalogNames names;
  private final CatalogIndex index;
  private final Embedder embedder;
  private final EntryCache entries;
  private @Nullable Ranker ranker;
  private volatile boolean prepared;

  /**
   * @param catalogs by their ids, in their order
   * @param names the names of the catalogs
   */
  Lookup(
      Supplier<Map<String, Catalog>> catalogs,
      CatalogNames names,
      CatalogIndex index,
      Embedder embedder,
      EntryCache entries) {
    this.catalogs = catalogs;
    this.names = names;
    this.index = index;
    this.embedder = embedder;
    this.entries = entries;
  }

  /**
   * Answers a question in words, so that everything is loaded that the first of a user needs. Does
   * nothing once that has succeeded.
   */
  void prepare() {
    if (!prepared) {
      var _ = ranker();
      prepared = explain(Question.of(FIRST_QUESTION)).ranking().isPresent();
    }
  }

  private synchronized Ranker ranker() {
    Ranker made = ranker;
    if (made == null) {
      made = new Ranker(embedder);
      ranker = made;
    }
    return made;
  }

  public Answer ask(Question question) {
    return explain(question).answer();
  }

  /** The answer and how it was found. */
  public Explanation explain(Question question) {
    String text = Normaliser.normalise(question.text(), MAX_TEXT);
    if (text.isBlank()) {
      return Explanation.of(new Answer.NotFound(List.of(), Reason.of(Reason.Kind.EMPTY)));
    }
    return index
        .read(
            snapshot -> {
              Set<String> hidden = Visibility.hidden(catalogs.get(), question.audience());
              return new Asking(question, snapshot, hidden).explain(text);
            })
        .orElseGet(
            () ->
                Explanation.of(
                    new Answer.NotFound(List.of(), Reason.of(Reason.Kind.NOTHING_FITS))));
  }

  /** The state of one question on one snapshot. */
  private final class Asking {
    private final Optional<String> catalog;
    private final IndexSnapshot snapshot;

    /** Without the retired catalogs, unless the question is for one of them. */
    private final IndexSnapshot live;

    private final Set<String> hidden;
    private Optional<Ranking> ranking = Optional.empty();

    Asking(Question question, IndexSnapshot all, Set<String> hidden) {
      this.hidden = hidden;
      this.catalog = question.catalog();
      this.snapshot = all.without(hidden);
      Set<String> silent = new HashSet<>(hidden);
      catalogs.get().values().stream()
          .filter(one -> one.retired() && !catalog.equals(Optional.of(one.id())))
          .forEach(one -> silent.add(one.id()));
      this.live = all.without(Set.copyOf(silent));
    }

    Explanation explain(String text) {
      CatalogOrder order = new CatalogOrder(catalogs.get());
      Witnesses witnesses =
          new WitnessFinder(snapshot, catalog, names.without(hidden), index.formerCodes())
              .find(text)
              .choosing(refs -> order.answering(refs, ref -> ref));
      Outcome outcome = Decision.of(witnesses, () -> rank(witnesses.text()));
      Outcome preferred = new CatalogPreference(order).of(outcome);
      return new Explanation(sayingRenamed(answer(preferred), witnesses), witnesses.all(), ranking);
    }

    /** An entry that is asked for by a code that it had is shown with the code that it has. */
    private Answer sayingRenamed(Answer answer, Witnesses witnesses) {
      if (!(answer instanceof Answer.Found found)) {
        return answer;
      }
      List<EntryRef> shown = found.entries().stream().map(Entry::ref).toList();
      return Stream.concat(
              witnesses.codes().stream().map(CodeWitness::mention),
              witnesses.numbers().stream().map(NumberWitness::mention))
          .flatMap(mention -> former(mention.code()))
          .flatMap(
              former -> former.now().filter(shown::contains).map(now -> say(former, now)).stream())
          .findFirst()
          .<Answer>map(
              reason -> new Answer.Found(found.entries(), found.unknown(), found.more(), reason))
          .orElse(answer);
    }

    private Stream<FormerName> former(String code) {
      return index.formerCodes().with(code).stream()
          .filter(one -> one.now().filter(now -> now.code().equals(code)).isEmpty());
    }

    private static Reason say(FormerName former, EntryRef now) {
      return Reason.of(
          Reason.Kind.RENAMED, former.name().code(), now.code(), Long.toString(former.revision()));
    }

    /** Searches the retired catalogs when nothing in the others fits. */
    private Ranking rank(String text) {
      List<String> unrelated = unrelated();
      Ranking ranked = ranker().rank(text, catalog, unrelated, live);
      if (ranked.verdict() == Ranking.Verdict.NOT_FOUND && live != snapshot) {
        ranked = ranker().rank(text, catalog, unrelated, snapshot);
      }
      ranked = ranked.liveFirst(ref -> entries.find(ref).filter(Entry::retired).isPresent());
      ranking = Optional.of(ranked);
      return ranked;
    }

    /** What the catalogs that are asked call off topic. */
    private List<String> unrelated() {
      return catalogs.get().values().stream()
          .filter(
              one ->
                  !hidden.contains(one.id())
                      && catalog.filter(id -> !id.equals(one.id())).isEmpty())
          .flatMap(one -> one.settings().offTopic().stream())
          .toList();
    }

    private Answer answer(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Found found -> {
          List<Entry> read = entries(found.entries()).toList();
          yield read.isEmpty()
              ? new Answer.NotFound(List.of(), Reason.of(Reason.Kind.NOTHING_FITS))
              : new Answer.Found(read, found.unknown(), found.more(), found.reason());
        }
        case Outcome.Choices choices -> {
          List<Candidate> candidates = new ArrayList<>();
          choices
              .chances()
              .forEach(
                  (ref, chance) ->
                      entries
                          .find(ref)
                          .ifPresent(entry -> candidates.add(new Candidate(entry, chance))));
          yield candidates.isEmpty()
              ? new Answer.NotFound(List.of(), Reason.of(Reason.Kind.NOTHING_FITS))
              : new Answer.Choices(candidates, choices.reason());
        }
        case Outcome.NotFound nothing ->
            new Answer.NotFound(
                Stream.concat(
                        entries(nothing.near()),
                        nothing.unknown().stream().limit(1).flatMap(this::neighbours))
                    .distinct()
                    .toList(),
                nothing.more(),
                nothing.reason());
      };
    }

    /** Codes next to a number, or spelt similarly to a word; may be empty. */
    private Stream<Entry> neighbours(String code) {
      OptionalInt number = number(code);
      if (number.isEmpty()) {
        return entries(snapshot.withSimilarCode(code, catalog, MOST_SIMILAR));
      }
      return catalog.map(Set::of).orElseGet(() -> catalogs.get().keySet()).stream()
          .filter(id -> !hidden.contains(id))
          .flatMap(id -> entries(snapshot.neighbours(id, code, NEIGHBOURS_EACH)))
          .filter(
              entry -> {
                OptionalInt near = number(entry.code());
                return near.isPresent()
                    && Math.abs(near.getAsInt() - number.getAsInt()) <= FARTHEST_NEIGHBOUR;
              });
    }

    private static OptionalInt number(String code) {
      return NUMBER.matcher(code).matches()
          ? OptionalInt.of(Integer.parseInt(code))
          : OptionalInt.empty();
    }

    private Stream<Entry> entries(List<EntryRef> refs) {
      return refs.stream().flatMap(ref -> entries.find(ref).stream());
    }
  }
}
