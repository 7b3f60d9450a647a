package dev.errdict.search.index;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import java.util.List;

/**
 * A unit that a search found.
 *
 * @param document its number in the snapshot, the same for the same unit
 * @param terms its terms
 * @param sounds its pairs of syllables; none without Han text
 * @param taught whether its entry has phrases
 * @param score of the search
 */
public record UnitHit(
    int document,
    EntryRef ref,
    Unit.Kind kind,
    Lang lang,
    List<WeighedTerm> terms,
    List<WeighedTerm> sounds,
    boolean taught,
    float score) {
  UnitHit withScore(float other) {
    return new UnitHit(document, ref, kind, lang, terms, sounds, taught, other);
  }
}
