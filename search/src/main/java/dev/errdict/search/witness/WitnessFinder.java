package dev.errdict.search.witness;

import dev.errdict.db.EntryRef;
import dev.errdict.search.code.CodeMention;
import dev.errdict.search.code.CodeRecogniser;
import dev.errdict.search.index.IndexSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the witnesses of one question in one snapshot of the index. */
public final class WitnessFinder {
  /** The chance of a number that replaces another: not 210, it's 211. */
  private static final double REPLACEMENT = 0.95;

  /** The chance of a number that is taken back while nothing else remains: it is asked about. */
  private static final double TAKEN_BACK = 0.5;

  private final IndexSnapshot snapshot;
  private final Optional<String> catalog;
  private final Set<String> names;
  private final Map<String, List<EntryRef>> known = new HashMap<>();

  /**
   * @param catalog the only catalog to look in; empty for all
   * @param names what people call the catalogs, in lower case
   */
  public WitnessFinder(IndexSnapshot snapshot, Optional<String> catalog, Set<String> names) {
    this.snapshot = snapshot;
    this.catalog = catalog;
    this.names = names;
  }

  /**
   * @param text normalised
   */
  public Witnesses find(String text) {
    Corrections corrections = new Corrections(text);
    List<CodeMention> mentions =
        new CodeRecogniser(code -> !with(code).isEmpty(), names, snapshot.codePrefixes())
            .recognise(text);
    List<TextWitness> texts = TextWitnessFinder.find(text, catalog, snapshot);
    boolean othersRemain =
        mentions.stream().anyMatch(one -> isKnown(one) && !corrections.takesBack(one.at()))
            || texts.stream().anyMatch(one -> !corrections.takesBack(one.at()));
    boolean corrected =
        othersRemain
            && (mentions.stream().anyMatch(one -> corrections.takesBack(one.at()))
                || texts.stream().anyMatch(one -> corrections.takesBack(one.at())));
    List<CodeWitness> codes = new ArrayList<>();
    List<NumberWitness> numbers = new ArrayList<>();
    for (CodeMention mention : mentions) {
      if (corrected && corrections.takesBack(mention.at())) {
        continue;
      }
      if (mention.isNamed()) {
        codes.add(new CodeWitness(mention, with(mention.code())));
      } else {
        double chance = corrected ? Math.max(REPLACEMENT, mention.chance()) : mention.chance();
        if (corrections.takesBack(mention.at())) {
          chance = Math.min(chance, TAKEN_BACK);
        }
        numbers.add(new NumberWitness(mention, chance, with(mention.code())));
      }
    }
    return new Witnesses(
        codes,
        corrected ? texts.stream().filter(one -> !corrections.takesBack(one.at())).toList() : texts,
        numbers,
        corrections.remaining());
  }

  private boolean isKnown(CodeMention mention) {
    return !with(mention.code()).isEmpty();
  }

  private List<EntryRef> with(String code) {
    return known.computeIfAbsent(
        code,
        key ->
            snapshot.withCode(key).stream()
                .filter(ref -> catalog.isEmpty() || catalog.get().equals(ref.catalog()))
                .toList());
  }
}
