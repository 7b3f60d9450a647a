/** The two languages and the sentences that errdict says in them. */
@NullMarked
package dev.errdict.db.words;

import org.jspecify.annotations.NullMarked;
