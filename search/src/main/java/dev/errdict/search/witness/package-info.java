/**
 * What in a question names an entry exactly: a code ({@link
 * dev.errdict.search.witness.CodeWitness}), a title, symbol or message contained in the text
 * ({@link dev.errdict.search.witness.TextWitness}), or an unlabelled number that a catalog has
 * ({@link dev.errdict.search.witness.NumberWitness}). {@code Decision} says which of them wins.
 */
@NullMarked
package dev.errdict.search.witness;

import org.jspecify.annotations.NullMarked;
