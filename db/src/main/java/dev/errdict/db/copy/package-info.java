/** Copying a whole store, history included, from one engine to the other. */
@NullMarked
package dev.errdict.db.copy;

import org.jspecify.annotations.NullMarked;
