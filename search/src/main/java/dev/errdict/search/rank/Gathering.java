package dev.errdict.search.rank;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.index.UnitHit;
import dev.errdict.search.index.WeighedTerm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers the evidence for every entry that the index finds for one question. */
final class Gathering {
  private static final int LEXICAL_UNITS = 60;
  private static final int SEMANTIC_UNITS = 60;
  private static final int GRAM_UNITS = 20;
  private static final float SPELLING_TRUST = 0.8f;
  private final Asked asked;
  private final IndexSnapshot index;
  private final Map<String, String> slipsFor = new HashMap<>();
  private final float total;
  private final float soundTotal;

  private Gathering(Asked asked, IndexSnapshot index) {
    this.asked = asked;
    this.index = index;
    asked.spellings().forEach((slip, words) -> words.forEach(word -> slipsFor.put(word, slip)));
    total = sum(asked.terms());
    soundTotal = sum(asked.sounds());
  }

  private static float sum(Map<String, Float> weights) {
    float sum = 0;
    for (float weight : weights.values()) {
      sum += weight;
    }
    return sum;
  }

  static List<Evidence> of(
      Asked asked, Optional<float[]> vector, Optional<String> catalog, IndexSnapshot index) {
    return new Gathering(asked, index).gather(vector, catalog);
  }

  private List<Evidence> gather(Optional<float[]> vector, Optional<String> catalog) {
    Map<EntryRef, Gathered> entries = new LinkedHashMap<>();
    Set<Integer> seen = new HashSet<>();
    double far = 0;
    if (vector.isPresent()) {
      for (UnitHit hit : index.nearest(asked.lang(), vector.get(), catalog, SEMANTIC_UNITS)) {
        Gathered gathered = entries.computeIfAbsent(hit.ref(), ref -> new Gathered());
        gathered.near(hit);
        far = Math.max(0, hit.score());
        if (seen.add(hit.document())) {
          compare(hit, gathered, hit.score());
        }
      }
    }
    for (UnitHit hit : index.withTerms(searched(), asked.sounds(), catalog, LEXICAL_UNITS)) {
      if (seen.add(hit.document())) {
        compare(hit, entries.computeIfAbsent(hit.ref(), ref -> new Gathered()), 0);
      }
    }
    for (IndexSnapshot.GramHit hit : grams(catalog)) {
      entries
          .computeIfAbsent(hit.unit().ref(), ref -> new Gathered())
          .letters(hit.recall(), hit.precision(), hit.unit().taught());
    }
    List<Evidence> evidence = new ArrayList<>();
    double floor = far;
    entries.forEach((ref, gathered) -> evidence.add(gathered.evidence(ref, weighed(), floor)));
    return Places.among(evidence);
  }

  private List<IndexSnapshot.GramHit> grams(Optional<String> catalog) {
    return asked.grams().isEmpty()
        ? List.of()
        : index.withGrams(asked.grams(), catalog, GRAM_UNITS);
  }

  private Map<String, Float> searched() {
    boolean pairs =
        asked.terms().keySet().stream().anyMatch(term -> term.length() > 1 && index.has(term));
    Map<String, Float> searched = new LinkedHashMap<>();
    asked
        .terms()
        .forEach(
            (term, weight) -> {
              // Single Han characters are in nearly every text: they are used to compare texts, not
              // to find them.
              if (!pairs || term.length() > 1) {
                searched.put(term, 1f);
              }
            });
    slipsFor.keySet().forEach(word -> searched.putIfAbsent(word, SPELLING_TRUST));
    return searched;
  }

  /** The weight of the question: of its words, or of its sounds if it was typed by sound. */
  private float weighed() {
    return asked.pinyin() ? soundTotal : total;
  }

  private void compare(UnitHit hit, Gathered into, double near) {
    into.taught(hit.taught());
    if (asked.pinyin()) {
      sounds(hit, into, true);
      return;
    }
    float said = 0;
    float shared = 0;
    Set<String> matched = new HashSet<>();
    for (WeighedTerm one : hit.terms()) {
      String term = one.text();
      said += one.weight();
      Float asking = asked.terms().get(term);
      if (asking != null) {
        shared += asking;
        matched.add(term);
        continue;
      }
      String slip = slipsFor.get(term);
      if (slip != null && matched.add(slip)) {
        shared += SPELLING_TRUST * asked.terms().getOrDefault(slip, 0f);
        said -= (1 - SPELLING_TRUST) * one.weight();
      }
    }
    matched.forEach(term -> into.covers(term, asked.terms().getOrDefault(term, 0f)));
    into.compared(share(shared, total), share(shared, said), near, hit.kind(), matched.size());
    sounds(hit, into, false);
  }

  private void sounds(UnitHit hit, Gathered into, boolean insteadOfWords) {
    if (soundTotal == 0 || hit.sounds().isEmpty()) {
      return;
    }
    float said = 0;
    float shared = 0;
    int matched = 0;
    for (WeighedTerm sound : hit.sounds()) {
      said += sound.weight();
      Float asking = asked.sounds().get(sound.text());
      if (asking != null) {
        shared += asking;
        matched++;
        if (insteadOfWords) {
          into.covers(sound.text(), asking);
        }
      }
    }
    into.sounds(share(shared, soundTotal), share(shared, said));
    if (insteadOfWords) {
      into.compared(share(shared, soundTotal), share(shared, said), 0, hit.kind(), matched);
    }
  }

  private static double share(float part, float whole) {
    return whole <= 0 ? 0 : Math.min(1, part / whole);
  }
}
