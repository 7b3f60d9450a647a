package dev.errdict.search.index;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.text.TextPattern;

/**
 * An official text of an entry that is contained in a text.
 *
 * @param kind which of its texts
 * @param weight how significant the text is; see {@link TextPattern#weight}
 * @param oneWord whether it is a single word
 * @param readAs whether it was found by its look-alike form, as {@code SlGNATURE_FAlLED}
 * @param match where it was found, in words
 */
public record TextHit(
    EntryRef ref,
    Unit.Kind kind,
    double weight,
    boolean oneWord,
    boolean readAs,
    TextPattern.Match match) {}
