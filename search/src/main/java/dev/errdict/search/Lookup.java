package dev.errdict.search;

import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.search.code.CodeMention;
import dev.errdict.search.code.CodeRecogniser;
import dev.errdict.search.index.CatalogIndex;
import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.rank.Ranked;
import dev.errdict.search.rank.Ranker;
import dev.errdict.search.rank.Ranking;
import dev.errdict.search.text.Normaliser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** From a question to its answer: codes first, then words. Safe for use by several threads. */
public final class Lookup {
  private static final int MAX_TEXT = 100_000;
  private static final int MAX_CODES = 10;
  private static final int NEIGHBOURS_EACH = 2;
  private static final int MOST_CHOICES = 5;

  private final Supplier<Set<String>> catalogs;
  private final CatalogIndex index;
  private final Ranker ranker;
  private final EntryCache entries;

  /**
   * @param catalogs the catalogs' ids, in their order
   */
  Lookup(Supplier<Set<String>> catalogs, CatalogIndex index, Ranker ranker, EntryCache entries) {
    this.catalogs = catalogs;
    this.index = index;
    this.ranker = ranker;
    this.entries = entries;
  }

  public Answer ask(Question question) {
    return explain(question).answer();
  }

  /** The answer with what led to it. */
  public Explanation explain(Question question) {
    String text = Normaliser.normalise(question.text(), MAX_TEXT);
    if (text.isBlank()) {
      return Explanation.of(
          new Answer.NotFound(List.of(), Reason.of(Reason.Kind.EMPTY)), List.of());
    }
    return index
        .read(snapshot -> new Asking(question, snapshot).explain(text))
        .orElseGet(
            () ->
                Explanation.of(
                    new Answer.NotFound(List.of(), Reason.of(Reason.Kind.NOTHING_FITS)),
                    List.of()));
  }

  /** One question under way, on one snapshot. */
  private final class Asking {
    private final Optional<String> catalog;
    private final IndexSnapshot snapshot;
    private final Map<String, List<EntryRef>> known = new HashMap<>();

    Asking(Question question, IndexSnapshot snapshot) {
      this.catalog = question.catalog();
      this.snapshot = snapshot;
    }

    Explanation explain(String text) {
      List<CodeMention> mentions =
          new CodeRecogniser(code -> !with(code).isEmpty()).recognise(text);
      Optional<Answer> byCode = byCode(mentions);
      if (byCode.filter(answer -> !(answer instanceof Answer.NotFound)).isPresent()) {
        return Explanation.of(byCode.get(), mentions);
      }
      Map<EntryRef, Double> numbers = numbers(mentions);
      Ranking ranking =
          byCode.isPresent()
              ? ranker.rankByWords(text, numbers, catalog, snapshot)
              : ranker.rank(text, numbers, catalog, snapshot);
      Answer answer = byCode.map(no -> byMessage(no, ranking)).orElseGet(() -> byWords(ranking));
      return new Explanation(answer, mentions, Optional.of(ranking));
    }

    /** A code that no catalog has is declined, unless a whole server message stands beside it. */
    private Answer byMessage(Answer no, Ranking ranking) {
      return ranking.entries().stream()
          .filter(ranked -> ranked.evidence().verbatim() == 1)
          .findFirst()
          .flatMap(ranked -> entries.find(ranked.ref()))
          .<Answer>map(
              entry ->
                  new Answer.Found(
                      List.of(entry), no.reason().about(), Reason.of(Reason.Kind.WORDS)))
          .orElse(no);
    }

    private List<EntryRef> with(String code) {
      return known.computeIfAbsent(
          code,
          key ->
              snapshot.withCode(key).stream()
                  .filter(ref -> catalog.isEmpty() || catalog.get().equals(ref.catalog()))
                  .toList());
    }

