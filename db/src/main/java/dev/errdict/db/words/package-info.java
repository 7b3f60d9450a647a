/** The two languages and errdict's sentences in them. */
@NullMarked
package dev.errdict.db.words;

import org.jspecify.annotations.NullMarked;
