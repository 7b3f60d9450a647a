@NullMarked
package dev.errdict.search.index;

import org.jspecify.annotations.NullMarked;
