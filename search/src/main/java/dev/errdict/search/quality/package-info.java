/** How good the answers are: labelled questions through the real answer path. */
@NullMarked
package dev.errdict.search.quality;

import org.jspecify.annotations.NullMarked;
