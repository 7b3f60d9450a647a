package dev.errdict.search.witness;

import dev.errdict.db.catalog.CatalogName;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.code.CodeMention;
import dev.errdict.search.code.CodeRecogniser;
import dev.errdict.search.code.KnownCodes;
import dev.errdict.search.code.NamedCatalogs;
import dev.errdict.search.index.FormerCodes;
import dev.errdict.search.index.IndexSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;

/** Finds the witnesses of one question in one snapshot of the index. */
public final class WitnessFinder {
  /** The chance of a number that replaces another: not 210, it's 211. */
  private static final double REPLACEMENT = 0.95;

  /** The chance of a corrected number when nothing else remains: then the question is about it. */
  private static final double TAKEN_BACK = 0.5;

  private final IndexSnapshot snapshot;
  private final Optional<String> catalog;
  private final NamedCatalogs names;
  private final Map<String, CatalogName> called;
  private final FormerCodes former;
  private final Map<String, List<EntryRef>> known = new HashMap<>();
  private final Map<Set<String>, Map<String, List<EntryRef>>> knownOf = new HashMap<>();

  /**
   * @param catalog the only catalog to look in; empty for all
   * @param names of the catalogs by their spelling in lower case
   * @param former codes that name the entries that had them, where no entry has them now
   */
  public WitnessFinder(
      IndexSnapshot snapshot,
      Optional<String> catalog,
      Map<String, CatalogName> names,
      FormerCodes former) {
    this.former = former;
    this.snapshot = snapshot;
    this.catalog = catalog;
    this.called = names;
    this.names = new NamedCatalogs(names, (code, ids) -> !with(code, ids).isEmpty());
  }

  /**
   * @param text normalised
   */
  public Witnesses find(String text) {
    Corrections corrections = new Corrections(text);
    List<CodeMention> mentions =
        new ArrayList<>(
            new CodeRecogniser(new Known(), names, snapshot.codePrefixes()).recognise(text));
    List<TextWitness> texts = TextWitnessFinder.find(text, catalog, snapshot);
    // A symbol is a text, also where a key calls it a code.
    mentions.removeIf(one -> one.isWord() && !isKnown(one) && isPartOf(texts, one));
    boolean takenBack =
        mentions.stream().anyMatch(one -> corrections.takesBack(one.at()))
            || texts.stream().anyMatch(one -> corrections.takesBack(one.at()));
    if (takenBack) {
      addInstead(corrections, mentions);
    }
    boolean corrected =
        takenBack
            && (mentions.stream()
                    .anyMatch(
                        one -> (isKnown(one) || one.isNamed()) && !corrections.takesBack(one.at()))
                || texts.stream().anyMatch(one -> !corrections.takesBack(one.at())));
    List<CodeWitness> codes = new ArrayList<>();
    List<NumberWitness> numbers = new ArrayList<>();
    for (CodeMention mention : mentions) {
      boolean denied = corrections.takesBack(mention.at());
      if (corrected && denied) {
        continue;
      }
      if (mention.isNamed() && (!denied || corrections.asks())) {
        codes.add(new CodeWitness(mention, with(mention)));
      } else {
        double chance = corrected ? Math.max(REPLACEMENT, mention.chance()) : mention.chance();
        numbers.add(
            new NumberWitness(
                mention, denied ? Math.min(chance, TAKEN_BACK) : chance, with(mention)));
      }
    }
    if (mentions.isEmpty() && texts.isEmpty() && CodeRecogniser.tellsAnotherNumber(text)) {
      return new Witnesses(List.of(), List.of(), List.of(), false, "");
    }
    List<TextWitness> standing =
        corrected ? texts.stream().filter(one -> !corrections.takesBack(one.at())).toList() : texts;
    return new Witnesses(
        codes,
        standing,
        numbers,
        !standing.isEmpty() && new Strangers(snapshot, catalog).around(standing.getFirst(), text),
        corrections.remaining());
  }

  /** What the asked catalogs have. */
  private final class Known implements KnownCodes {
    @Override
    public boolean has(String code) {
      return !with(code).isEmpty();
    }

    @Override
    public boolean hasItself(String code) {
      List<EntryRef> found = with(code);
      return found.stream().anyMatch(ref -> ref.code().equals(code))
          || former.with(code).stream()
              .anyMatch(
                  one ->
                      one.name().code().equals(code)
                          && one.now().filter(found::contains).isPresent());
    }
  }

  private static boolean isPartOf(List<TextWitness> texts, CodeMention mention) {
    return texts.stream().anyMatch(one -> one.at() < mention.end() && mention.at() < one.end());
  }

  /**
   * Adds a number that replaces a corrected code; it counts as a code even if no catalog has it.
   */
  private void addInstead(Corrections corrections, List<CodeMention> mentions) {
    for (MatchResult instead : corrections.instead()) {
      int at = instead.start("number");
      mentions.removeIf(one -> one.at() == at && !one.isNamed() && !isKnown(one));
      if (mentions.stream().noneMatch(one -> one.at() <= at && at < one.end())) {
        String code = instead.group("number");
        mentions.add(new CodeMention(code, code, CodeMention.Kind.LABELLED, at, 0, 1));
      }
    }
  }

  private boolean isKnown(CodeMention mention) {
    return !with(mention).isEmpty();
  }

  private List<EntryRef> with(CodeMention mention) {
    return mention
        .of()
        .flatMap(name -> Optional.ofNullable(called.get(name)))
        .map(name -> with(mention.code(), name.catalogs()))
        .orElseGet(() -> with(mention.code()));
  }

  private List<EntryRef> with(String code, Set<String> catalogs) {
    return knownOf
        .computeIfAbsent(catalogs, _ -> new HashMap<>())
        .computeIfAbsent(
            code, key -> find(key, ref -> catalogs.contains(ref.catalog()) && isAsked(ref)));
  }

  private List<EntryRef> with(String code) {
    return known.computeIfAbsent(code, key -> find(key, this::isAsked));
  }

  private List<EntryRef> find(String code, Predicate<EntryRef> wanted) {
    List<EntryRef> now = snapshot.withCode(code, wanted);
    return now.isEmpty()
        ? former.with(code).stream()
            .flatMap(one -> one.now().stream())
            .filter(wanted)
            .flatMap(ref -> snapshot.withCode(ref.code(), ref::equals).stream())
            .toList()
        : now;
  }

  private boolean isAsked(EntryRef ref) {
    return catalog.isEmpty() || catalog.get().equals(ref.catalog());
  }
}
