package dev.errdict.search.index;

import dev.errdict.db.EntryRef;
import dev.errdict.db.Lang;

/**
 * A unit that a search brought up.
 *
 * @param document its number in the snapshot, the same for the same unit
 * @param terms its terms, separated by spaces
 * @param sounds its pairs of syllables, separated by spaces; empty without Han text
 * @param score what the search gave it
 */
public record UnitHit(
    int document,
    EntryRef ref,
    Unit.Kind kind,
    Lang lang,
    String terms,
    String sounds,
    float score) {
  UnitHit withScore(float other) {
    return new UnitHit(document, ref, kind, lang, terms, sounds, other);
  }
}
