@NullMarked
package dev.errdict.search.quality;

import org.jspecify.annotations.NullMarked;
