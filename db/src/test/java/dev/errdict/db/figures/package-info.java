/** Programs that measure; not run by the build. */
@NullMarked
package dev.errdict.db.figures;

import org.jspecify.annotations.NullMarked;
