package dev.errdict.search.rank;

import dev.errdict.db.words.Lang;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.meaning.VectorTable;
import dev.errdict.search.text.Lines;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Examples of messages that are about no entry: other products' errors, small talk, daily life. A
 * question that is nearer to these examples than to any entry should be declined. The examples are
 * in {@code search/src/build/elsewhere.txt}; the build analyses them.
 */
final class OffTopicExamples {
  /**
   * The similarity of a question to the examples, each part from 0 to 1.
   *
   * @param match of its words to the best example's
   * @param meaning the mean similarity in meaning to the three nearest examples
   * @param foreign the share of its terms that are only in examples and in no entry
   */
  record Nearness(double match, double meaning, double foreign) {}

  private static final int NEAREST = 3;
  private static final int[] NOWHERE = {};

  private record Example(Lang lang, String text) {}

  private final List<Example> examples = new ArrayList<>();
  private final Map<String, int[]> postings = new HashMap<>();

  /** The weight of each example for a question that shares none of its terms. */
  private final float[] usual;

  private final Embedder embedder;
  private final Map<Lang, VectorTable> vectors = new EnumMap<>(Lang.class);

  OffTopicExamples(Embedder embedder) {
    this.embedder = embedder;
    List<String> lines = Lines.of(OffTopicExamples.class, "elsewhere.tsv");
    usual = new float[lines.size()];
    Map<String, List<Integer>> with = new HashMap<>();
    for (int i = 0; i < usual.length; i++) {
      String[] parts = lines.get(i).split("\t"); // language, text, terms…
      examples.add(new Example(Lang.of(parts[0]).orElseThrow(), parts[1]));
      for (String term : List.of(parts).subList(2, parts.length)) {
        usual[i] += Asked.unknownWeight(term);
        with.computeIfAbsent(term, key -> new ArrayList<>()).add(i);
      }
    }
    with.forEach(
        (term, in) -> postings.put(term, in.stream().mapToInt(Integer::intValue).toArray()));
  }

  Nearness of(Asked asked, float[] vector) {
    // Shared terms have the question's weights; other terms have their usual weights.
    float[] shared = new float[usual.length];
    float[] weights = usual.clone();
    float total = 0;
    float foreign = 0;
    for (Map.Entry<String, Float> term : asked.terms().entrySet()) {
      float weight = term.getValue();
      total += weight;
      int[] in = postings.getOrDefault(term.getKey(), NOWHERE);
      if (in.length > 0 && asked.missing().contains(term.getKey())) {
        foreign += weight;
      }
      float unusual = weight - Asked.unknownWeight(term.getKey());
      for (int example : in) {
        shared[example] += weight;
        weights[example] += unusual;
      }
    }
    double match = 0;
    for (int i = 0; i < shared.length; i++) {
      if (shared[i] > 0) {
        double recall = shared[i] / Math.max(total, 0.001f);
        double precision = Math.min(1, shared[i] / Math.max(weights[i], 0.001f));
        match = Math.max(match, 2 * recall * precision / (recall + precision));
      }
    }
    return new Nearness(match, meaning(asked.lang(), vector), total == 0 ? 0 : foreign / total);
  }

  private double meaning(Lang lang, float[] vector) {
    if (vector.length == 0) {
      return 0;
    }
    double[] nearest = new double[NEAREST];
    for (double near : vectors(lang).products(vector)) {
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

  private synchronized VectorTable vectors(Lang lang) {
    return vectors.computeIfAbsent(
        lang,
        wanted ->
            new VectorTable(
                examples.stream()
                    .filter(example -> example.lang() == wanted)
                    .flatMap(example -> embedder.document(wanted, example.text()).stream())
                    .toList()));
  }
}
