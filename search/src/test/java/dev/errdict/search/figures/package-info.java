/** Programs that measure; not run by the build. */
@NullMarked
package dev.errdict.search.figures;

import org.jspecify.annotations.NullMarked;