    private Optional<Answer> byCode(List<CodeMention> mentions) {
      List<CodeMention> named =
          mentions.stream()
              .filter(
                  mention ->
                      mention.kind() == CodeMention.Kind.LABELLED
                          || mention.kind() == CodeMention.Kind.BARE)
              .toList();
      List<CodeMention> found = named.stream().filter(one -> !with(one.code()).isEmpty()).toList();
      List<String> unknown =
          named.stream()
              .filter(one -> with(one.code()).isEmpty())
              .map(CodeMention::written)
              .limit(MAX_CODES)
              .toList();
      if (found.isEmpty()) {
        boolean status =
            mentions.stream()
                .anyMatch(
                    one -> one.kind() == CodeMention.Kind.STATUS && !with(one.code()).isEmpty());
        return unknown.isEmpty() || status ? Optional.empty() : Optional.of(unknown(unknown));
      }
      if (found.size() == 1 && with(found.getFirst().code()).size() > 1) {
        return Optional.of(
            new Answer.Choices(
                entries(with(found.getFirst().code()))
                    .limit(MOST_CHOICES)
                    .map(e -> new Candidate(e, 1))
                    .toList(),
                Reason.of(Reason.Kind.SEVERAL_CATALOGS, found.getFirst().code())));
      }
      List<Entry> answers =
          entries(
                  found.stream()
                      .limit(MAX_CODES)
                      .flatMap(one -> with(one.code()).stream())
                      .distinct()
                      .toList())
              .toList();
      if (answers.isEmpty()) {
        return Optional.empty();
      }
      CodeMention first = found.getFirst();
      Reason reason =
          first.written().equals(first.code())
              ? Reason.of(Reason.Kind.CODE, first.code())
              : Reason.of(Reason.Kind.CODE_READ_AS, first.written(), first.code());
      return Optional.of(new Answer.Found(answers, unknown, reason));
    }

    private Answer unknown(List<String> codes) {
      List<Entry> near = new ArrayList<>();
      for (String id : catalog.map(Set::of).orElseGet(catalogs)) {
        entries(snapshot.neighbours(id, codes.getFirst(), NEIGHBOURS_EACH))
            .filter(entry -> isWord(entry.code()) == isWord(codes.getFirst()))
            .forEach(near::add);
      }
      return new Answer.NotFound(near, new Reason(Reason.Kind.UNKNOWN_CODE, codes));
    }

    /** Beside a word, numbers stand only since they stand beside all words. */
    private static boolean isWord(String code) {
      return Character.isLetter(code.codePointAt(0));
    }

    private Map<EntryRef, Double> numbers(List<CodeMention> mentions) {
      Map<EntryRef, Double> numbers = new LinkedHashMap<>();
      for (CodeMention mention : mentions) {
        double worth = mention.kind() == CodeMention.Kind.PROSE ? 0.5 : 1;
        with(mention.code()).forEach(ref -> numbers.putIfAbsent(ref, worth));
      }
      return numbers;
    }

    private Answer byWords(Ranking ranking) {
      List<Candidate> candidates = new ArrayList<>();
      for (Ranked ranked : ranking.entries()) {
        entries
            .find(ranked.ref())
            .ifPresent(e -> candidates.add(new Candidate(e, ranked.chance())));
      }
      if (candidates.isEmpty()) {
        return new Answer.NotFound(List.of(), Reason.of(Reason.Kind.NOTHING_FITS));
      }
      return switch (ranking.verdict()) {
        case FOUND ->
            new Answer.Found(
                List.of(candidates.getFirst().entry()), List.of(), Reason.of(Reason.Kind.WORDS));
        case CHOICES -> choices(candidates);
        case NOT_FOUND ->
            new Answer.NotFound(
                List.of(candidates.getFirst().entry()), Reason.of(Reason.Kind.NOTHING_FITS));
      };
    }

    private static Answer choices(List<Candidate> candidates) {
      double best = candidates.getFirst().score();
      List<Candidate> fit =
          candidates.stream()
              .filter(candidate -> candidate.score() >= best / 10)
              .limit(MOST_CHOICES)
              .toList();
      return fit.size() < 2
          ? new Answer.Found(
              List.of(fit.getFirst().entry()), List.of(), Reason.of(Reason.Kind.WORDS))
          : new Answer.Choices(fit, Reason.of(Reason.Kind.SEVERAL_FIT));
    }

    private Stream<Entry> entries(List<EntryRef> refs) {
      return refs.stream().flatMap(ref -> entries.find(ref).stream());
    }
  }
}
