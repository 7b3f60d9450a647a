package dev.errdict.search.rank;

import dev.errdict.db.Lang;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.text.Lines;
import dev.errdict.search.text.Normaliser;
import dev.errdict.search.text.Terms;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people in a channel write that is about no entry: other products' errors, small talk, daily
 * life. A question that is nearer to these examples than to any entry should be declined. The
 * examples are data: {@code elsewhere.txt}.
 */
final class Elsewhere {
  /**
   * How near a question is to the examples, each part from 0 to 1.
   *
   * @param match how well its words match the best example's
   * @param meaning how near it is in meaning: the mean of the three nearest examples
   * @param foreign how much of what it says only the examples say and no entry
   */
  record Nearness(double match, double meaning, double foreign) {}

  private static final int NEAREST = 3;

  private record Example(Lang lang, String text, Set<String> terms) {}

  private final List<Example> examples = new ArrayList<>();
  private final Map<String, List<Integer>> postings = new HashMap<>();
  private final Embedder embedder;
  private final Map<Lang, List<float[]>> vectors = new EnumMap<>(Lang.class);

  Elsewhere(Embedder embedder) {
    this.embedder = embedder;
    for (String line : Lines.of(Elsewhere.class, "elsewhere.txt")) {
      String text = Normaliser.normalise(line, Normaliser.MAX_UNIT);
      Set<String> terms = Terms.of(text);
      for (String term : terms) {
        postings.computeIfAbsent(term, key -> new ArrayList<>()).add(examples.size());
      }
      examples.add(new Example(Lang.ofScript(text), text, terms));
    }
  }

  Nearness of(Asked asked, float[] vector) {
    Map<Integer, Float> shared = new HashMap<>();
    float total = 0;
    float foreign = 0;
    for (Map.Entry<String, Float> term : asked.terms().entrySet()) {
      total += term.getValue();
      List<Integer> in = postings.getOrDefault(term.getKey(), List.of());
      if (!in.isEmpty() && asked.missing().contains(term.getKey())) {
        foreign += term.getValue();
      }
      for (int example : in) {
        shared.merge(example, term.getValue(), Float::sum);
      }
    }
    double match = 0;
    for (Map.Entry<Integer, Float> candidate : shared.entrySet()) {
      double recall = candidate.getValue() / Math.max(total, 0.001f);
      double precision =
          Math.min(1, candidate.getValue() / weight(examples.get(candidate.getKey()), asked));
      match = Math.max(match, 2 * recall * precision / (recall + precision));
    }
    return new Nearness(match, meaning(asked.lang(), vector), total == 0 ? 0 : foreign / total);
  }

  /**
   * What an example says, weighed as the question's own terms are; a term that the question lacks
   * weighs as usual.
   */
  private static float weight(Example example, Asked asked) {
    float weight = 0;
    for (String term : example.terms()) {
      weight += asked.terms().getOrDefault(term, Asked.unknownWeight(term));
    }
    return Math.max(weight, 0.001f);
  }

  private double meaning(Lang lang, float[] vector) {
    if (vector.length == 0) {
      return 0;
    }
    double[] nearest = new double[NEAREST];
    for (float[] example : vectors(lang)) {
      double near = dot(example, vector);
      for (int i = 0; i < NEAREST; i++) {
        if (near > nearest[i]) {
          double pushed = nearest[i];
          nearest[i] = near;
          near = pushed;
        }
      }
    }
    double sum = 0;
    for (double near : nearest) {
      sum += near;
    }
    return sum / NEAREST;
  }

  private synchronized List<float[]> vectors(Lang lang) {
    return vectors.computeIfAbsent(
        lang,
        wanted ->
            examples.stream()
                .filter(example -> example.lang() == wanted)
                .flatMap(example -> embedder.document(wanted, example.text()).stream())
                .toList());
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
